// Filters: which results they let through, and their controls.

import { filtersOf } from "./index.js";
import { element } from "./results.js";
import { languageName, words } from "./words.js";

/** By what results can be filtered, beside their language. */
export const FILTERS = ["topic", "person", "year", "type"];

/** The results that have every value wanted ({topic: "trade"}). */
export async function filtered(results, langs, wanted) {
  const known = await filtersOfAll(langs);
  const has = (values, [name, id]) => values.some((value) => value.name === name && value.id === id);
  return left(results).filter(({ id }) => Object.entries(wanted).every((filter) => has(known.get(id) ?? [], filter)));
}

/** The results without those that have no such phrase. */
export function left(results) {
  return results.filter(({ isOut }) => !isOut);
}

/** The controls for an answer. */
export async function choicesOf({ known, langs, found }, chosen) {
  const pages = await filtersOfAll(langs);
  const all = found?.all ?? [...pages.keys()].map((id) => ({ id }));
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
  for (const { id } of await filtered(all, langs, others)) {
    for (const value of pages.get(id) ?? []) {
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
