// The index that the site was built with (scripts/briefsite/finish/search/index.py): one of texts and one of sources a language.

import { formsOf } from "./forms.js";
import { addressOf, forget, load, NotBuilt } from "./load.js";
import { readPage } from "./page.js";
import { narrowed } from "./pairs.js";
import { placesIn } from "./places.js";
import { isLetter } from "./question.js";
import { rank, unite, weightOf } from "./rank.js";

export { addressOf, forget, NotBuilt };

// So many pages are looked through for a phrase before they are counted; of more, those that are shown.
const MOST_VERIFIED = 30;
const NOTHING = { words: new Map(), sequences: [], weights: [], asked: [] };

languages().catch(() => {}); // it will be asked for at once

/** What there is, by language: {en: {texts: {folder, documents, chunk, rows, shards}, sources: {...}}}. */
export function languages() {
  return load("search/data/languages.json", undefined, { Missing: NotBuilt, cache: "no-cache" });
}

/** How many texts a language has. */
export function textsIn(language) {
  return language.texts?.documents ?? 0;
}

/** The texts of a language that answer a question; null: every text. */
export function searchTexts(lang, question) {
  return search(lang, "texts", question);
}

/** The entries of its bibliography that answer a question. */
export function searchSources(lang, question) {
  return search(lang, "sources", question);
}

/** What the texts of a language can be filtered by: a map from the id of a result to [{name, id, label}]. */
export async function filtersOf(lang) {
  const { texts } = (await languages())[lang];
  if (!texts) return new Map();
  const { values, documents } = await load(`search/data/${texts.folder}/filters.json`);
  const named = values.map(([name, id, label]) => ({ name, id, label }));
  return new Map(documents.map((numbers, document) => [`${lang} ${document}`, numbers.map((number) => named[number])]));
}

async function search(lang, kind, question) {
  const index = (await languages())[lang][kind];
  if (!index) return [];
  const result = ({ document, score }, sought) => ({
    id: `${lang} ${document}`, score, sought, content: () => contentOf(index, kind, document),
  });
  if (!question) return Array.from({ length: index.documents }, (_, document) => result({ document, score: 0 }, NOTHING));
  if (index.documents <= index.chunk) load(`search/data/${index.folder}/documents-0.json`).catch(() => {}); // needed soon
  const forms = await Promise.all(question.terms.map((term) => formsOf(index, term)));
  const words = forms.map((each) => unite([...each.values()]));
  const sought = soughtIn(question, forms, words.map(({ size }) => weightOf(size, index.documents)));
  const ranked = rank(words, index.documents);
  const found = kind === "texts" ? await withPhrases(index, ranked, question, words) : ranked; // sources have no pairs
  const results = found.map((each) => result(each, sought));
  return sought.sequences.some(({ isPhrase }) => isPhrase) ? verified(results) : results;
}

/** What to look for in a text: words with their forms, and sequences; each has a key, each key a weight. */
function soughtIn({ terms, sequences, asked }, forms, weights) {
  const weight = new Map(terms.map(({ word }, number) => [word, weights[number]]));
  const sought = {
    asked,
    words: new Map(),
    sequences: sequences.map((each, key) => ({ ...each, key })),
    weights: sequences.map(({ words }) => words.reduce((sum, word) => sum + weight.get(word), 0)),
  };
  const parts = new Map(sought.sequences.flatMap(({ words, key, isPhrase }) => (isPhrase ? [] : words.map((word) => [word, key]))));
  const areLetters = terms.every(({ word }) => isLetter(word));
  for (const [number, { word, isExact }] of terms.entries()) {
    if (isExact || (isLetter(word) && !areLetters)) continue;
    const key = parts.get(word) ?? sought.weights.push(weights[number]) - 1;
    for (const form of forms[number].keys()) {
      if (!sought.words.has(form) || form === word) sought.words.set(form, { key, isPart: parts.has(word) });
    }
  }
  return sought;
}

async function withPhrases(index, found, { sequences, terms }, words) {
  const phrases = sequences.filter(({ isPhrase }) => isPhrase).map((each) => each.words);
  if (!phrases.length) return found;
  const rarity = (word) => words[terms.findIndex((term) => term.word === word)].size;
  const left = new Set(await narrowed(index, found.map(({ document }) => document), phrases, rarity));
  return found.filter(({ document }) => left.has(document));
}

async function verified(results) {
  if (results.length > MOST_VERIFIED) return results;
  const contents = await Promise.all(results.map(({ content }) => content()));
  return results.filter(({ sought }, number) => placesIn(textsOf(contents[number]), sought));
}

/** The texts in which phrases stand whole: a phrase does not begin in a heading and end below it. */
export function textsOf({ parts }) {
  return parts.flatMap(({ title, text }) => [title, text]);
}

/** What a document holds: {address, title, about, parts: [{id, title, text}]}. */
async function contentOf({ folder, chunk: size }, kind, document) {
  const chunk = await load(`search/data/${folder}/documents-${Math.floor(document / size)}.json`);
  const row = chunk[document % size];
  if (kind === "texts") return { address: row, ...(await load(row, readPage)) };
  return { address: row[0], parts: [{ id: "", title: "", text: row[1] }] };
}
