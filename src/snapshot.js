/**
 * The walk over a document, live or parsed: one pass that writes down what judging needs to know.
 *
 * The format and its rules stand in core/src/document/snapshot.rs; this file follows them. Nothing here decides
 * about words, and nothing is written to the page.
 *
 * Every property is read by a getter taken from its prototype: inputs of a form that are named `firstChild` or
 * `attributes` shadow those of the form, in an extension's isolated world too. The walk keeps its own stack, so
 * that depth costs no calls.
 */

/** @import { Snapshot } from '../extension/src/judgement.js' */

/**
 * @typedef {object} Level An element whose children are being walked.
 * @property {number} index Its place in the snapshot.
 * @property {Node} element
 * @property {Level | null} above The element around it; null at the top.
 * @property {State} state Whether it is shown.
 * @property {boolean} rendered Whether the browser lays them out, so that it can be asked.
 * @property {Node} first Its first child.
 * @property {ArrayLike<Node> | null} list All its children, where they aren't each other's siblings.
 * @property {number} at The place of the present child in `list`.
 */

/** @typedef {{ level: Level, node: Node | null }} Cursor The next node to write down, null at the end, and its level. */
/** @typedef {0 | 1 | 2 | 3 | 4} State */
/** Not asked yet: only a text or a picture wants to know. */
const UNASKED = 0;
/** Shown; children are asked. */
const SHOWN = 1;
/** With a box, but not visible; a child may be. */
const UNSEEN = 2;
/** Without a box, and so is everything below. */
const GONE = 3;
/** Shown, and nothing below is asked. */
const SETTLED = 4;

const [ELEMENT, TEXT, CDATA] = [1, 3, 4];

/** Flags of the format. */
const [HIDDEN, RENDERED] = [1, 2];
/** More than white space. */
const INK = /\S/;
const LONGEST_VALUE = 65_536;
/** Of the names that begin like these the core reads few. */
const SELDOM_READ = /^(?:on|style$|aria-|data-)/;
const READ = new Set((
  'aria-hidden aria-label aria-modal data-image data-lang data-language data-latex data-line-number data-lazy-src ' +
  'data-lazy-srcset data-original data-original-src data-src data-srcset data-url').split(' '));
const MOST_NAMES = 65_534;
const XHTML = 'http://www.w3.org/1999/xhtml';
/** Nodes; see `run`. */
const AT_ONCE = 64;
const OWN_VISIBILITY = { visibilityProperty: true };

/** What an element needs beside the usual, by its name. */
const PLAIN = 0;
/** May have a shadow root. */
const HOST = 1;
/** Never has a box. */
const BOXLESS = 2;
/** Its inside is left out. Of this kind and its neighbours the browser isn't asked. */
const SEALED = 3;
const SCRIPT = 4;
const IMAGE = 5;
const [FRAME, NOSCRIPT, SLOT, DETAILS, MEDIA] = [6, 7, 8, 9, 10];

/** @type {Map<string, number>} */
const KINDS = new Map();
/** @type {(kind: number, names: string) => void} */
const special = (kind, names) => names.split(' ').forEach((name) => KINDS.set(name, kind));
special(HOST, 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span');
special(BOXLESS, 'head title meta link base source track param area rp');
special(SEALED, 'style template svg');
special(SCRIPT, 'script');
special(IMAGE, 'img');
special(FRAME, 'iframe frame');
special(NOSCRIPT, 'noscript');
special(SLOT, 'slot');
special(DETAILS, 'details');
special(MEDIA, 'video audio object embed');

/**
 * A property's getter, as a function of `this`.
 * @template {object} T
 * @template {keyof T & string} K
 * @param {T} prototype
 * @param {K} name
 * @returns {(this: Node) => T[K]}
 */
function getter(prototype, name) {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`This browser has no property ${name}.`);
  return get;
}

/**
 * The page's properties as functions; see the top of the file. Taken at the first walk: the module is also loaded
 * where there is no document, by a worker that only judges.
 */
