/**
 * Documents for the tests: live ones, in a frame of the test's page, and parsed ones.
 */

/**
 * A document that the browser lays out.
 * @param {string} html
 * @returns {Promise<Document>}
 */
export async function live(html) {
  return await framed({ srcdoc: html });
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
