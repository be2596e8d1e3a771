// What was found, as elements: a brief with the headings under which it has the words; an entry of the bibliography.

import { addressOf } from "./index.js";
import { direction } from "./words.js";

const HEADINGS_SHOWN = 3;
const MOST_MARKS = 12;

/** An element with properties and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A page that was found: its title, what it is, and where in it the words stand. */
export function pageFound(page, lang, asked) {
  const marks = marksOf(page, asked);
  const within = page.sub_results.filter((part) => part.anchor);
  const before = page.sub_results.find((part) => !part.anchor);
  const best = [...within].sort((a, b) => weight(b) - weight(a)).slice(0, HEADINGS_SHOWN);
  const headings = within.filter((part) => best.includes(part) && part.anchor.element !== "h1");
  const opening = before ?? within.find((part) => part.anchor.element === "h1") ?? (headings.length ? null : page);
  if (asked && !isNear(page, asked)) return null;
  const item = element("li", { className: "search__page", lang, dir: direction(lang) });
  item.append(element("h3", {}, linkTo(page.url, marks, page.meta.title)));
  if (page.meta.about) item.append(element("p", { className: "search__about" }, page.meta.about));
  if (opening?.excerpt) item.append(excerpt(withoutStart(opening.excerpt, page.meta.title)));
  if (headings.length) item.append(element("ul", {}, ...headings.map((part) => headingFound(part, marks))));
  return item;
}

/** Pagefind rather finds anything that begins like a word than nothing: whether what it found has more to do with it. */
function isNear(page, asked) {
  const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const found = formsIn(page).map(plain);
  return askedWords(asked).some((word) => {
    const whole = plain(word);
    const size = Math.min(3, whole.length);
    const parts = Array.from({ length: whole.length - size + 1 }, (_, start) => whole.slice(start, start + size));
    return parts.some((part) => found.some((each) => each.includes(part)));
  });
}

/** The entries in a part of the bibliography that have most of the words. */
export function entriesFound(group, lang, asked) {
  const marks = marksOf(group, asked);
  const counted = group.sub_results
    .filter((part) => part.anchor)
    .map((part) => ({ part, distinct: new Set(marked(part.excerpt).map((word) => word.toLowerCase())).size }));
  const most = Math.max(...counted.map(({ distinct }) => distinct));
  if (!isNear(group, asked)) return [];
  return counted
    .filter(({ distinct }) => distinct === most)
    .map(({ part }) => {
      const link = linkTo(part.url, marks);
      link.append(...pieces(part.excerpt));
      return element("li", { className: "search__entry", lang, dir: direction(lang) }, link);
    });
}

function headingFound(part, marks) {
  return element("li", {}, element("h4", {}, linkTo(part.url, marks, part.title)), excerpt(withoutStart(part.excerpt, part.title)));
}

function linkTo(path, marks, text = "") {
  const address = addressOf(path);
  for (const word of marks) address.searchParams.append("mark", word);
  return element("a", { href: address.href }, text);
}

function excerpt(text) {
  const begins = /^(<mark>)?[\p{Ll}]/u.test(text) ? "… " : "";
  const ends = /[.!?。！？؟](<\/mark>)?$/.test(text) ? "" : " …";
  return element("p", { className: "search__excerpt" }, begins, ...pieces(text), ends);
}

/** Pagefind marks words with <mark> and escapes < and >: anything else is text, and stays text. */
function pieces(text) {
  return text.split(/<mark>(.*?)<\/mark>/s).map((piece, index) => {
    const plain = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return index % 2 ? element("mark", {}, plain) : plain;
  });
}

/** What to mark on the page: the words asked for, and the forms in which they were found. */
function marksOf(page, asked) {
  return [...new Set([...askedWords(asked), ...formsIn(page)])].slice(0, MOST_MARKS);
}

function formsIn(page) {
  return page.sub_results.flatMap((part) => marked(part.excerpt)).map(trimmed).filter(Boolean);
}

function askedWords(asked) {
  return [...new Set((asked ?? "").split(/\s+/).map(trimmed))].filter(Boolean);
}

/** An excerpt without the heading, or the end of it, that stands above it. */
function withoutStart(text, heading) {
  const names = heading.split(/\s+/);
  for (let start = 0; start < Math.max(1, names.length - 1); start += 1) {
    const rest = after(text, names.slice(start).join(""));
    if (rest !== null) return rest.replace(/^(<\/mark>|[\s.:。])+/, "");
  }
  return text;
}

/** What follows `start` in a text with marks and spaces; null where the text begins otherwise. */
function after(text, start) {
  let at = 0;
  for (const letter of start) {
    at += text.slice(at).match(/^(\s|<\/?mark>)*/)[0].length;
    if (!text.startsWith(letter, at)) return null;
    at += letter.length;
  }
  return text.slice(at);
}

function marked(text) {
  return [...text.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, word]) => word);
}

function trimmed(word) {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase();
}

function weight(part) {
  return part.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}