function takeReaders() {
  const node = Node.prototype;
  const element = Element.prototype;
  const document = Document.prototype;
  return {
    nodeType: getter(node, 'nodeType'),
    firstChild: getter(node, 'firstChild'),
    nextSibling: getter(node, 'nextSibling'),
    textContent: getter(node, 'textContent'),
    baseURI: getter(node, 'baseURI'),
    data: getter(CharacterData.prototype, 'data'),
    localName: getter(element, 'localName'),
    namespaceURI: getter(element, 'namespaceURI'),
    shadowRoot: getter(element, 'shadowRoot'),
    documentElement: getter(document, 'documentElement'),
    defaultView: getter(document, 'defaultView'),
    currentSrc: getter(HTMLImageElement.prototype, 'currentSrc'),
    src: getter(HTMLImageElement.prototype, 'src'),
    iframeDocument: getter(HTMLIFrameElement.prototype, 'contentDocument'),
    frameDocument: getter(HTMLFrameElement.prototype, 'contentDocument'),
    hasAttributes: /** @type {(this: Node) => boolean} */ (element.hasAttributes),
    getAttributeNames: /** @type {(this: Node) => string[]} */ (element.getAttributeNames),
    getAttribute: /** @type {(this: Node, name: string) => string | null} */ (element.getAttribute),
    checkVisibility: /** @type {(this: Node, options?: CheckVisibilityOptions) => boolean} */ (element.checkVisibility),
    assignedNodes: /** @type {(this: Node) => Node[]} */ (HTMLSlotElement.prototype.assignedNodes),
    querySelector: /** @type {(this: Node, selector: string) => Element | null} */ (document.querySelector),
  };
}

/** @typedef {ReturnType<typeof takeReaders>} Readers */
/** @type {Readers | undefined} */
let readers;

/** What was written down so far. */
class Walk {
  constructor() {
    this.read = (readers ??= takeReaders());
    this.parents = /** @type {number[]} */ ([]);
    this.tags = /** @type {number[]} */ ([]);
    this.flags = /** @type {number[]} */ ([]);
    this.lengths = /** @type {number[]} */ ([]);
    this.owners = /** @type {number[]} */ ([]);
    this.attributeNames = /** @type {number[]} */ ([]);
    this.attributeLengths = /** @type {number[]} */ ([]);
    this.names = /** @type {string[]} */ ([]);
    this.kinds = /** @type {number[]} */ ([]);
    this.places = /** @type {Map<string, number>} */ (new Map());
    /** Places of attributes' names, -1 for those left out. @type {Map<string, number>} */
    this.attributePlaces = new Map();
    /** Of noscripts. @type {DOMParser | undefined} */
    this.parser = undefined;
    // Joined at the end: a string that grows piece by piece is a tree, which sending it would have to flatten.
    this.texts = /** @type {string[]} */ ([]);
    this.values = /** @type {string[]} */ ([]);
  }

  /**
   * Walks from the root element, whose place is 0, some nodes at a time: a loop that goes on for long Chromium compiles
   * at its best beside it. That is ready when the walk is over, and takes a core from those who judge and draw: a tenth
   * of a click.
   * @param {Element} root @param {boolean} rendered
   */
  run(root, rendered) {
    const top = { index: 0, element: root, above: null, state: SHOWN, rendered, first: root, list: [root], at: 0 };
    const cursor = /** @type {Cursor} */ ({ level: top, node: root });
    while (cursor.node) this.runOn(cursor);
  }

