// The one door through which elements and addresses get into the view. Nothing is ever made from markup.

const XHTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";
const MATHML = "http://www.w3.org/1998/Math/MathML";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** What an article may hold; the core's list, asked again here. */
const TEXT = words(
  "a abbr article aside audio b bdi bdo blockquote br caption cite code dd del details dfn dl dt em figcaption figure h1 h2 h3 h4 h5 h6 " +
    "hr i img input ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead " +
    "time tr u ul var video wbr",
);
const INTERFACE = words("button dialog div fieldset footer header label legend main nav output section style textarea");
const DRAWN = words("svg path circle");
const MATHS = words(
  "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup " +
    "mtable mtd mtext mtr munder munderover",
);

const ATTRIBUTES = words(
  "abbr alt checked class colspan controls cx cy d data-face data-theme datetime decoding dir disabled for height hidden id lang " +
    "max min name open popover preload r rel reversed role rowspan scope start step tabindex title type value viewBox width " +
    // Of MathML.
    "accent accentunder alttext columnalign columnspan depth display displaystyle fence form largeop linethickness lspace " +
    "mathvariant maxsize minsize movablelimits rspace scriptlevel separator stretchy symmetric voffset",
);

export type Attributes = Readonly<Record<string, string>>;

/**
 * Makes an element. A name that is on no list gives a `span`; an attribute or address that is on none is left out.
 */
export function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  attributes?: Attributes,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[N];
export function element(name: string, attributes?: Attributes, ...children: (Node | string)[]): Element;
export function element(name: string, attributes: Attributes = {}, ...children: (Node | string)[]): Element {
  const foreign = DRAWN.has(name) ? SVG : MATHS.has(name) ? MATHML : null;
  const known = foreign !== null || TEXT.has(name) || INTERFACE.has(name);
  const made = document.createElementNS(foreign ?? XHTML, known ? name : "span");
  for (const attribute in attributes) setAttribute(made, attribute, attributes[attribute] ?? "");
  if (name === "a") made.setAttribute("rel", "noopener");
  // Firefox lets a sheet pass a strict page's policy only if its text was set in this way.
  if (name === "style") made.textContent = children.join("");
  else if (children.length > 0) made.append(...children);
  return made;
}

function setAttribute(made: Element, name: string, value: string): void {
  if (name === "href" || name === "src" || name === "poster") {
    const safe = address(value, name !== "href");
    if (safe !== null) made.setAttribute(name, safe);
  } else if (ATTRIBUTES.has(name) || name.startsWith("aria-")) {
    made.setAttribute(name, value);
  }
}

const LINK = /^(?:https?|mailto|tel):/i;
const PICTURE = /^(?:https?:|data:image\/(?:png|jpeg|gif|webp|avif)[;,])/i;

/** The address, if it may be followed or, of a picture, be shown. Of relative ones only places of the page come here. */
function address(value: string, picture: boolean): string | null {
  if (value.startsWith("#") && !picture) return (location.href.split("#")[0] ?? "") + value;
  return (picture ? PICTURE : LINK).test(value) ? value : null;
}

const ICONS = {
  close: ["M5 5l10 10M15 5L5 15"],
  page: ["M3.5 3.5h13v13h-13zM3.5 7.5h13M6.5 10.5h4M6.5 13.5h4M13.5 10.5v3"],
  pick: ["M3.5 6.5v-3h3M13.5 3.5h3v3M16.5 13.5v3h-3M6.5 16.5h-3v-3M7 8h6M7 12h4"],
  removed: ["M9.5 17.5C5 15 3 10 4.5 3.5c5 2.5 7 7.5 5 14zM9.8 17.5c.7-4.5 3-7.2 6.7-8.5.5 4.5-2 7.5-6.7 8.5z"],
  look: ["M2 15.5L6.3 5l4.3 10.5M3.5 12h5.6M17.5 10v5.5M17.5 12.8a2.5 2.5 0 10-5 0 2.5 2.5 0 005 0"],
  more: ["M4 10a.5.5 0 101 0 .5.5 0 10-1 0M9.5 10a.5.5 0 101 0 .5.5 0 10-1 0M15 10a.5.5 0 101 0 .5.5 0 10-1 0"],
  copy: ["M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4"],
  save: ["M10 3v9.5M6 9l4 3.8L14 9M3.5 14v2.5h13V14"],
  print: ["M6 7.5v-4h8v4M6 13.5H3.5v-6h13v6H14M6 11.5h8v5H6z"],
  reset: ["M4 4v4h4M4.3 8A6.3 6.3 0 1 1 4 12"],
} as const;

export type Icon = keyof typeof ICONS;

/** A drawing beside a word, which says the same. */
export function icon(name: Icon): Element {
  return drawing(...ICONS[name]);
}

/** An icon of these paths. */
export function drawing(...paths: string[]): Element {
  return element("svg", { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" }, ...paths.map((d) => element("path", { d })));
}

/** A name that is said and not drawn. */
export function nameOf(name: string): HTMLElement {
  return element("span", { class: "name" }, name);
}

/** A button; what it does happens only when a person pressed it. */
export function button(attributes: Attributes, pressed: () => void, ...children: (Node | string)[]): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, ...children);
  on(made, "click", pressed);
  return made;
}

/** How long a browser may take to read a file that it was handed, in milliseconds. */
const READING = 60_000;

/** Hands the reader a file, as by a link to it. The link stands in no document, so that no page can hear it pressed. */
export function download(file: Blob, name: string): void {
  const link = element("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READING);
}

/** Listens to what a person did: events that a page makes up are passed over. */
export function on<K extends keyof HTMLElementEventMap>(
  target: HTMLElement,
  type: K,
  listener: (event: HTMLElementEventMap[K]) => void,
): void {
  target.addEventListener(type, (event) => {
    if (event.isTrusted) listener(event);
  });
}

const KEY_EVENTS = ["keydown", "keypress", "keyup"] as const;

/** Keeps what is typed here from the page: its shortcuts are for the page. */
export function keepKeys(target: HTMLElement): void {
  for (const type of KEY_EVENTS) target.addEventListener(type, (event) => event.stopPropagation());
}
