// Filters: how they stand in the address, which results they let through, and their controls.

import { filtersOf } from "./index.js";
import { element } from "./results.js";
import { languageName, words } from "./words.js";

/** By what results can be filtered, beside their language. */
export const FILTERS = ["topic", "person", "year", "type"];

/** What an address asks for: {words, filters: {topic: "trade"}, languages: ["fr"] or null}. */
export function askedIn(address) {
  const given = FILTERS.map((name) => [name, address.get(`search-${name}`)]).filter(([, value]) => value);
  const languages = address.get("search-language")?.split(",") ?? null;
  return { words: address.get("search") ?? "", filters: Object.fromEntries(given), languages };
}

/** Put what is asked into an address; take it out where the search is not open. */
export function putIn(address, { words: search, filters, languages }, isOpen) {
  const values = { search, "search-language": languages?.join(",") };
  for (const name of FILTERS) values[`search-${name}`] = filters[name];
  for (const [name, value] of Object.entries(values)) {
    if (isOpen && (value || name === "search")) address.set(name, value ?? "");
    else address.delete(name);
  }
}

/** The results that have every value wanted ({topic: "trade"}). */
export async function filtered(results, langs, wanted) {
  const known = await filtersOfAll(langs);
  const has = (values, [name, id]) => values.some((value) => value.name === name && value.id === id);
  return left(results).filter(({ result }) => Object.entries(wanted).every((filter) => has(known.get(result.id) ?? [], filter)));
}

/** The results without those that have no such phrase. */
export function left(results) {
  return results.filter(({ result }) => !result.isOut);
}

/** The controls for an answer. */
export async function choicesOf({ known, langs, found }, chosen) {
  const pages = await filtersOfAll(langs);
  const all = found?.all ?? [...pages.keys()].map((id) => ({ result: { id } }));
  const counts = await Promise.all(FILTERS.map((name) => countsOf(name, { all, langs, pages }, chosen)));
  const selects = FILTERS.map((name, number) => select(name, counts[number], chosen[name]));
  const boxes = Object.keys(known).map((lang) => {
    const id = `search-language-${lang}`;
    const box = element("input", { type: "checkbox", id, name: "language", value: lang, checked: langs.includes(lang) });
    const count = found && langs.includes(lang) ? ` (${left(found.texts).filter((each) => each.lang === lang).length})` : "";
    return element("label", { htmlFor: id, lang }, box, ` ${languageName(lang)}${count}`);
  });
  const group = element("fieldset", {}, element("legend", {}, words("language")), ...boxes);
  return boxes.length > 1 ? [...selects, group] : selects;
}

async function filtersOfAll(langs) {
  return new Map((await Promise.all(langs.map(filtersOf))).flatMap((pages) => [...pages]));
}

/** How many results each value of a filter would give beside the other filters: {id: {label, count}}. */
async function countsOf(name, { all, langs, pages }, chosen) {
  const others = Object.fromEntries(Object.entries(chosen).filter(([other]) => other !== name));
  const counts = new Map();
  for (const { result } of await filtered(all, langs, others)) {
    for (const value of pages.get(result.id) ?? []) {
      if (value.name !== name) continue;
      const before = counts.get(value.id) ?? { label: value.label || words(`${value.id}_page`), count: 0 };
      counts.set(value.id, { ...before, count: before.count + 1 });
    }
  }
  const own = chosen[name];
  if (own && !counts.has(own)) counts.set(own, { label: own, count: 0 });
  return counts;
}

function select(name, counts, chosen) {
  const id = `search-${name}`;
  const rows = [...counts].sort(([a, one], [b, other]) => (name === "year" ? b.localeCompare(a) : one.label.localeCompare(other.label)));
  const options = rows.map(([value, { label, count }]) =>
    element("option", { value, selected: chosen === value }, `${label} (${count})`));
  const chooser = element("select", { id, name }, element("option", { value: "" }, words("any")), ...options);
  return element("div", {}, element("label", { htmlFor: id }, words(name)), chooser);
}
