// Gives the page's links letters when it is told to, as tools for the keyboard do, in open shadow roots too.

/** @param {ParentNode} root */
function hint(root) {
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) hint(element.shadowRoot);
    if (element.localName === "a") element.append(" [hint]");
  }
}

addEventListener("tools-work", () => hint(document));
