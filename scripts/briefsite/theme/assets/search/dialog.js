// The search: a dialog with a field, filters and results. What is asked stands in the address, to be sent on.

import { askedIn, choicesOf, filtered, left, putIn } from "./filters.js";
import { forget, languages, NotBuilt, searchSources, searchTexts, textsIn } from "./index.js";
import { questionOf } from "./question.js";
import { element, entryFound, pageFound } from "./results.js";
import { direction, pageLanguage, words, wordsLanguage } from "./words.js";
// Needed by those above: named here too, all are asked for at once.
import "./forms.js";
import "./load.js";
import "./page.js";
import "./pairs.js";
import "./places.js";
import "./rank.js";

const AT_ONCE = 5;
const ENTRIES_AT_ONCE = 4;
// So many are looked through for a phrase before what was found is shown.
const MOST_AT_ONCE = 30;
const PAUSE = 150;
const SCRIPTS = { ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u };

let parts;
let asked = { words: "", question: null, filters: {}, languages: null };
let answer = null;
let round = 0;
let pause;

/** Open the search, with what the address asks for. */
export async function openSearch() {
  if (!parts) {
    await loadStyle();
    parts = build();
    document.body.append(parts.dialog);
    readAddress();
    addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(putBack));
  }
  if (!parts.dialog.open) parts.dialog.showModal();
  parts.field.focus();
  parts.field.select();
  await run();
}

function loadStyle() {
  const href = new URL("search.css", import.meta.url).href;
  const sheet = element("link", { rel: "stylesheet", href });
  return new Promise((done, failed) => {
    sheet.addEventListener("load", done);
    sheet.addEventListener("error", () => {
      sheet.remove();
      failed(new Error(href));
    });
    document.head.append(sheet);
  });
}

function build() {
  const field = element("input", {
    id: "search-field", type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: false, enterKeyHint: "search",
  });
  const close = element("button", { type: "button", className: "search__close" }, words("close"));
  const label = element("label", { htmlFor: field.id }, words("search"));
  const form = element("form", { className: "search__form", role: "search" }, label, field, close);
  const filters = element("details", { className: "search__filters" }, element("summary", {}, words("filters")));
  const choices = element("div", { className: "search__choices" });
  filters.append(choices);
  const status = element("p", { className: "search__status", role: "status" });
  const results = element("div", { className: "search__results" });
  const dialog = element("dialog", {
    className: "search", lang: wordsLanguage, dir: direction(wordsLanguage), "aria-label": words("search"),
  }, form, filters, status, results);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", writeAddress);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", onKey);
  field.addEventListener("input", () => soon(PAUSE));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    soon(0);
  });
  filters.addEventListener("toggle", () => filters.open && answer && showFilters(answer).catch(complain));
  choices.addEventListener("change", choose);
  return { dialog, field, filters, choices, status, results };
}

/* What is asked */

function readAddress() {
  const given = askedIn(new URLSearchParams(location.search));
  parts.field.value = given.words;
  asked = { ...asked, filters: given.filters, languages: given.languages };
  parts.filters.open = isFiltered();
}

// WebKit empties the controls of a page that it kept.
function putBack() {
  parts.field.value = asked.words;
  if (answer) showFilters(answer).catch(complain);
}

