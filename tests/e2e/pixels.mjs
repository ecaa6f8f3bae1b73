/**
 * What a screenshot shows, dot by dot.
 */
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

/**
 * The dots of one line of a PNG of eight bits a channel.
 *
 * @param {string} file
 * @param {number} y
 * @returns {number[][]} red, green, blue
 */
export function lineOf(file, y) {
  const bytes = readFileSync(file);
  const { width, channels, packed } = partsOf(bytes);
  const length = width * channels;
  const rows = inflateSync(packed);
  let above = Buffer.alloc(length);
  for (let row = 0; row <= y; row += 1) {
    const start = row * (length + 1);
    above = unfiltered(rows.subarray(start + 1, start + 1 + length), above, rows[start] ?? 0, channels);
  }
  return Array.from({ length: width }, (_, x) => [...above.subarray(x * channels, x * channels + 3)]);
}

/** @param {Buffer} bytes */
function partsOf(bytes) {
  const [SIGNATURE, HEAD, CHECK] = [8, 8, 4];
  const width = bytes.readUInt32BE(SIGNATURE + HEAD);
  const channels = bytes[SIGNATURE + HEAD + 9] === 6 ? 4 : 3;
  const packed = [];
  for (let at = SIGNATURE; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") packed.push(bytes.subarray(at + HEAD, at + HEAD + length));
    at += HEAD + length + CHECK;
  }
  return { width, channels, packed: Buffer.concat(packed) };
}

/**
 * @param {Buffer} line as it was filtered
 * @param {Buffer} above
 * @param {number} filter
 * @param {number} channels
 */
function unfiltered(line, above, filter, channels) {
  const made = Buffer.from(line);
  for (let at = 0; at < made.length; at += 1) {
    const left = made[at - channels] ?? 0;
    const up = above[at] ?? 0;
    const corner = above[at - channels] ?? 0;
    const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter] ?? 0;
    made[at] = ((made[at] ?? 0) + guess) & 255;
  }
  return made;
}

/** @param {number} left @param {number} up @param {number} corner */
function nearest(left, up, corner) {
  const slope = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((one) => Math.abs(slope - one));
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner;
}
