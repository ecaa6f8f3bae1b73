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
  return new DOMParser().parseFromString(text, /** @type {DOMParserSupportedType} */ (type));
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
    .../** @type {object} */ (new Function(`return ${script}`)()),
  };
}
