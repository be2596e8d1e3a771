// The index that the site was built with (scripts/briefsite/finish/search/index.py): one for each language.

import { formsOf } from "./forms.js";
import { CONTENTS, load } from "./load.js";
import { readPage } from "./page.js";
import { narrowed } from "./pairs.js";
import { placesIn } from "./places.js";
import { isLetter } from "./question.js";
import { rank, unite, weightOf } from "./rank.js";

// So many pages are looked through for a phrase before they are counted; of more, those that are shown.
const MOST_VERIFIED = 30;
const NOTHING = { words: new Map(), sequences: [], weights: [], asked: [] };

/** What there is, by language: {en: {folder, texts, sources, chunks, rows, shards, near}}. */
export function languages() {
  return load(CONTENTS, undefined, { cache: "no-cache" });
}

/** What the texts of a language can be filtered by: a map from the id of a result to [{name, id, label}]. */
export async function filtersOf(lang) {
  const index = (await languages())[lang];
  if (!index?.texts) return new Map();
  const { values, documents } = await load(`search/data/${index.folder}/filters.json`);
  const named = values.map(([name, id, label]) => ({ name, id, label }));
  return new Map(documents.map((numbers, document) => [`${lang} ${document}`, numbers.map((number) => named[number])]));
}

/**
 * What of a language answers a question: {texts, sources, terms}. Each result has what the index says of it (`named`) and
 * all that it holds (`content`). Of each term `terms` has in how many documents it is, its forms, and whether it is in none.
 * Without a question every text is a result.
 */
export async function search(lang, question) {
  const index = (await languages())[lang];
  if (!index) return { texts: [], sources: [], terms: [] };
  if (index.texts && index.texts <= index.chunks[0]) named(index, 0).catch(() => {}); // needed soon
  const result = ({ document, score }, sought) => resultOf(lang, index, { document, score, sought });
  if (!question) {
    const texts = Array.from({ length: index.texts }, (_, document) => result({ document, score: 0 }, NOTHING));
    return { texts, sources: [], terms: [] };
  }
  const terms = await Promise.all(question.terms.map((term) => formsOf(index, term)));
  const words = terms.map(({ forms }) => unite([...forms.values()]));
  const parts = await Promise.all([false, true].map(async (areSources) => {
    const own = words.map((word) => new Map([...word].filter(([document]) => document >= index.texts === areSources)));
    const size = areSources ? index.sources : index.texts;
    const sought = soughtIn(question, terms.map(({ forms }) => forms), own.map((word) => weightOf(word.size, size)));
    const ranked = rank(own, size);
    const found = areSources ? ranked : await withPhrases(index, ranked, question, own); // sources have no pairs
    const results = found.map((each) => result(each, sought));
    return sought.sequences.some(({ isPhrase }) => isPhrase) ? verified(results) : results;
  }));
  const known = terms.map(({ forms, isUnknown }, number) => ({ ...question.terms[number], forms, isUnknown, size: words[number].size }));
  return { texts: parts[0], sources: parts[1], terms: known };
}

function resultOf(lang, index, { document, score, sought }) {
  const isSource = document >= index.texts;
  return {
    lang, score, sought, isSource,
    id: `${lang} ${document}`,
    named: () => (isSource ? source(lang, index, document - index.texts) : named(index, document)),
    async content() {
      const { address, text } = await this.named();
      return isSource ? { address, parts: [{ id: "", title: "", text }] } : { address, ...(await load(address, readPage)) };
    },
  };
}

async function row({ folder, chunks, names }, name, document) {
  if (name === "documents" && names.length) return names[document];
  const size = chunks[Number(name === "sources")];
  return (await load(`search/data/${folder}/${name}-${Math.floor(document / size)}.json`))[document % size];
}

async function named(index, document) {
  const [address, title] = await row(index, "documents", document);
  return { address, title };
}

/** A source: its address and text, how many texts cite it (`cited`), and the first of them (`citedIn`: address and title). */
async function source(lang, index, document) {
  const [address, text, cited, ...citing] = await row(index, "sources", document);
  const citedIn = await Promise.all(citing.map((each) => (typeof each === "number" ? named(index, each) : foreign(lang, each))));
  return { address, text, cited, citedIn };
}

/** A text by its address, in whichever other language it is. */
async function foreign(own, address) {
  for (const [lang, index] of Object.entries(await languages())) {
    for (let document = 0; lang !== own && document < index.texts; document += 1) {
      const found = await named(index, document);
      if (found.address === address) return { ...found, lang };
    }
  }
  return { address, title: address };
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
  const contents = await Promise.all(results.map((result) => result.content()));
  return results.filter(({ sought }, number) => placesIn(textsOf(contents[number]), sought));
}

/** The texts in which phrases stand whole: a phrase does not begin in a heading and end below it. */
export function textsOf({ parts }) {
  return parts.flatMap(({ title, text }) => [title, text]);
}
