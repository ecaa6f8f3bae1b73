/**
 * Pages that the tests are made of: an article of our own words, in whatever surroundings a test asks for.
 */

/** The article's title. */
export const TITLE = "The lighthouse that moved inland";

/** Its paragraphs, in order. */
export const PARAGRAPHS = [
  "For a hundred and twelve years the lighthouse at Corrie Point stood forty metres from the sea, and every keeper wrote the distance into the same green book, once a year, on the first dry morning of March.",
  "The numbers hardly changed at first. Then a gale took a strip of the cliff as wide as a cart, and the next keeper, a careful man who had been a surveyor, began to measure twice a year, and to draw what he measured.",
  "His drawings are why the tower could be saved. They showed not only how much ground went, but where the water worked, so that the engineers who came ninety years later knew which side of the rock would hold a railway.",
  "It took eleven days to move it. Four hundred tonnes of granite went up the slope on rollers, at a speed that a child on the bank compared to the minute hand of the church clock, and was proud to be quoted in the paper.",
  "Nobody lives in it now, and its lamp answers to a sensor. But the green book is kept on a shelf by the door, and on the first dry morning of March somebody from the village still walks out with a tape and writes the distance down.",
];

/**
 * @param {object} [surroundings]
 * @param {string} [surroundings.head] markup for the head
 * @param {string} [surroundings.before] markup in front of the article
 * @param {string} [surroundings.inside] markup between the article's second and third paragraph
 * @param {string} [surroundings.after] markup behind the article
 * @param {(article: string) => string} [surroundings.wrap] what stands around the article
 * @returns {string} an HTML page
 */
export function articlePage({ head = "", before = "", inside = "", after = "", wrap = (article) => article } = {}) {
  const [first, second, ...rest] = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`);
  const article = `<article><h1>${TITLE}</h1>${first}${second}${inside}${rest.join("\n")}</article>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title>${head}</head>
<body>${before}<main>${wrap(article)}</main>${after}</body></html>`;
}

/** A page to scroll, with a field to be in, a menu and a box that scrolls by itself. */
export const LIVELY_PAGE = articlePage({
  head: "<style>body { margin: 40px } [data-scroller] { height: 60px; overflow: auto } footer { padding-top: 1500px }</style>",
  before: '<nav><a href="/a">News</a> <a href="/b">Sport</a> <a href="/c">Weather</a></nav><label>Search <input id="search" value="tides"></label>',
  after: `<div data-scroller>${"<p>An old notice.</p>".repeat(30)}</div><footer><a href="/imprint">Imprint</a></footer>`,
});

/** Nothing to read: a sign-in form and a few links. */
export const FORM_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head>
<body><nav><a href="/a">Home</a> <a href="/b">Help</a></nav><form><label>Name <input name="name"></label>
<label>Password <input type="password" name="password"></label><button>Sign in</button></form></body></html>`;

/** Of which nobody can say what its text is. */
export const UNSURE_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The coast</title></head><body>
<div class="main"><p>Bo: Mine came without screws. They sent some within the week, with a note. <a href=#>Reply</a></p><li><a href=/1>How the mill burned down, and who saw it first from the road</a></li></div>
<div class="col-3"><li><a href=/1>How the mill burned down, and who saw it first from the road</a></li></div>
<div class="related"><p>Eleven days and four hundred tonnes: that is what it took.</p></div>
<div class="sidebar"><h4>Popular</h4><ul><li><a href=/2>Hens in the rain</a></li><li><a href=/4>The tower moved</a></li></ul></div>
</body></html>`;

/** The words of a text, without marks and spaces, to compare texts by.
 * @param {string} text */
export const wordsOf = (text) => text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
