// One clock for all parts of the extension.

/** Milliseconds since the epoch, finely. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** The time at which the next frame was drawn: a task after its animation frame. */
export function painted(): Promise<number> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => {
        port1.close();
        done(now());
      });
      port1.start();
      port2.postMessage(0);
    });
  });
}
