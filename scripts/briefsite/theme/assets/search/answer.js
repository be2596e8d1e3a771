// What answers a question: in the languages that were asked for, else in others, else to a question that was meant.

import { filtered } from "./filters.js";
import { search } from "./index.js";
import { insisting, meant } from "./meant.js";
import { questionOf } from "./question.js";
import { pageLanguage } from "./words.js";

const SCRIPTS = {
  ar: /\p{Script=Arabic}/u, hi: /\p{Script=Devanagari}/u, ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u,
};
// Fewer results let one think of a slip, though every word is there.
const FEW = 3;
const MOST_OTHERS = 4;

/**
 * {question, langs, all, texts, sources}: all texts that answer, and those that pass the filters. `elsewhere`: they are in
 * languages that were not asked for. `instead`: they answer these other words. `offers`: words that may have been meant.
 */
export async function answerTo(asked, known) {
  const langs = languagesFor(known, asked);
  const question = asked.words ? questionOf(asked.typed ?? asked.words) : null;
  const found = await searched(langs, question);
  const others = Object.keys(known).filter((lang) => !langs.includes(lang));
  if (!question || hits(found)) return finished(asked, found, question && (await offersFor(asked, found, langs)));
  if (!asked.languages) {
    const there = await searched(others, question, true);
    if (hits(there)) return finished(asked, { ...there, elsewhere: langs });
  }
  const inOrder = [...langs, ...(asked.languages ? [] : others.slice(0, MOST_OTHERS))];
  for (const lang of inOrder) {
    const unknown = found.terms.filter(({ isUnknown }) => isUnknown);
    for (const words of await meant(asked.words, unknown, lang)) {
      const instead = await searched([lang], questionOf(`${words} `));
      if (!hits(instead)) continue;
      const isSure = unknown.every(({ word, isExact }) => !isExact && ([...word].length > 3 || /\p{Script=Han}/u.test(word)));
      return finished(asked, isSure ? { ...instead, instead: words, insisting: insisting(asked.words, unknown) } : { ...found, offers: [words] });
    }
  }
  return finished(asked, found);
}

/** The languages to search: those chosen, else the page's and those in whose script the words are. */
function languagesFor(known, { words, languages }) {
  const chosen = languages?.filter((lang) => lang in known);
  if (chosen?.length) return chosen;
  const bySize = Object.keys(known).sort((a, b) => known[b].texts - known[a].texts);
  const wanted = new Set([pageLanguage in known ? pageLanguage : bySize[0]].filter(Boolean));
  for (const [lang, script] of Object.entries(SCRIPTS)) {
    if (lang in known && script.test(words)) wanted.add(lang);
  }
  const latin = bySize.find((lang) => !(lang in SCRIPTS));
  if (latin && pageLanguage in SCRIPTS && /\p{Script=Latin}/u.test(words)) wanted.add(latin);
  return [...wanted];
}

/** What is found in some languages, the best first; `isSure`: only where the words are there in some form. */
async function searched(langs, question, isSure = false) {
  const all = await Promise.all(langs.map((lang) => search(lang, question)));
  const some = all.map((each) => (isSure && each.terms.some(({ isUnknown }) => isUnknown) ? { texts: [], sources: [] } : each));
  const ranked = (name) => some.flatMap((each) => each[name]).sort((a, b) => b.score - a.score);
  const terms = (all[0]?.terms ?? []).map((term, number) => ({
    ...term,
    size: Math.max(...all.map((each) => each.terms[number].size)),
    isUnknown: all.every((each) => each.terms[number].isUnknown),
  }));
  return { langs, question, terms, all: ranked("texts"), sources: ranked("sources") };
}

function hits({ all, sources }) {
  return all.length + sources.length;
}

/** Words that may have been meant where something was found: for a word that is nowhere; of few results, for a rare one. */
async function offersFor(asked, found, langs) {
  const unknown = found.terms.filter(({ isUnknown }) => isUnknown);
  const rarest = hits(found) < FEW ? found.terms.filter(({ isExact }) => !isExact).sort((a, b) => a.size - b.size).slice(0, 1) : [];
  const doubtful = unknown.length ? unknown : rarest;
  for (const lang of doubtful.length ? langs : []) {
    const words = await meant(asked.words, doubtful, lang);
    for (const each of words) {
      const instead = await searched([lang], questionOf(`${each} `));
      if (hits(instead) > hits(found) || (unknown.length && hits(instead))) return { offers: [each] };
    }
  }
  return {};
}

async function finished({ filters }, found, more = {}) {
  const isFiltered = Object.keys(filters).length > 0;
  const texts = isFiltered ? await filtered(found.all, found.langs, filters) : found.all;
  const langs = found.elsewhere ? [...new Set([...found.all, ...found.sources].map(({ lang }) => lang))] : found.langs;
  return { ...found, ...more, langs, texts, sources: isFiltered ? [] : found.sources };
}
