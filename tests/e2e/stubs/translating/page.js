// Translates the page when it is told to, as such tools do: every text that it finds, in open shadow roots too.

/** @param {Node} root */
function translate(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element && node.shadowRoot) translate(node.shadowRoot);
    if (node instanceof Text) node.data = node.data.replaceAll("lighthouse", "Leuchtturm");
  }
}

addEventListener("tools-work", () => translate(document.documentElement));
