/**
 * Empties what nothing calls: js-sys describes every function of JavaScript's that takes a closure, and with each
 * description comes the way to call such a closure. wasm-bindgen takes the descriptions out, and leaves the ways in the
 * module's table, where no optimizer may touch them. Those that are called from outside are exports.
 *
 * node uncalled.mjs MODULE TO: the module with its functions' names
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import binaryen from "binaryen";

const UNCALLED = /wasm_bindgen\d*convert\d*closures|wasm_bindgen::convert::closures|js_sys\d*futures|js_sys::futures/u;

const [from = "", to = ""] = process.argv.slice(2);
const module = binaryen.readBinary(readFileSync(from));
module.setFeatures(binaryen.Features.All);
const exports = Array.from({ length: module.getNumExports() }, (_, place) => binaryen.getExportInfo(module.getExportByIndex(place)).value);
for (let place = 0; place < module.getNumFunctions(); place += 1) {
  const found = module.getFunctionByIndex(place);
  const { name, module: imported } = binaryen.getFunctionInfo(found);
  if (UNCALLED.test(name) && imported === "" && !exports.includes(name)) {
    binaryen.Function.setBody(found, module.unreachable());
  }
}
writeFileSync(to, module.emitBinary());
