/**
 * Bundles a script by esbuild, whose command line can't do one thing: sheets that a script imports as text get their
 * comments and spaces taken off, like the script itself. A browser reads both at each click.
 *
 * node bundle.mjs OPTIONS: esbuild's BuildOptions as JSON
 */
import { readFile } from "node:fs/promises";
import process from "node:process";
import { build, transform } from "esbuild";

/** @type {import("esbuild").BuildOptions} */
const options = JSON.parse(process.argv[2] ?? "{}");

/** @type {import("esbuild").Plugin} */
const sheets = {
  name: "sheets",
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { target, charset } = options;
      const { code, warnings: errors } = await transform(await readFile(path, "utf8"), { loader: "css", sourcefile: path, minify: true, target, charset });
      return { contents: code.trimEnd(), loader: "text", errors };
    });
  },
};

await build({ ...options, plugins: [sheets] }).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