  /**
   * What every node needs stands in this one loop: a click walks once, mostly before anything is compiled, and calls
   * are what costs then. With a method for each part it took twice as long.
   * @param {Cursor} cursor
   */
  runOn(cursor) {
    const { nodeType, nextSibling, firstChild, localName, hasAttributes, shadowRoot, data } = this.read;
    const { parents, tags, flags, lengths, places, kinds, texts } = this;
    let { level, node } = cursor;
    for (let left = AT_ONCE; node && left > 0; left--) {
      const type = /** @type {number} */ (nodeType.call(node));
      if (type === ELEMENT) {
        const name = /** @type {string} */ (localName.call(node));
        const place = places.get(name) ?? this.learn(name);
        const index = parents.push(level.index) - 1;
        tags.push(place + 1);
        flags.push(0);
        lengths.push(0);
        const kind = kinds[place] ?? PLAIN;
        if (hasAttributes.call(node)) this.addAttributes(node, index, kind === IMAGE);
        let inner = /** @type {Level | null} */ (null);
        if (kind <= BOXLESS && level.rendered) {
          const first = firstChild.call((kind === HOST && shadowRoot.call(node)) || node);
          if (first) {
            const state = level.state >= GONE ? level.state : kind === BOXLESS ? SETTLED : UNASKED;
            inner = { index, element: node, above: level, state, rendered: true, first, list: null, at: 0 };
          }
        } else if (kind !== SEALED) {
          inner = this.inside(kind, this.levelOf(node, kind, index, level));
        }
        if (inner) {
          level = inner;
          node = inner.first;
          continue;
        }
      } else if (type === TEXT || type === CDATA) {
        const text = /** @type {string} */ (data.call(node));
        if (text.length > 0) {
          const state = INK.test(text) ? level.state || this.stateOf(level) : SHOWN;
          parents.push(level.index);
          tags.push(0);
          flags.push(isHidden(state) ? HIDDEN : 0);
          lengths.push(text.length);
          texts.push(text);
        }
      }
      node = level.list ? (level.list[++level.at] ?? null) : nextSibling.call(node);
      while (!node && level.above) {
        const done = level;
        level = level.above;
        node = level.list ? (level.list[++level.at] ?? null) : nextSibling.call(done.element);
      }
    }
    cursor.level = level;
    cursor.node = node;
  }

  /** @param {Node} element @param {number} kind @param {number} index @param {Level} above @returns {Level} */
  levelOf(element, kind, index, above) {
    const { rendered } = above;
    let state = /** @type {State} */ (rendered ? UNASKED : above.state);
    if (above.state >= GONE) state = above.state;
    else if (kind >= BOXLESS && kind <= SCRIPT) state = SETTLED;
    else if (!rendered) state = this.askAttributes(element, above.state);
    return { index, element, above, state, rendered, first: element, list: null, at: 0 };
  }

  /**
   * The level with the first of its children; null if there are none to walk.
   * @param {number} kind @param {Level} level @returns {Level | null}
   */
  inside(kind, level) {
    const { element } = level;
    const { firstChild, shadowRoot, getAttribute, namespaceURI } = this.read;
    // Only elements of HTML are special, whatever others are called.
    switch (kind > SEALED && namespaceURI.call(element) !== XHTML ? PLAIN : kind) {
      case HOST:
        return withFirst(level, firstChild.call(shadowRoot.call(element) ?? element));
      case SCRIPT:
        if (!isData(getAttribute.call(element, 'type'))) return null;
        break;
      case IMAGE:
        this.addPicture(level);
        return null;
      case FRAME:
        this.addState(level);
        return this.insideFrame(element, level);
      case MEDIA:
        this.addState(level);
        break;
      case NOSCRIPT:
        if (level.rendered) return this.insideNoscript(element, level);
        break;
      case SLOT: {
        const assigned = this.read.assignedNodes.call(element);
        if (assigned.length > 0) return withList(level, assigned);
        break;
      }
      case DETAILS:
        if (getAttribute.call(element, 'open') === null && this.stateOf(level) === SHOWN) level.state = SETTLED;
        break;
    }
    return withFirst(level, firstChild.call(element));
  }

  /** @param {Node} element @param {Level} level */
  insideFrame(element, level) {
    const { localName, getAttribute, frameDocument, iframeDocument, documentElement } = this.read;
    // Even to find a frame empty, the browser prepares a JavaScript world for it.
    if (isElsewhere(getAttribute.call(element, 'src'))) return null;
    try {
      const document = (localName.call(element) === 'frame' ? frameDocument : iframeDocument).call(element);
      const root = document && documentElement.call(document);
      return root && { ...withList(level, [root]), rendered: true };
    } catch {
      // A frame of another origin says so by throwing in some browsers.
      return null;
    }
  }

