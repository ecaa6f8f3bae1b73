/**
 * Takes off what wasm-bindgen leaves on a module and no optimizer may touch.
 *
 * - What nothing calls: js-sys describes every function of JavaScript's that takes a closure, and with each description
 *   comes the way to call such a closure. wasm-bindgen takes the descriptions out, and leaves the ways in the module's
 *   table. Those that are called from outside are exports.
 * - Long names of imports: each is that of a binding, with a hash, behind the name of a file.
 *
 * node trim.mjs FOLDER NAME: of what wasm-bindgen wrote into a folder, trims NAME_bg.wasm, with its functions' names, and NAME.js
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import binaryen from "binaryen";

const UNCALLED = /wasm_bindgen\d*convert\d*closures|wasm_bindgen::convert::closures|js_sys\d*futures|js_sys::futures/u;

// What rustc makes of its own accord: a module that says it needs more is refused by browsers.
const { BulkMemory, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;

const [folder = "", name = ""] = process.argv.slice(2);
const files = { wasm: `${folder}/${name}_bg.wasm`, script: `${folder}/${name}.js` };
const module = binaryen.readBinary(readFileSync(files.wasm));
module.setFeatures(BulkMemory | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);
const functions = Array.from({ length: module.getNumFunctions() }, (_, place) => module.getFunctionByIndex(place));
const exports = Array.from({ length: module.getNumExports() }, (_, place) => binaryen.getExportInfo(module.getExportByIndex(place)).value);

let script = readFileSync(files.script, "utf8");
/** @param {string} long @param {string} short */
function rename(long, short) {
  const parts = script.split(`${long}: `);
  if (parts.length !== 2) throw new Error(`${files.script} names ${long} ${parts.length - 1} times`);
  script = parts.join(`${short}: `);
}

let imports = 0;
for (const found of functions) {
  const { name: own, module: from, base, params, results } = binaryen.getFunctionInfo(found);
  if (from !== "") {
    const short = `_${(imports += 1).toString(36)}`;
    rename(base, short);
    module.addFunctionImport(own, ".", short, params, results);
  } else if (UNCALLED.test(own) && !exports.includes(own)) {
    binaryen.Function.setBody(found, module.unreachable());
  }
}
rename(`"./${name}_bg.js"`, '"."');
writeFileSync(files.wasm, module.emitBinary());
writeFileSync(files.script, script);
