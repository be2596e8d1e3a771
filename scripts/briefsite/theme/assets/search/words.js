// The words of the search, which the page has brought (scripts/briefsite/wording/), and what is known of languages.

const own = JSON.parse(document.querySelector("a.search-open").dataset.words);

/** The language of the page, without its region. */
export const pageLanguage = (document.documentElement.lang || "en").split("-")[0].toLowerCase();

/** The language of these words: that of the page, or English. */
export const wordsLanguage = own.lang;

/** The words called `name`, with {n} and the like filled in. */
export function words(name, values = {}) {
  return own[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** A language's own name for itself. */
export function languageName(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** `rtl` or `ltr`. */
export function direction(lang) {
  return /^(ar|dv|fa|he|ps|sd|ug|ur|yi)$/.test(lang) ? "rtl" : "ltr";
}