  /**
   * Where scripts run, a noscript holds its markup as a text, which is parsed without running or loading anything.
   * @param {Node} element @param {Level} level
   */
  insideNoscript(element, level) {
    const { textContent, firstChild } = this.read;
    const { body } = (this.parser ??= new DOMParser()).parseFromString(`<body>${textContent.call(element)}`, 'text/html');
    const state = level.above ? this.stateOf(level.above) : SHOWN;
    return withFirst({ ...level, state, rendered: false }, firstChild.call(body));
  }

  /** Whether an element is shown. One with a box answers for itself. @param {Level} level @returns {State} */
  stateOf(level) {
    return this.stateByBox(level) || this.stateAround(level);
  }

  /** @param {Level} level @returns {State} */
  stateByBox(level) {
    const { checkVisibility } = this.read;
    if (level.state !== UNASKED) return level.state;
    if (checkVisibility.call(level.element, OWN_VISIBILITY)) level.state = SHOWN;
    else if (checkVisibility.call(level.element)) level.state = UNSEEN;
    return level.state;
  }

  /**
   * The state of an element without a box. It comes from the nearest around it that has one, and stays noted for all
   * that stands between them.
   * @param {Level} element @returns {State}
   */
  stateAround(element) {
    const boxless = [];
    let level = element;
    while (this.stateByBox(level) === UNASKED && level.above) {
      boxless.push(level);
      level = level.above;
    }
    let { state } = level;
    for (const inner of boxless.toReversed()) inner.state = state = state === GONE ? GONE : stateWithoutBox(inner.element);
    return state;
  }

  /** The rule for a document that no browser lays out. @param {Node} element @param {State} above @returns {State} */
  askAttributes(element, above) {
    const { getAttribute, localName } = this.read;
    if (getAttribute.call(element, 'hidden') !== null) return GONE;
    if (localName.call(element) === 'dialog' && getAttribute.call(element, 'open') === null) return GONE;
    const style = getAttribute.call(element, 'style');
    if (!style) return above;
    if (declared(style, 'display') === 'none') return GONE;
    const visibility = declared(style, 'visibility');
    if (visibility === 'visible') return SHOWN;
    return visibility === 'hidden' || visibility === 'collapse' ? UNSEEN : above;
  }

  /** @param {Node} element @param {number} index @param {boolean} isPicture Its address may stand anywhere. */
  addAttributes(element, index, isPicture) {
    const { getAttribute, getAttributeNames } = this.read;
    const { attributePlaces, owners, attributeNames, attributeLengths, values } = this;
    const names = getAttributeNames.call(element);
    // An iterator is slow until it is compiled.
    for (let each = 0; each < names.length; each++) {
      const name = /** @type {string} */ (names[each]);
      let place = attributePlaces.get(name) ?? this.learnAttribute(name);
      if (place < 0 && isPicture && name.startsWith('data-')) place = this.placeOf(name);
      if (place < 0) continue;
      const value = /** @type {string} */ (getAttribute.call(element, name));
      if (value.length > LONGEST_VALUE) continue;
      owners.push(index);
      attributeNames.push(place);
      attributeLengths.push(value.length);
      values.push(value);
    }
  }

  /** Of what shows by itself. @param {Level} level */
  addState(level) {
    if (isHidden(this.stateOf(level))) this.flags[level.index] = HIDDEN;
  }

  /** @param {Level} level */
  addPicture(level) {
    const { index, element } = level;
    this.addState(level);
    const shown = this.read.currentSrc.call(element);
    if (!shown || shown === this.read.src.call(element) || shown.length > LONGEST_VALUE) return;
    this.owners.push(index);
    this.attributeNames.push(this.placeOf('current-src'));
    this.attributeLengths.push(shown.length);
    this.values.push(shown);
  }

