/**
 * Documents for the tests: live ones, in a frame of the test's page, and parsed ones; and whether a snapshot's places
 * and its document's nodes lead to each other.
 */

import { nodesOf, placeOf } from '../src/nodes.js';

/** The fixtures' pictures lie nowhere: a hundred frames would wait for the answers to all of them. */
const NO_PICTURES = '<meta http-equiv="Content-Security-Policy" content="img-src data:">';

/**
 * A document that the browser lays out.
 * @param {string} html
 * @returns {Promise<Document>}
 */
export async function live(html) {
  return await framed({ srcdoc: NO_PICTURES + html });
}

/**
 * A document of another type than HTML.
 * @param {string} text
 * @param {string} type
 * @returns {Promise<Document>}
 */
export async function typed(text, type) {
  return await framed({ src: URL.createObjectURL(new Blob([text], { type })) });
}

/**
 * @param {string} text
 * @param {string} type
 */
export function parsed(text, type) {
  // Unlike DOMParser, this knows declared shadow roots.
  if (type === 'text/html') return Document.parseHTMLUnsafe(text);
  return new DOMParser().parseFromString(text, /** @type {DOMParserSupportedType} */ (type));
}

/**
 * A parsed document with 20,000 elements in one another, and a word in the last. A laid out one ends the browser's
 * tab by itself. It is made piece by piece: Firefox looks through all ancestors at every append, Chromium through all
 * that is appended, both through all open elements when they parse.
 */
export function tower() {
  /** @type {Node} */
  let built = document.createTextNode('end');
  for (let piece = 0; piece < 100; piece++) {
    const top = document.createElement('div');
    let floor = top;
    for (let i = 1; i < 200; i++) floor = floor.appendChild(document.createElement('div'));
    floor.append(built);
    built = top;
  }
  const page = parsed('', 'text/html');
  page.body.append(built);
  return page;
}

/**
 * @param {{ srcdoc?: string, src?: string }} content
 * @returns {Promise<Document>}
 */
async function framed(content) {
  const frame = Object.assign(document.createElement('iframe'), content);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  if (!frame.contentDocument) throw new Error('the frame has no document');
  return frame.contentDocument;
}

/**
 * Runs a piece of script on a document.
 * @param {Document} document
 * @param {string} script
 */
export function change(document, script) {
  new Function('document', script)(document);
}

/**
 * A snapshot with some parts replaced by what a piece of script gives.
 * @param {string} script
 */
export function snapshotWith(script) {
  return {
    parents: Uint32Array.of(0, 0, 1),
    tags: Uint16Array.of(1, 2, 0),
    flags: Uint8Array.of(0, 0, 0),
    lengths: Uint32Array.of(0, 0, 2),
    attributeOwners: new Uint32Array(0),
    attributeNames: new Uint16Array(0),
    attributeLengths: new Uint32Array(0),
    names: 'html\np',
    text: 'ab',
    values: '',
    address: '',
    .../** @type {object} */ (evaluate(`(${script})`)),
  };
}

/**
 * What a piece of script gives.
 * @param {string} script
 */
export function evaluate(script) {
  return new Function(`return ${script}`)();
}

/**
 * What a function, given as a piece of script, makes of a value.
 * @param {unknown} value
 * @param {string} script
 */
export function describe(value, script) {
  return String(evaluate(script)(value));
}

/**
 * Whatever of a snapshot leads to another node than it was written of ("lost"), or from there to another place ("not
 * back"), a line each.
 * @param {Document} document
 * @param {import('../extension/src/judgement.js').Snapshot} snapshot
 */
export function strays(document, snapshot) {
  const { parents, tags, lengths, text } = snapshot;
  const names = snapshot.names.split('\n');
  const nodes = nodesOf(document, snapshot);
  let start = 0;
  const found = [];
  for (let place = 0; place < parents.length; place++) {
    const node = nodes[place];
    const name = tags[place] ? names[tags[place] - 1] : 'text';
    const words = text.slice(start, (start += lengths[place]));
    const is = node && (name === 'text' ? node.data === words : localNameOf(node) === name);
    if (!is) found.push(`${name}: lost`);
    else if (node.ownerDocument === document && placeOf(node, snapshot) !== place) found.push(`${name}: not back`);
  }
  return found.join('\n');
}

/**
 * A form's inputs may shadow its properties.
 * @param {Node} node
 */
const localNameOf = (node) => Reflect.get(Element.prototype, 'localName', node);
