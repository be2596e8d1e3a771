// How a search stands in an address, to be sent on: on the page of the search by names of its own, elsewhere by others.

import { FILTERS } from "./filters.js";

/** The names in an address: {words, language, topic, ...}. */
export function namesFor(isOwnPage) {
  const others = ["language", ...FILTERS].map((name) => [name, isOwnPage ? name : `search-${name}`]);
  return { words: isOwnPage ? "q" : "search", ...Object.fromEntries(others) };
}

/** What an address asks for: {words, filters: {topic: "trade"}, languages: ["fr"] or null}. */
export function askedIn(address, names) {
  const given = FILTERS.map((name) => [name, address.get(names[name])]).filter(([, value]) => value);
  const languages = address.get(names.language)?.split(",") ?? null;
  return { words: (address.get(names.words) ?? "").trim(), filters: Object.fromEntries(given), languages };
}

/** The address of this page with what is asked; without it where the search is not open. */
export function addressWith({ words, filters, languages }, names, isOpen) {
  const address = new URL(location.href);
  const values = { words, language: languages?.join(","), ...Object.fromEntries(FILTERS.map((name) => [name, filters[name]])) };
  for (const [name, value] of Object.entries(values)) {
    if (isOpen && (value || (name === "words" && names.words !== "q"))) address.searchParams.set(names[name], value ?? "");
    else address.searchParams.delete(names[name]);
  }
  return address.href;
}