  /** @param {string} name */
  learnAttribute(name) {
    const place = SELDOM_READ.test(name) && !READ.has(name) ? -1 : this.placeOf(name);
    this.attributePlaces.set(name, place);
    return place;
  }

  /** @param {string} name */
  placeOf(name) {
    return this.places.get(name) ?? this.learn(name);
  }

  /** @param {string} name */
  learn(name) {
    const lower = name.toLowerCase();
    let place = this.places.get(lower);
    if (place === undefined) {
      // No page to read has that many names; those beyond share the last.
      place = Math.min(this.names.length, MOST_NAMES - 1);
      if (place === this.names.length) {
        this.names.push(lower);
        this.kinds.push(KINDS.get(lower) ?? (lower.includes('-') ? HOST : PLAIN));
      }
    }
    this.places.set(name, place);
    return place;
  }

  /** @param {string} address @returns {Snapshot} */
  finish(address) {
    return {
      parents: new Uint32Array(this.parents),
      tags: new Uint16Array(this.tags),
      flags: new Uint8Array(this.flags),
      lengths: new Uint32Array(this.lengths),
      attributeOwners: new Uint32Array(this.owners),
      attributeNames: new Uint16Array(this.attributeNames),
      attributeLengths: new Uint32Array(this.attributeLengths),
      names: this.names.join('\n'),
      text: this.texts.join(''),
      values: this.values.join(''),
      address,
    };
  }
}

/**
 * Of an element without a box, in one that isn't gone: with `display: contents` its children have theirs.
 * @param {Node} element @returns {State}
 */
function stateWithoutBox(element) {
  const style = getComputedStyle(/** @type {Element} */ (element));
  if (style.display !== 'contents') return GONE;
  return style.visibility === 'visible' ? SHOWN : UNSEEN;
}

/** @param {State} state */
function isHidden(state) {
  return state === UNSEEN || state === GONE;
}

/** @param {Level} level @param {Node | null} first @returns {Level | null} */
function withFirst(level, first) {
  if (!first) return null;
  level.first = first;
  return level;
}

/** @param {Level} level @param {ArrayLike<Node>} list Not empty. @returns {Level} */
function withList(level, list) {
  return { ...level, first: /** @type {Node} */ (list[0]), list, at: 0 };
}

/** Whether a frame's source is of another origin. @param {string | null} source */
function isElsewhere(source) {
  return source !== null && /^\s*(?:https?:)?\/\//i.test(source) && URL.parse(source, location.href)?.origin !== location.origin;
}

/** Whether a script holds data about the page, or a formula. @param {string | null} type */
function isData(type) {
  return type !== null && /^\s*(?:application\/ld\+json|math\/tex)\b/i.test(type);
}

/**
 * The value that a style attribute declares last for a property, or ''.
 * @param {string} style @param {string} property
 */
function declared(style, property) {
  let value = '';
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0 || declaration.slice(0, colon).trim().toLowerCase() !== property) continue;
    value = declaration.slice(colon + 1).replace('!important', '').trim().toLowerCase();
  }
  return value;
}

/**
 * The address that relative links start from. A parsed document has taken over the address of whoever parsed it,
 * which says nothing: only its own base element counts.
 * @param {Document} document @param {boolean} rendered
 */
function addressOf(document, rendered) {
  const { baseURI, querySelector, getAttribute } = /** @type {Readers} */ (readers);
  if (rendered) return baseURI.call(document);
  const base = querySelector.call(document, 'base[href]');
  const address = base && getAttribute.call(base, 'href');
  return address && URL.canParse(address) ? new URL(address).href : '';
}

/** Takes a document's snapshot. @param {Document} document @returns {Snapshot} */
export function takeSnapshot(document) {
  const walk = new Walk();
  const rendered = walk.read.defaultView.call(document) !== null;
  const root = walk.read.documentElement.call(document);
  if (root) walk.run(root, rendered);
  if (root && rendered) walk.flags[0] = RENDERED;
  return walk.finish(addressOf(document, rendered));
}
