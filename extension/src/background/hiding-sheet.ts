// The sheet that hides the page while the view's host stands in it, whatever the page's own sheets say.

/**
 * The sheet for a host with this attribute, to be inserted with the origin USER.
 *
 * It hides nothing by itself: when the host goes, for whatever reason, the page is back. A page's own transition
 * of `display` would outrank even this sheet, so there is none. The attribute's value is the view's theme, in whose
 * colours the window's scroll bar is drawn.
 */
export function hidingSheet(attribute: string): string {
  const host = `[${attribute}]`;
  const page = `html:has(> ${host})`;
  return `${page} {
  all: revert !important; interactivity: auto !important; transition: none !important; animation: none !important;
  direction: ltr !important; unicode-bidi: normal !important;
}
html:has(> ${host}:is([${attribute}="dark"], [${attribute}="contrast"])) { color-scheme: dark !important; }
html:has(> ${host}[${attribute}="sepia"]) { scrollbar-color: #79623f #f4ecd8 !important; }
${page}::before, ${page}::after { content: none !important; }
${page} > :not(${host}) { display: none !important; transition: none !important; }
html > ${host} { all: initial !important; display: block !important; interactivity: auto !important; }`;
}
