// What a reader may have meant: the words that were asked for, with those that the index has in place of others.

import { languages } from "./index.js";
import { isKnown, near, parted } from "./near.js";
import { isUnspaced, wordsIn } from "./question.js";
import { repaired } from "./runs.js";

const MOST_WORDS = 3;
const MOST_MEANT = 4;
// A word that the index has is taken for a slip only if the other is so much more frequent (as a power of 2).
const FAR_MORE = 3;

/** Texts to ask instead, the likeliest first; `doubtful` are terms of the question: {word, isUnknown, size, forms}. */
export async function meant(text, doubtful, lang) {
  const index = (await languages())[lang];
  if (!index?.near?.length || !doubtful.length || doubtful.length > 4 * MOST_WORDS) return [];
  const words = wordsIn(text);
  const terms = new Map(doubtful.map((term) => [term.word, term]));
  const places = runsOf(words).filter((run) => run.some(({ word }) => terms.has(word)));
  if (!places.length || places.length > MOST_WORDS) return [];
  const choices = await Promise.all(places.map((run) => choicesFor(index, text, run, terms)));
  const together = await joined(index, text, words, terms);
  const most = Math.max(...choices.map(({ length }) => length));
  if (choices.some(({ length }) => !length)) return together;
  const meantTexts = Array.from({ length: Math.min(most, MOST_MEANT) }, (_, rank) =>
    replaced(text, places.map((run, number) => [run, choices[number][Math.min(rank, choices[number].length - 1)]])));
  return [...together, ...meantTexts];
}

/** Words one by one; the pairs of a run of characters together. */
function runsOf(words) {
  const runs = new Map();
  for (const each of words) {
    const key = each.run ?? `at ${each.start}`;
    runs.set(key, [...(runs.get(key) ?? []), each]);
  }
  return [...runs.values()];
}

async function choicesFor(index, text, run, terms) {
  const [{ word, start }] = run;
  const written = text.slice(start, run.at(-1).end);
  if (run.length > 1 || isUnspaced(word)) return repaired(index, written);
  if ([...word].length < 2) return [];
  const { isUnknown, isBegin, size, forms } = terms.get(word);
  const found = await near(index, word, isBegin);
  if (isUnknown) return [...found.map((each) => each.word), ...(await parted(index, word)).map((parts) => parts.join(" "))];
  return found.filter((each) => each.size >= Math.log2(size) + FAR_MORE && !forms.has(each.word)).map((each) => each.word);
}

/** Two words that the index has as one. */
async function joined(index, text, words, terms) {
  const pairs = words.slice(1).map((other, number) => [words[number], other]);
  const doubtful = pairs.filter((pair) => pair.some(({ word }) => terms.get(word)?.isUnknown) && !pair.some(({ run }) => run !== undefined));
  const known = await Promise.all(doubtful.map(([one, other]) => isKnown(index, one.word + other.word)));
  const found = doubtful.filter((_, number) => known[number]);
  return found.map(([one, other]) => replaced(text, [[[one, other], one.word + other.word]]));
}

/** The text with other words in the places of runs. */
function replaced(text, changes) {
  return [...changes]
    .sort(([one], [other]) => other[0].start - one[0].start)
    .reduce((whole, [run, other]) => whole.slice(0, run[0].start) + other + whole.slice(run.at(-1).end), text);
}

/** The text with quotation marks around words that were taken for slips: so they are asked for as they are. */
export function insisting(text, doubtful) {
  const words = new Set(doubtful.map(({ word }) => word));
  const runs = runsOf(wordsIn(text)).filter((run) => run.some(({ word }) => words.has(word)));
  return replaced(text, runs.map((run) => [run, `"${text.slice(run[0].start, run.at(-1).end)}"`]));
}
