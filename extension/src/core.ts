// The core as a WebAssembly module, wherever it may run: in an extension's background, or in a page of one's own.

/** What wasm-bindgen writes beside a module. */
export interface Glue {
  init(options: { module_or_path: Promise<ArrayBuffer | Response> }): Promise<unknown>;
  /** A new instance in place of the old. */
  reset(): void;
}

/** The core, once it is compiled. */
export class Core {
  readonly #ready: Promise<unknown>;

  /** Compiles the module at once, from its bytes or from the response that brings them. */
  constructor(
    private readonly glue: Glue,
    module: Promise<ArrayBuffer | Response>,
  ) {
    this.#ready = glue.init({ module_or_path: module });
    // Whoever asks hears of it.
    this.#ready.catch(() => undefined);
  }

  /** Asks the module. An instance that trapped is thrown away; the next question gets a new one. */
  async ask<T>(question: () => T): Promise<T> {
    await this.#ready;
    try {
      return question();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) this.glue.reset();
      throw error;
    }
  }
}
