/**
 * Whether a snapshot's places and its document's nodes lead to each other.
 */

import { nodesOf, placeOf } from '../src/nodes.js';

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
