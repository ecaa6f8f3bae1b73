// A page of most kinds of parts, made up, to judge before there is one: the browser compiles the core by it.

import type { Snapshot } from "../judgement.js";

/** An element with its attributes and what is in it, or a text. */
type Part = string | [name: string, attributes: Readonly<Record<string, string>>, ...inside: Part[]];

const SENTENCE = "The reading room of the old harbour opened again on Monday, after eleven years, to everyone who likes to read. ";

const link = (href: string, text: string): Part => ["li", { class: "item" }, ["a", { href }, text]];

const paragraph = (number: number): Part =>
  ["p", {}, `${number}. ${SENTENCE.repeat(2)}`, ["a", { href: `/more/${number}` }, "Its keeper says"], `, “it is ${number} times as large as before.”`, ["em", {}, " And so it is."]];

const post = (author: string): Part =>
  ["div", { class: "post" }, ["span", { class: "author" }, author], ["time", { datetime: "2024-05-07" }, "May 7, 2024"], ["p", {}, SENTENCE.repeat(2)]];

const PAGE: Part =
  ["html", { lang: "en" },
    ["head", {},
      ["title", {}, "The reading room opens again - The Harbour"],
      ["meta", { property: "og:title", content: "The reading room opens again" }],
      ["meta", { name: "author", content: "Ada Keeper" }],
      ["script", { type: "application/ld+json" }, '{"@type":"NewsArticle","headline":"The reading room opens again","datePublished":"2024-05-06T07:08:09Z","author":[{"@type":"Person","name":"Ada Keeper"}]}']],
    ["body", { class: "page" },
      ["header", { id: "top" }, ["nav", { class: "menu" }, ["ul", {}, link("/", "Home"), link("/news", "News"), link("/sport", "Sport")]]],
      ["div", { class: "cookie-banner", role: "dialog" }, ["p", {}, "We use cookies."], ["button", {}, "Accept all"]],
      ["main", {},
        ["article", { class: "story" },
          ["h1", {}, "The reading room opens again"],
          ["div", { class: "meta" }, ["span", { class: "byline" }, "By Ada Keeper"], ["time", { datetime: "2024-05-06" }, "May 6, 2024"]],
          ["ul", { class: "share" }, link("https://social.example/share?u=1", "Share"), link("mailto:?body=1", "Email")],
          ["figure", {}, ["img", { src: "/room.jpg", alt: "The room", width: "800" }], ["figcaption", {}, "The room, in May. Photo: The Harbour"]],
          ...[1, 2, 3, 4].map(paragraph),
          ["h2", {}, "What is there"],
          ["ul", {}, ["li", {}, SENTENCE], ["li", {}, "Newspapers of the last hundred years."]],
          ["blockquote", {}, ["p", {}, SENTENCE]],
          ["pre", { class: "language-js" }, ["code", {}, ["span", { class: "line" }, "let room = open();\n"], ["span", { class: "line" }, "read(room);\n"]]],
          ["p", {}, "The light is ", ["math", { alttext: "a/b" }, ["mfrac", {}, ["mi", {}, "a"], ["mi", {}, "b"]]], " of the old one.", ["sup", {}, ["a", { href: "#note-1", id: "mark-1" }, "1"]]],
          ["div", { class: "admonition" }, ["p", {}, "Bring a lamp."]],
          ["iframe", { src: "https://player.example/room", allowfullscreen: "" }],
          ["ul", {}, ["li", {}, ["input", { type: "checkbox" }], "A card"], ["li", {}, ["input", { type: "checkbox", checked: "" }], "A coat"]],
          ["table", {}, ["tr", {}, ["th", {}, "Day"], ["th", {}, "Opens"]], ["tr", {}, ["td", {}, "Monday"], ["td", {}, "9:00"]]],
          ...[5, 6, 7].map(paragraph),
          ["ol", {}, ["li", { id: "note-1" }, "Measured in the evening.", ["a", { href: "#mark-1" }, "↩"]]]],
        ...["Bo", "Cy"].map(post),
        ["section", { class: "related" }, ["h3", {}, "Read more"], ["ul", {}, link("/a", "Ships that nobody waits for"), link("/b", "A lighthouse is sold")]],
        ["form", { class: "newsletter" }, ["label", {}, "Our newsletter"], ["input", { type: "email", name: "mail" }]],
        ["section", { class: "comments" }, ["h3", {}, "2 comments"], ["div", { class: "comment" }, ["p", {}, "A fine room. Thank you for it!"]]]],
      ["aside", { class: "most-read" }, ["h3", {}, "Most read"], ["ol", {}, link("/c", "One"), link("/d", "Two"), link("/e", "Three")]],
      ["footer", {}, ["p", {}, "© The Harbour. All rights reserved."], ["a", { href: "#top" }, "Back to top"]]]];

/** The page in the format of `core/src/document/snapshot.rs`. */
function snapshotOf(page: Part): Snapshot {
  const parents: number[] = [];
  const tags: number[] = [];
  const lengths: number[] = [];
  const attributes: { owner: number; name: number; value: string }[] = [];
  const names: string[] = [];
  const texts: string[] = [];
  const place = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1);
  const add = (part: Part, parent: number): void => {
    const index = parents.push(parent) - 1;
    if (typeof part === "string") {
      tags.push(0);
      lengths.push(part.length);
      texts.push(part);
      return;
    }
    const [name, values, ...inside] = part;
    tags.push(place(name) + 1);
    lengths.push(0);
    for (const [key, value] of Object.entries(values)) attributes.push({ owner: index, name: place(key), value });
    for (const inner of inside) add(inner, index);
  };
  add(page, 0);
  return {
    parents: new Uint32Array(parents),
    tags: new Uint16Array(tags),
    flags: new Uint8Array(parents.length),
    lengths: new Uint32Array(lengths),
    attributeOwners: new Uint32Array(attributes.map(({ owner }) => owner)),
    attributeNames: new Uint16Array(attributes.map(({ name }) => name)),
    attributeLengths: new Uint32Array(attributes.map(({ value }) => value.length)),
    names: names.join("\n"),
    text: texts.join(""),
    values: attributes.map(({ value }) => value).join(""),
    address: "https://harbour.example/reading-room",
  };
}

export const WARM_UP = snapshotOf(PAGE);
