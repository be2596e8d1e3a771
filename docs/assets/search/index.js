// What was indexed (scripts/briefsite/publish/search.py), through Pagefind's own interface: one index a language.

const SITE = new URL("../../", import.meta.url);
const BUNDLES = new URL("pagefind/", SITE);
const WORDS_SHOWN = 28;
const TEXTS = { within: "texts" };
const SOURCES = { within: "sources" };
const WITHOUT_SPACES = /^(zh|ja|th)$/;

let contents;
let opened = new Map();
let joined = new Map();
let filters = new Map();
let attempts = 0;

/** The site was built without its search, as `mkdocs serve` does. */
export class NotBuilt extends Error {}

/** What there is, by language: {en: {pages: 937, bundles: ["en-0", "en-sources"], common: ["and", "the"]}}. */
export function languages() {
  contents ??= loadContents();
  return contents;
}

/** Begin anew after something could not be loaded. */
export function forget() {
  for (const index of opened.values()) index.then((each) => each.destroy()).catch(() => {});
  contents = undefined;
  opened = new Map();
  joined = new Map();
  filters = new Map();
  attempts += 1;
}

/** The texts of a language that have the words, as Pagefind's results. Null words: every text. */
export async function searchTexts(lang, words) {
  const { results } = await (await open(lang)).search(words && (await telling(lang, words)), { filters: TEXTS });
  // Pagefind says nothing of a part that it could not load, it only finds less.
  if (!results.length) await loadContents();
  return results;
}

/** The parts of its bibliography that have the words. Its index is loaded only now: readers see the texts first. */
export async function searchSources(lang, words) {
  const index = await open(lang);
  if (!joined.has(lang)) joined.set(lang, joinSources(lang, index));
  await joined.get(lang);
  const { results } = await index.search(await telling(lang, words), { filters: SOURCES });
  if (!results.length) await loadContents();
  return results;
}

/** What the texts of a language can be filtered by: a map from the id of a result to [{name, id, label}]. */
export function filtersOf(lang) {
  if (!filters.has(lang)) filters.set(lang, loadFilters(lang));
  return filters.get(lang);
}

/** The whole address of a result. */
export function addressOf(path) {
  return new URL(path.replace(/^\/+/, ""), SITE);
}

function loadContents() {
  return load("languages.json", NotBuilt);
}

async function load(path, Missing = Error) {
  const answer = await fetch(new URL(path, BUNDLES), { cache: "no-cache" });
  if (!answer.ok) throw new (answer.status === 404 ? Missing : Error)(`${path}: ${answer.status}`);
  return answer.json();
}

function open(lang) {
  if (!opened.has(lang)) opened.set(lang, openBundles(lang));
  return opened.get(lang);
}

async function openBundles(lang) {
  const { bundles } = (await languages())[lang];
  const texts = bundles.filter((name) => !isSources(name));
  const [first, ...others] = texts.length ? texts : bundles;
  // Each language has its own copy of the module: one copy knows the grammar of one language.
  const pagefind = await import(new URL(`${first}/pagefind.js${attempts ? `?${attempts}` : ""}`, BUNDLES).href);
  const index = pagefind.createInstance({ basePath: pathOf(first), ...optionsOf(first) });
  await Promise.all(others.map((name) => index.mergeIndex(pathOf(name), optionsOf(name))));
  return index;
}

async function joinSources(lang, index) {
  const sources = (await languages())[lang].bundles.slice(1).filter(isSources); // a first one is open
  await Promise.all(sources.map((name) => index.mergeIndex(pathOf(name), optionsOf(name))));
}

function optionsOf(name) {
  return { baseUrl: "/", excerptLength: WORDS_SHOWN, mergeFilter: isSources(name) ? SOURCES : TEXTS };
}

function pathOf(name) {
  return `${BUNDLES.pathname}${name}/`;
}

function isSources(name) {
  return name.endsWith("-sources");
}

async function loadFilters(lang) {
  const { bundles } = (await languages())[lang];
  const texts = bundles.filter((name) => !isSources(name));
  const pages = new Map();
  for (const part of await Promise.all(texts.map((name) => load(`${name}/filters.json`)))) {
    for (const [page, numbers] of Object.entries(part.pages)) {
      const values = numbers.map((number) => part.values[number]);
      pages.set(page, values.map(([name, id, label]) => ({ name, id, label })));
    }
  }
  return pages;
}

/**
 * The words that tell texts apart: not those that nearly every text has, where there are others. Of all words they take
 * the most to load, and they change least in what is found.
 */
async function telling(lang, words) {
  const { common = [] } = (await languages())[lang];
  const all = apart(lang, words).split(/\s+/);
  const rest = all.filter((word) => !common.includes(word.toLowerCase()));
  return /["“”]/.test(words) || !rest.length ? all.join(" ") : rest.join(" ");
}

/** Words with spaces between them: where a script has none, the reader's browser tells them apart. */
function apart(lang, words) {
  if (!WITHOUT_SPACES.test(lang) || !Intl.Segmenter) return words;
  const segments = [...new Intl.Segmenter(lang, { granularity: "word" }).segment(words)];
  const joined = segments.filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment).join(" ");
  return /^\s*["“”].+["“”]\s*$/.test(words) ? `"${joined}"` : joined;
}
