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

/** @typedef {0 | 1 | 2 | 3 | 4} State */

/** Not asked yet: only a text or a picture wants to know. */
const UNASKED = 0;
/** Shown; children are asked. */
const SHOWN = 1;
/** Shown, and nothing below is asked. */
const SETTLED = 2;
/** With a box, but not visible; a child may be. */
const UNSEEN = 3;
/** Without a box, and so is everything below. */
const GONE = 4;

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** The flag of the format. */
const HIDDEN = 1;
/** More than white space. */
const INK = /\S/;
const LONGEST_VALUE = 65_536;
const MOST_NAMES = 65_534;
const XHTML = 'http://www.w3.org/1999/xhtml';
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
const FRAME = 6;
const NOSCRIPT = 7;
const SLOT = 8;
const DETAILS = 9;

/** @type {Map<string, number>} */
const KINDS = new Map();
/** @type {(kind: number, names: string) => void} */
const special = (kind, names) => names.split(' ').forEach((name) => KINDS.set(name, kind));
special(HOST, 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span');
special(BOXLESS, 'head title meta link base source track param area');
special(SEALED, 'style template svg');
special(SCRIPT, 'script');
special(IMAGE, 'img');
special(FRAME, 'iframe frame');
special(NOSCRIPT, 'noscript');
special(SLOT, 'slot');
special(DETAILS, 'details');

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
    ownerDocument: getter(node, 'ownerDocument'),
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
    /** @type {(this: Node) => boolean} */
    hasAttributes: element.hasAttributes,
    /** @type {(this: Node) => string[]} */
    getAttributeNames: element.getAttributeNames,
    /** @type {(this: Node, name: string) => string | null} */
    getAttribute: element.getAttribute,
    /** @type {(this: Node, options?: CheckVisibilityOptions) => boolean} */
    checkVisibility: element.checkVisibility,
    /** @type {(this: Node) => Node[]} */
    assignedNodes: HTMLSlotElement.prototype.assignedNodes,
    /** @type {(this: Node, name: string) => HTMLCollectionOf<Element>} */
    getElementsByTagName: document.getElementsByTagName,
    /** @type {(this: Node, selector: string) => Element | null} */
    querySelector: document.querySelector,
  };
}

/** @typedef {ReturnType<typeof takeReaders>} Readers */

/** @type {Readers | undefined} */
let readers;

/** What was written down so far. */
class Walk {
  constructor() {
    this.read = (readers ??= takeReaders());
    this.nodes = /** @type {Node[]} */ ([]);
    this.parents = /** @type {number[]} */ ([]);
    this.tags = /** @type {number[]} */ ([]);
    this.flags = /** @type {number[]} */ ([]);
    this.lengths = /** @type {number[]} */ ([]);
    this.owners = /** @type {number[]} */ ([]);
    this.attributeNames = /** @type {number[]} */ ([]);
    this.attributeLengths = /** @type {number[]} */ ([]);
    this.names = /** @type {string[]} */ ([]);
    this.kinds = /** @type {number[]} */ ([]);
    /** @type {Map<string, number>} */
    this.places = new Map();
    /** Places of attributes' names, -1 for those left out. @type {Map<string, number>} */
    this.attributePlaces = new Map();
    /** What a rendered document's noscripts hold. @type {Map<Node, DocumentFragment> | undefined} */
    this.noscripts = undefined;
    this.text = '';
    this.values = '';
  }

  /** Walks from the root element, whose place is 0. @param {Element} root @param {boolean} rendered */
  run(root, rendered) {
    const { nodeType, nextSibling } = this.read;
    /** @type {Level} */
    let level = { index: 0, element: root, above: null, state: SHOWN, rendered, first: root, list: [root], at: 0 };
    /** @type {Node | null} */
    let node = root;
    while (node) {
      /** @type {number} */
      const type = nodeType.call(node);
      /** @type {Level | null} */
      const inner = type === ELEMENT ? this.element(node, level) : null;
      if (inner) {
        level = inner;
        node = inner.first;
        continue;
      }
      if (type === TEXT || type === CDATA) this.addText(node, level);
      node = level.list ? (level.list[++level.at] ?? null) : nextSibling.call(node);
      while (!node && level.above) {
        const done = level;
        level = level.above;
        node = level.list ? (level.list[++level.at] ?? null) : nextSibling.call(done.element);
      }
    }
  }

