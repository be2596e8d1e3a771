// The search as a reader sees it: a field, filters, what is said of the results, and the results. A dialog shows it, or a page.

import { addressWith, askedIn } from "./address.js";
import { answerTo } from "./answer.js";
import { choicesOf, left } from "./filters.js";
import { languages } from "./index.js";
import { forget, NotBuilt } from "./load.js";
import { listOfEntries, listOfPages, viewer } from "./lists.js";
import { element } from "./results.js";
import { languageName, words } from "./words.js";

const AT_ONCE = 5;
const ENTRIES_AT_ONCE = 4;
const PAUSE = 150;

/**
 * The parts of a search: {form, filters, status, results, field} and what can be done: `read` the address, `run`, `putBack`
 * what was typed, `onKey`. `names` are those in the address; `remember` is called with each new address, and whether it is
 * settled: a reader may want to come back to it; `isOpen` says whether anything is asked at all.
 */
export function panel({ names, remember, isOpen }) {
  const parts = build();
  let asked = { words: "", filters: {}, languages: null };
  let answer = null;
  let round = 0;
  let pause;

  parts.field.addEventListener("input", () => soon(PAUSE));
  parts.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    run({ isSettled: true });
  });
  parts.filters.addEventListener("toggle", () => parts.filters.open && answer && showFilters(answer).catch(complain));
  parts.choices.addEventListener("change", choose);

  /* What is asked */

  function read() {
    asked = askedIn(new URLSearchParams(location.search), names);
    parts.field.value = asked.words;
    parts.filters.open = isFiltered();
  }

  // WebKit empties the controls of a page that it kept.
  function putBack() {
    parts.field.value = asked.words;
    if (answer) showFilters(answer).catch(complain);
  }

  function addressNow() {
    return addressWith(asked, names, isOpen() && (asked.words || isFiltered()));
  }

  function soon(milliseconds) {
    clearTimeout(pause);
    if (parts.field.value.trim()) say(words("searching"));
    pause = setTimeout(run, milliseconds);
  }

  function ask(text) {
    parts.field.value = text;
    parts.field.focus();
    run({ isSettled: true });
  }

  function choose({ target }) {
    if (target.name === "language") {
      asked.languages = [...parts.choices.querySelectorAll("input:checked")].map(({ value }) => value);
      if (!asked.languages.length) asked.languages = null;
    } else if (target.value) asked.filters[target.name] = target.value;
    else delete asked.filters[target.name];
    run({ isSettled: true });
  }

  function isFiltered() {
    return Object.keys(asked.filters).length > 0;
  }

  /* One round: ask, show */

  async function run({ isSettled = false } = {}) {
    clearTimeout(pause);
    // A space behind the last word says that it is whole.
    asked = { ...asked, words: parts.field.value.trim(), typed: parts.field.value };
    remember(addressNow(), isSettled);
    const turn = ++round;
    const isCurrent = () => turn === round;
    if (asked.words || isFiltered()) say(words("searching"));
    try {
      const known = await languages();
      const found = asked.words || isFiltered() ? await answerTo(asked, known) : null;
      if (!isCurrent()) return;
      answer = { known, found, langs: found?.langs ?? [], isCurrent };
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

  async function show({ known, found, isCurrent }) {
    const count = () => say(summary(found, isFiltered(), asked.words));
    const [pages, more] = await listOfPages(found.texts, AT_ONCE, count, complain);
    if (!isCurrent()) return;
    parts.results.replaceChildren(...[...waysOn(found, known), pages.children.length && pages, more, entries(found)].filter(Boolean));
    parts.results.scrollTop = 0;
    count();
  }

  /** What the bibliography has, loaded when it comes near. */
  function entries({ sources }) {
    if (!sources.length) return null;
    const place = element("div", { className: "search__list search__list--coming" });
    const scroller = getComputedStyle(parts.results).overflowY === "visible" ? null : parts.results;
    viewer(complain, scroller, "50%")(place, async () => {
      const [list, more] = await listOfEntries(sources, ENTRIES_AT_ONCE, complain);
      place.replaceWith(...[list, more].filter(Boolean));
    });
    return element("section", {}, element("h2", {}, words("bibliography")), place);
  }

  /** What to ask instead: the question as it was, one that was meant, every language. */
  function waysOn({ instead, insisting, offers = [], elsewhere, all, sources }, known) {
    const ways = instead ? [sentence("insist", "question", asked.words, insisting)] : [];
    for (const meant of offers) ways.push(sentence("did_you_mean", "meant", meant, meant));
    if (!all.length && !sources.length && asked.languages && !elsewhere && asked.languages.length < Object.keys(known).length) {
      const button = element("button", { type: "button", className: "search__more" }, words("everywhere"));
      button.addEventListener("click", () => {
        asked.languages = Object.keys(known);
        ask(parts.field.value);
      });
      ways.push(button);
    }
    return ways;
  }

  /** A sentence with a link that asks for something else. */
  function sentence(name, value, shown, text) {
    const [before, after] = words(name, { [value]: "\0" }).split("\0");
    const link = element("a", { href: addressWith({ ...asked, words: text }, names, true) }, shown);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(text);
    });
    return element("p", { className: "search__way" }, before, link, after);
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
      ask(parts.field.value);
    });
    parts.results.append(retry);
  }

  /** Arrows walk through the results and back to the field; Home and End go to the first and the last. */
  function onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.target.closest("select, fieldset, summary")) return;
    const stops = [parts.field, ...parts.results.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, ...(at > 0 && { Home: 1, End: stops.length - 1 }) }[event.key];
    if (at < 0 || !stops[to]) return;
    event.preventDefault();
    stops[to].focus();
  }

  return { ...parts, read, run, putBack, onKey, addressNow };
}

function build() {
  const field = element("input", {
    id: "search-field", type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: false, enterKeyHint: "search",
  });
  const label = element("label", { htmlFor: field.id }, words("search"));
  const form = element("form", { className: "search__form", role: "search" }, label, field);
  const filters = element("details", { className: "search__filters" }, element("summary", {}, words("filters")));
  const choices = element("div", { className: "search__choices" });
  filters.append(choices);
  const status = element("p", { className: "search__status", role: "status" });
  const results = element("div", { className: "search__results" });
  return { form, field, filters, choices, status, results };
}

/** What is said of an answer: how much there is, of what kind, and where it was not what was asked for. */
function summary({ texts, sources, instead, elsewhere, langs }, isFiltered, question) {
  const asked = question.replace(/^["“](.*)["”]$/, "$1");
  const count = left(texts).length;
  if (!count && !sources.length) return words("nothing", { question: asked });
  const counted = isFiltered ? words("count", { count }) : words("found", { texts: count, sources: sources.length });
  const names = (tags) => tags.map(languageName).join(", ");
  if (elsewhere) return `${words("elsewhere", { asked: names(elsewhere), languages: names(langs) })} ${counted}`;
  return instead ? `${words("instead", { question: asked, meant: instead })} ${counted}` : counted;
}
