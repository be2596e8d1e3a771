// What was found, as elements: a brief with the headings that have the words below them; an entry.

import { textsOf } from "./index.js";
import { addressOf } from "./load.js";
import { excerptOf, formsIn, pieces, placesIn, withoutAddresses, worth } from "./places.js";
import { direction, words, wordsLanguage } from "./words.js";

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

/** A page that was found, as far as the index knows it: its title. `complete` shows where in it the words stand. */
export function pageFound({ address, title }, { lang, sought }) {
  const link = linkTo({ address, marks: marksOf([], sought) }, title);
  const item = element("li", { className: "search__page search__page--coming", lang, dir: direction(lang) }, element("h3", { "aria-level": "2" }, link));
  return { item, complete: (page) => complete(item, link, page, sought) };
}

/** Whether the page has what was sought: one that lacks a phrase is no result. */
function complete(item, link, page, sought) {
  item.classList.remove("search__page--coming");
  const places = placesIn(textsOf(page), sought);
  if (!places) return false;
  const to = { address: page.address, marks: marksOf(places, sought) };
  link.href = linkTo(to).href;
  const parts = page.parts.map((part, number) => {
    const [title, text] = places.slice(2 * number, 2 * number + 2);
    const found = part.isNote ? text.found : [...title.found, ...text.found];
    return { ...part, place: text, worth: worth(found, sought.weights) };
  });
  const [opening, ...below] = parts;
  const having = below.filter((part) => part.worth).sort((a, b) => b.worth - a.worth).slice(0, HEADINGS_SHOWN);
  const headings = below.filter((part) => having.includes(part));
  if (page.about) item.append(element("p", { className: "search__about" }, page.about));
  if (opening.worth || !headings.length) item.append(...excerpt(opening.place, sought));
  if (headings.length) item.append(element("ul", {}, ...headings.map((part) => headingFound(part, to, sought))));
  return true;
}

/** An entry of the bibliography that was found, with the briefs that cite it. Null where it does not have a phrase. */
export function entryFound(entry, { lang, sought }) {
  const places = placesIn(["", entry.text], sought);
  if (!places) return null;
  const link = linkTo({ address: entry.address, marks: marksOf(places, sought) });
  link.append(...marked(pieces(withoutAddresses(places[1], sought))));
  const item = element("li", { className: "search__entry", lang, dir: direction(lang) }, link);
  if (entry.cited) item.append(citing(entry, link.href));
  return item;
}

function citing({ cited, citedIn }, all) {
  const links = citedIn.map(({ address, title, lang }) => {
    const link = element("a", { href: addressOf(address).href }, title);
    return lang ? Object.assign(link, { lang, dir: direction(lang) }) : link;
  });
  if (cited > citedIn.length) {
    const more = words("others", { count: cited - citedIn.length });
    links.push(element("a", { href: all, lang: wordsLanguage, dir: direction(wordsLanguage) }, more));
  }
  const parts = links.flatMap((link) => [" · ", link]).slice(1);
  const label = element("span", { lang: wordsLanguage, dir: direction(wordsLanguage) }, words("cited_in"));
  return element("p", { className: "search__citing" }, label, " ", ...parts);
}

function headingFound({ id, title, place }, to, sought) {
  return element("li", {}, element("h4", { "aria-level": "3" }, linkTo(to, title, id)), ...excerpt(place, sought));
}

function linkTo({ address, marks }, text = "", id = "") {
  const href = addressOf(address);
  for (const word of marks) href.searchParams.append("mark", word);
  if (id) href.hash = id;
  return element("a", { href: href.href }, text);
}

function excerpt(place, sought) {
  const shown = excerptOf(withoutAddresses(place, sought), sought.weights);
  if (!shown) return [];
  const around = [shown.isStart ? "" : "… ", ...marked(shown.pieces), shown.isEnd ? "" : " …"];
  return [element("p", { className: "search__excerpt" }, ...around)];
}

function marked(parts) {
  return parts.map((part, number) => (number % 2 ? element("mark", {}, part) : part));
}

/** What to mark on the page: the words asked for, and the forms in which they were found. */
function marksOf(places, { asked }) {
  const forms = [...asked.map((word) => word.toLowerCase()), ...places.flatMap(formsIn)];
  return [...new Set(forms)].slice(0, MOST_MARKS);
}