  /** @param {Node} node @param {Level} level */
  addText(node, level) {
    const text = this.read.data.call(node);
    if (text.length === 0) return;
    const flags = INK.test(text) && this.stateOf(level) > SETTLED ? HIDDEN : 0;
    this.add(node, level.index, 0, flags, text.length);
    this.text += text;
  }

  /**
   * @param {Node} node @param {number} parent @param {number} tag @param {number} flags @param {number} length
   */
  add(node, parent, tag, flags, length) {
    this.parents.push(parent);
    this.tags.push(tag);
    this.flags.push(flags);
    this.lengths.push(length);
    return this.nodes.push(node) - 1;
  }

  /**
   * Writes an element down; gives the level of its children, if it has any to walk.
   * @param {Node} element @param {Level} above @returns {Level | null}
   */
  element(element, above) {
    const name = this.placeOf(this.read.localName.call(element));
    const kind = this.kindOf(element, name);
    const state = this.firstState(element, kind, above);
    const index = this.add(element, above.index, name + 1, 0, 0);
    if (this.read.hasAttributes.call(element)) this.addAttributes(element, index);
    if (kind <= BOXLESS) {
      const root = kind === HOST ? this.read.shadowRoot.call(element) : null;
      const first = this.read.firstChild.call(root ?? element);
      return first && { index, element, above, state, rendered: above.rendered, first, list: null, at: 0 };
    }
    return this.inside(kind, { index, element, above, state, rendered: above.rendered, first: element, list: null, at: 0 });
  }

  /**
   * The children of an element of a special kind.
   * @param {number} kind @param {Level} level @returns {Level | null}
   */
  inside(kind, level) {
    const { element } = level;
    switch (kind) {
      case SEALED:
        return null;
      case SCRIPT:
        if (!isData(this.read.getAttribute.call(element, 'type'))) return null;
        break;
      case IMAGE:
        this.addPicture(level);
        return null;
      case FRAME:
        return this.insideFrame(element, level);
      case NOSCRIPT:
        if (level.rendered) return this.insideNoscript(element, level);
        break;
      case SLOT: {
        const assigned = this.read.assignedNodes.call(element);
        if (assigned.length > 0) return withList(level, assigned);
        break;
      }
      case DETAILS:
        if (this.read.getAttribute.call(element, 'open') === null && this.stateOf(level) === SHOWN) level.state = SETTLED;
        break;
    }
    const first = this.read.firstChild.call(element);
    return first && { ...level, first };
  }

  /** @param {Node} element @param {Level} level */
  insideFrame(element, level) {
    const { localName, frameDocument, iframeDocument, documentElement, defaultView } = this.read;
    try {
      const document = (localName.call(element) === 'frame' ? frameDocument : iframeDocument).call(element);
      const root = document && documentElement.call(document);
      if (!root) return null;
      return { ...withList(level, [root]), rendered: defaultView.call(document) !== null };
    } catch {
      // A frame of another origin says so by throwing in some browsers.
      return null;
    }
  }

  /** Where scripts run, a noscript holds its markup as a text. @param {Node} element @param {Level} level */
  insideNoscript(element, level) {
    const { firstChild, textContent } = this.read;
    this.noscripts ??= this.parseNoscripts(level);
    const parsed = this.noscripts.get(element) ?? parseInert([textContent.call(element) ?? ''])?.[0];
    const first = parsed ? firstChild.call(parsed) : null;
    return first && { ...level, state: level.above ? this.stateOf(level.above) : SHOWN, first, rendered: false };
  }

  /**
   * The markup of all the document's noscripts, parsed at once: a parser's start costs more than most of them.
   * @param {Level} level
   */
  parseNoscripts(level) {
    const { getElementsByTagName, ownerDocument, textContent } = this.read;
    const document = /** @type {Document} */ (ownerDocument.call(level.element));
    const elements = Array.from(getElementsByTagName.call(document, 'noscript'));
    const parsed = parseInert(elements.map((element) => textContent.call(element) ?? ''));
    /** @type {Map<Node, DocumentFragment>} */
    const noscripts = new Map();
    parsed?.forEach((fragment, at) => noscripts.set(/** @type {Node} */ (elements[at]), fragment));
    return noscripts;
  }

