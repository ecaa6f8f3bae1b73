/**
 * What stands on a PDF's pages, without reading it: how many letters are drawn.
 */
import { inflateSync } from "node:zlib";

/**
 * The letters of all pages. One that two pages have a part of counts twice.
 *
 * @param {Buffer} pdf
 */
export function lettersOn(pdf) {
  return streams(pdf).reduce((sum, stream) => sum + lettersIn(stream), 0);
}

/** The unpacked streams that write text.
 * @param {Buffer} pdf */
function streams(pdf) {
  const text = pdf.toString("latin1");
  return Array.from(text.matchAll(/(?<!end)stream\r?\n/g), ({ index, 0: { length } }) => {
    try {
      const packed = pdf.subarray(index + length, text.indexOf("endstream", index));
      return inflateSync(packed).toString("latin1");
    } catch {
      // A picture or a font of another packing.
      return "";
    }
  }).filter((stream) => /\bBT\b[^]*\bT[jJ]\b/.test(stream));
}

/** In `<0012003F>` each letter has the digits that its font gives it, in `(tower\)` one byte.
 * @param {string} stream */
function lettersIn(stream) {
  let letters = 0;
  for (const [, list = ""] of stream.matchAll(/((?:\[(?:\((?:\\[^]|[^\\)])*\)|[^\]()])*\]|\((?:\\[^]|[^\\)])*\)|<[\dA-Fa-f\s]*>))\s*T[jJ]\b/g)) {
    for (const [, bytes, digits = ""] of list.matchAll(/\(((?:\\[^]|[^\\)])*)\)|<([\dA-Fa-f\s]*)>/g)) {
      letters += bytes === undefined ? digits.replace(/\s/g, "").length / 4 : bytes.replace(/\\(?:\d{3}|[^])/g, "x").length;
    }
  }
  return letters;
}