function writeAddress() {
  const address = new URL(location.href);
  putIn(address.searchParams, asked, parts.dialog.open && (asked.words || isFiltered()));
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function soon(milliseconds) {
  clearTimeout(pause);
  if (parts.field.value.trim()) say(words("searching"));
  pause = setTimeout(run, milliseconds);
}

function choose({ target }) {
  if (target.name === "language") {
    asked.languages = [...parts.choices.querySelectorAll("input:checked")].map(({ value }) => value);
    if (!asked.languages.length) asked.languages = null;
  } else if (target.value) asked.filters[target.name] = target.value;
  else delete asked.filters[target.name];
  run();
}

/** The languages to search: those chosen, else the page's and those in whose script the words are. */
function languagesFor(known, text) {
  const chosen = asked.languages?.filter((lang) => lang in known);
  if (chosen?.length) return chosen;
  const bySize = Object.keys(known).sort((a, b) => textsIn(known[b]) - textsIn(known[a]));
  const wanted = new Set([pageLanguage in known ? pageLanguage : bySize[0]]);
  for (const [lang, script] of Object.entries(SCRIPTS)) {
    if (lang in known && script.test(text)) wanted.add(lang);
  }
  const latin = bySize.find((lang) => !(lang in SCRIPTS));
  if (latin && pageLanguage in SCRIPTS && /\p{Script=Latin}/u.test(text)) wanted.add(latin);
  return [...wanted];
}

/* One round: ask, show */

async function run() {
  clearTimeout(pause);
  asked.words = parts.field.value.trim();
  // A space behind the last word says that it is whole.
  asked.question = asked.words ? questionOf(parts.field.value) : null;
  writeAddress();
  const turn = ++round;
  const isCurrent = () => turn === round;
  if (asked.words || isFiltered()) say(words("searching"));
  try {
    const known = await languages();
    const langs = languagesFor(known, asked.words);
    const found = await searchAll(langs);
    if (!isCurrent()) return;
    answer = { known, langs, found, isCurrent };
    if (found) await show(answer);
    else {
      say(words("hint"));
      parts.results.replaceChildren();
    }
    if (parts.filters.open) await showFilters(answer);
  } catch (error) {
    if (isCurrent()) complain(error);
  }
}

async function searchAll(langs) {
  if (!asked.words && !isFiltered()) return null;
  const all = await ranked(langs, searchTexts, asked.question);
  return { all, texts: isFiltered() ? await filtered(all, langs, asked.filters) : all };
}

/** What is found, the best first. */
async function ranked(langs, search, question) {
  const found = await Promise.all(langs.map((lang) => search(lang, question)));
  const tagged = langs.flatMap((lang, index) => found[index].map((result) => ({ lang, result })));
  return tagged.sort((a, b) => b.result.score - a.result.score);
}

function isFiltered() {
  return Object.keys(asked.filters).length > 0;
}

async function show({ known, langs, found, isCurrent }) {
  const pages = element("ol", { className: "search__list" });
  const count = () => say(words("count", { count: left(found.texts).length }));
  const morePages = await fill(pages, found.texts, AT_ONCE, pageFound, count);
  if (!isCurrent()) return;
  const shown = [];
  if (pages.children.length) {
    shown.push(pages, morePages);
    showAll(shown);
    count();
  } else if (langs.length < Object.keys(known).length) shown.push(everywhereButton(known));
  const entries = await entriesOf(langs);
  if (!isCurrent()) return;
  if (pages.children.length) parts.results.append(...entries);
  else showAll([...shown, ...entries]);
  if (pages.children.length || entries.length) count();
  else say(words("nothing", { question: asked.words.replace(/^["“](.*)["”]$/, "$1") }));
}

function showAll(elements) {
  parts.results.replaceChildren(...elements.filter(Boolean));
  parts.results.scrollTop = 0;
}

/** What the bibliography has. A reader who filters asks for briefs. */
async function entriesOf(langs) {
  if (isFiltered()) return [];
  const entries = element("ol", { className: "search__list" });
  const more = await fill(entries, await ranked(langs, searchSources, asked.question), ENTRIES_AT_ONCE, entryFound);
  if (!entries.children.length) return [];
  return [element("h2", {}, words("bibliography")), entries, more].filter(Boolean);
}

/** Load the first results into a list; gives the button that loads the next, or null. */
async function fill(list, results, size, render, onMore = () => {}) {
  let done = 0;
  const next = async () => {
    const items = [];
    const most = done + MOST_AT_ONCE;
    while (items.length < size && done < results.length && (done < most || !items.length)) {
      const some = results.slice(done, (done += size));
      const contents = await Promise.all(some.map(({ result }) => result.content()));
      for (const [number, { lang, result }] of some.entries()) {
        const item = render(contents[number], lang, result.sought);
        result.isOut = !item;
        if (item) items.push(item);
      }
    }
    list.append(...items);
    return items[0];
  };
  await next();
  if (done >= results.length) return null;
  const button = element("button", { type: "button", className: "search__more" }, words("more"));
  button.addEventListener("click", async () => {
    try {
      (await next())?.querySelector("a")?.focus();
      onMore();
      if (done >= results.length) button.remove();
    } catch (error) {
      complain(error);
    }
  });
  return button;
}

function everywhereButton(known) {
  const button = element("button", { type: "button", className: "search__more" }, words("everywhere"));
  button.addEventListener("click", () => {
    asked.languages = Object.keys(known);
    parts.field.focus();
    run();
  });
  return button;
}

async function showFilters({ known, langs, found, isCurrent }) {
  const choices = await choicesOf({ known, langs, found }, asked.filters);
  if (!isCurrent()) return;
  const focused = document.activeElement?.id;
  parts.choices.replaceChildren(...choices);
  document.getElementById(focused)?.focus();
}

/* Saying how it goes */

function say(text) {
  if (parts.status.textContent !== text) parts.status.textContent = text;
}

function complain(error) {
  const isPreview = error instanceof NotBuilt;
  say(words(isPreview ? "not_built" : "failed"));
  parts.results.replaceChildren();
  if (isPreview) return;
  const retry = element("button", { type: "button", className: "search__more" }, words("retry"));
  retry.addEventListener("click", () => {
    forget();
    parts.field.focus();
    run();
  });
  parts.results.append(retry);
}

/* Keys */

function onKey(event) {
  // WebKit leaves Escape to the field; 229: an input method has it.
  if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229 && !event.target.closest("select")) {
    event.preventDefault();
    parts.dialog.close();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target.closest("select, fieldset, summary")) return;
  const stops = [parts.field, ...parts.results.querySelectorAll("a, button")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