  /**
   * What is known of an element before the browser is asked.
   * @param {Node} element @param {number} kind @param {Level} above @returns {State}
   */
  firstState(element, kind, above) {
    if (above.state === SETTLED || above.state === GONE) return above.state;
    if (kind >= BOXLESS && kind <= SCRIPT) return SETTLED;
    return above.rendered ? UNASKED : this.askAttributes(element, above.state);
  }

  /**
   * Whether an element is shown. One with a box answers for itself; the states of those without come from the nearest
   * around them that has one, and stay noted for all that stands in them.
   * @param {Level} element @returns {State}
   */
  stateOf(element) {
    let level = element;
    const boxless = [];
    while (this.stateByBox(level) === UNASKED && level.above) {
      boxless.push(level);
      level = level.above;
    }
    let { state } = level;
    for (const inner of boxless.toReversed()) inner.state = state = state === GONE ? GONE : stateWithoutBox(inner.element);
    return state;
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
   * The rule for a document that no browser lays out.
   * @param {Node} element @param {State} above @returns {State}
   */
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

  /** @param {Node} element @param {number} index */
  addAttributes(element, index) {
    const { getAttribute, getAttributeNames } = this.read;
    for (const name of getAttributeNames.call(element)) {
      const place = this.attributePlaces.get(name) ?? this.learnAttribute(name);
      if (place < 0) continue;
      const value = getAttribute.call(element, name);
      if (value !== null) this.addAttribute(index, place, value);
    }
  }

  /** @param {number} owner @param {number} place @param {string} value */
  addAttribute(owner, place, value) {
    if (value.length > LONGEST_VALUE) return;
    this.owners.push(owner);
    this.attributeNames.push(place);
    this.attributeLengths.push(value.length);
    this.values += value;
  }

  /** @param {Level} level */
  addPicture(level) {
    const { index, element } = level;
    if (this.stateOf(level) > SETTLED) this.flags[index] = HIDDEN;
    const shown = this.read.currentSrc.call(element);
    if (shown && shown !== this.read.src.call(element)) this.addAttribute(index, this.placeOf('current-src'), shown);
  }

  /**
   * The element's kind; only elements of HTML have one, whatever they are called.
   * @param {Node} element @param {number} name
   */
  kindOf(element, name) {
    const kind = this.kinds[name] ?? PLAIN;
    return kind > SEALED && this.read.namespaceURI.call(element) !== XHTML ? PLAIN : kind;
  }

  /** @param {string} name */
  learnAttribute(name) {
    const place = name === 'style' || name.startsWith('on') ? -1 : this.placeOf(name);
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
      text: this.text,
      values: this.values,
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

/** @param {Level} level @param {ArrayLike<Node>} list Not empty. @returns {Level} */
function withList(level, list) {
  return { ...level, first: /** @type {Node} */ (list[0]), list, at: 0 };
}

/**
 * Parses pieces of markup without running or loading anything; null if one of them runs over into the next.
 * @param {string[]} pieces
 */
function parseInert(pieces) {
  const markup = pieces.map((piece) => `<template>${piece}</template>`).join('');
  const { documentElement, firstChild, nextSibling } = /** @type {Readers} */ (readers);
  const html = documentElement.call(new DOMParser().parseFromString(markup, 'text/html'));
  const head = html && firstChild.call(html);
  const fragments = [];
  for (let part = head && firstChild.call(head); part; part = nextSibling.call(part)) {
    if (!(part instanceof HTMLTemplateElement)) return null;
    fragments.push(part.content);
  }
  return fragments.length === pieces.length ? fragments : null;
}

/** Whether a script holds data about the page. @param {string | null} type */
function isData(type) {
  return type !== null && /^\s*application\/ld\+json\b/i.test(type);
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

/**
 * Takes a document's snapshot; `nodes` leads from an index in it back to the node.
 * @param {Document} document @returns {{ snapshot: Snapshot, nodes: Node[] }}
 */
export function takeSnapshot(document) {
  const walk = new Walk();
  const rendered = walk.read.defaultView.call(document) !== null;
  const root = walk.read.documentElement.call(document);
  if (root) walk.run(root, rendered);
  return { snapshot: walk.finish(addressOf(document, rendered)), nodes: walk.nodes };
}
