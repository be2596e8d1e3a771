// A page as the search shows it: its title, what it is, and its text in parts, each below its heading; a note is one.

import { words } from "./words.js";

const NOT_SEARCHED =
  ".headerlink, .brief-kind, .byline, .translations, .topics, .paper-address, .footnote-ref, .footnote-backref, .chart-picture, .said-again, style, script";
const BLOCKS =
  "p, li, ul, ol, dl, dt, dd, h1, h2, h3, h4, h5, h6, div, tr, td, th, table, br, hr, figure, figcaption, blockquote, pre";
const NOTES = "section.footnote";
const BREAK = "\u2028";

/** A page from an answer: {title, about, parts: [{id, title, text}]}; the first part is before the first heading. */
export async function readPage(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const text = searchedOf(page);
  const title = text.querySelector("h1");
  const parts = [{ id: "", title: oneLine(title?.textContent ?? page.title), text: "" }];
  title?.remove();
  const nodes = page.createTreeWalker(text, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (node.nodeType === Node.TEXT_NODE) parts.at(-1).text += node.data;
    else if (node.matches(":is(h2, h3, h4, h5, h6)[id]")) {
      parts.push({ id: node.id, title: oneLine(node.textContent), text: "" });
      node.replaceChildren();
    } else if (node.matches(`${NOTES} > ol > li[id]`)) {
      const number = [...node.parentNode.children].filter((each) => each.matches("li")).indexOf(node) + 1;
      parts.push({ id: node.id, title: words("note", { number }), text: "", isNote: true });
    }
  }
  for (const part of parts) part.text = oneLine(part.text);
  return { title: parts[0].title, about: page.querySelector('meta[name="search:about"]')?.content ?? "", parts };
}

/** What of the page was indexed (scripts/briefsite/finish/search/documents.py), with a break between blocks. */
function searchedOf(page) {
  const article = page.querySelector("[data-search-body]");
  const range = page.createRange();
  if (article) range.selectNodeContents(article);
  const below = article?.querySelector("h2[data-search-ignore]");
  if (below) range.setEndBefore(below);
  const text = range.cloneContents();
  for (const each of text.querySelectorAll(`${NOT_SEARCHED}, ${NOTES} > h2`)) each.remove();
  for (const formula of text.querySelectorAll("math[alttext]")) formula.replaceWith(formula.getAttribute("alttext"));
  for (const each of text.querySelectorAll(BLOCKS)) {
    each.before(BREAK);
    each.after(BREAK);
  }
  return text;
}

/** Text without breaks. Between blocks that do not end as a sentence stands a dot. */
function oneLine(text) {
  const parted = text.replace(/([\p{L}\p{N}\p{Pe}\p{Pf}%])\s*\u2028\s*/gu, "$1 · ");
  return parted.replace(/\s+/g, " ").replace(/^[ ·]+|[ ·]+$/g, "");
}
