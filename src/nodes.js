/**
 * Between a snapshot and the document that it was taken of: the node of each place, and the place of a node.
 *
 * The walk (snapshot.js) keeps no nodes: a click has no use for them before the view is drawn. What it left out, the
 * snapshot doesn't have, so that these need none of its rules but where children are found. Properties are read by
 * getters of their prototypes, as there.
 */

/** @import { Snapshot } from '../extension/src/judgement.js' */

const [ELEMENT, TEXT, CDATA, FRAGMENT] = [1, 3, 4, 11];
const XHTML = 'http://www.w3.org/1999/xhtml';
/** So many unknown siblings are passed over on the way to a known one. */
const REACH = 40;

/** @type {(prototype: object, name: string) => (this: Node) => any} */
const getter = (prototype, name) => /** @type {any} */ (Object.getOwnPropertyDescriptor(prototype, name)).get;

function takeReaders() {
  const [node, element] = [Node.prototype, Element.prototype];
  return {
    nodeType: getter(node, 'nodeType'),
    parentNode: getter(node, 'parentNode'),
    childNodes: getter(node, 'childNodes'),
    data: getter(CharacterData.prototype, 'data'),
    localName: getter(element, 'localName'),
    namespaceURI: getter(element, 'namespaceURI'),
    shadowRoot: getter(element, 'shadowRoot'),
    host: getter(ShadowRoot.prototype, 'host'),
    elementSlot: getter(element, 'assignedSlot'),
    textSlot: getter(Text.prototype, 'assignedSlot'),
    iframeDocument: getter(HTMLIFrameElement.prototype, 'contentDocument'),
    frameDocument: getter(HTMLFrameElement.prototype, 'contentDocument'),
  };
}

/** @type {ReturnType<typeof takeReaders> | undefined} */
let readers;
const read = () => (readers ??= takeReaders());

/**
 * For each place of a snapshot its node in the document. `undefined` where that has none (what a `noscript` holds as a
 * text), or no longer: the document may have changed since, and what fits no more is left out.
 *
 * From a block to its elements: the places whose `tree.blocks` are the block have their snapshot's place in
 * `tree.sources`, and that is the place here.
 * @param {Document} document @param {Snapshot} snapshot @returns {(Node | undefined)[]}
 */
export function nodesOf(document, snapshot) {
  const { parents } = snapshot;
  const fits = fitter(snapshot);
  /** @type {(Node | undefined)[]} */
  const nodes = [document.documentElement];
  nodes.length = parents.length;
  /** Of each element, its children and how many of them are passed. @type {({ list: ArrayLike<Node>, passed: number } | undefined)[]} */
  const children = [];
  for (let place = 1; place < parents.length; place++) {
    const parent = parents[place] ?? 0;
    const node = nodes[parent];
    if (!node) continue;
    const level = (children[parent] ??= { list: childrenOf(node), passed: 0 });
    let misses = 0;
    for (let at = level.passed; at < level.list.length && misses < REACH; at++) {
      const child = /** @type {Node} */ (level.list[at]);
      if (fits(child, place)) {
        nodes[place] = child;
        level.passed = at + 1;
        break;
      }
      if (isWalked(child)) misses++;
    }
  }
  return nodes;
}

/**
 * The place of a node in the snapshot that was just taken of its document; -1 if it has none.
 * @param {Node} node @param {Snapshot} snapshot @returns {number}
 */
export function placeOf(node, { parents }) {
  /** Of the node and those around it, how many siblings come before. @type {number[]} */
  const path = [];
  for (let inner = node, outer = around(inner); outer; inner = outer, outer = around(inner)) {
    const before = siblingsBefore(inner, outer);
    if (before < 0) return -1;
    path.push(before);
  }
  let place = 0;
  for (const before of path.toReversed()) {
    let passed = 0;
    let child = place + 1;
    // Whatever stands in an element comes before what comes after it.
    for (; child < parents.length; child++) if (parents[child] === place && passed++ === before) break;
    if (child === parents.length) return -1;
    place = child;
  }
  return place;
}

/** Whether a node can have been written at a place. @param {Snapshot} snapshot @returns {(node: Node, place: number) => boolean} */
function fitter({ tags, lengths, names }) {
  const { nodeType, localName, data } = read();
  const known = names.split('\n');
  return (node, place) => {
    const tag = tags[place] ?? 0;
    const type = nodeType.call(node);
    if (tag > 0) return type === ELEMENT && localName.call(node).toLowerCase() === known[tag - 1];
    return (type === TEXT || type === CDATA) && data.call(node).length === lengths[place];
  };
}

/** Whether the walk writes a node down. @param {Node} node */
function isWalked(node) {
  const type = read().nodeType.call(node);
  return type === ELEMENT || ((type === TEXT || type === CDATA) && read().data.call(node).length > 0);
}

/** What the walk takes for an element's children. @param {Node} element @returns {ArrayLike<Node>} */
function childrenOf(element) {
  const { childNodes, shadowRoot, localName, namespaceURI, iframeDocument, frameDocument } = read();
  const name = namespaceURI.call(element) === XHTML ? localName.call(element) : '';
  if (name === 'slot') {
    const assigned = HTMLSlotElement.prototype.assignedNodes.call(/** @type {HTMLSlotElement} */ (element));
    if (assigned.length > 0) return assigned;
  } else if (name === 'iframe' || name === 'frame') {
    try {
      const root = (name === 'frame' ? frameDocument : iframeDocument).call(element)?.documentElement;
      return root ? [root] : [];
    } catch {
      // Of another origin.
      return [];
    }
  }
  return childNodes.call(shadowRoot.call(element) ?? element);
}

/** What the walk takes for the element around a node; null at the top. @param {Node} node @returns {Node | null} */
function around(node) {
  const { nodeType, parentNode, host, elementSlot, textSlot } = read();
  const type = nodeType.call(node);
  const parent = (type === ELEMENT ? elementSlot : textSlot).call(node) ?? parentNode.call(node);
  if (!parent) return null;
  const outer = nodeType.call(parent);
  return outer === FRAGMENT ? host.call(parent) : outer === ELEMENT ? parent : null;
}

/** @param {Node} node @param {Node} outer */
function siblingsBefore(node, outer) {
  const list = childrenOf(outer);
  let before = 0;
  for (let at = 0; at < list.length; at++) {
    const child = /** @type {Node} */ (list[at]);
    if (child === node) return before;
    if (isWalked(child)) before++;
  }
  return -1;
}
