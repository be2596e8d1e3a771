// In which forms the index has a word: as it was asked for, its kin, those that begin with it.

import { load } from "./load.js";
import { frequency } from "./rank.js";

const KIN = 0.9;
const LONGER = 0.6;
const LIKE = 0.4;
const MOST_SHARDS = 3;
const MOST_FORMS = 100;
// A word that is shorter, and is one, is not the beginning of others: "in" of "industry".
const BEGINNING = 3;
const LAST = "\u{10ffff}";

/** The forms of a term as a map from each to {groups, weight}; empty where the index has none. */
export async function formsOf(index, { word, isExact, isBegin }) {
  const [shard, longer] = await Promise.all([shardOf(index, word), isBegin ? beginning(index, word) : []]);
  const groups = groupsIn(shard, word);
  const forms = new Map(groups && isLatin(word) && word.length < BEGINNING ? [] : longer);
  if (isExact) return new Map(groups ? [[word, { groups, weight: 1 }]] : []);
  if (groups) {
    for (const form of await kinOf(index, shard, word)) forms.set(...form);
    forms.set(word, { groups, weight: 1 });
  }
  if (forms.size) return forms;
  if (!isBegin && word.length > 1) for (const form of await beginning(index, word)) forms.set(...form);
  return forms.size ? forms : like(index, word);
}

function isLatin(word) {
  return /^[\p{Script=Latin}\p{N}]+$/u.test(word);
}

/** Whether a word comes before another as the index orders them: by code points, not by their halves as `<` does. */
function isBefore(word, other) {
  const [one, two] = [[...word], [...other]];
  const place = one.findIndex((letter, index) => letter !== two[index]);
  if (place < 0) return one.length < two.length;
  return place < two.length && one[place].codePointAt() < two[place].codePointAt();
}

function numberOf({ shards }, word) {
  const after = shards.findIndex((first) => isBefore(word, first));
  return (after < 0 ? shards.length : after) - 1;
}

function shardAt({ folder }, number) {
  return load(`search/data/${folder}/words-${number}.json`);
}

async function shardOf(index, word) {
  const number = numberOf(index, word);
  return number < 0 ? { words: {}, kin: [] } : shardAt(index, number);
}

function groupsIn({ words }, word) {
  return Object.hasOwn(words, word) ? words[word] : null;
}

async function kinOf(index, shard, word) {
  const kin = shard.kin.find((group) => group.includes(word)) ?? [];
  const all = await Promise.all(kin.map(async (each) => [each, groupsIn(await shardOf(index, each), each)]));
  return all.filter(([, groups]) => groups).map(([each, groups]) => [each, { groups, weight: KIN }]);
}

/** The most frequent words that begin with some letters. */
async function beginning(index, start, weight = LONGER) {
  const first = Math.max(0, numberOf(index, start));
  const last = Math.min(numberOf(index, start + LAST), first + MOST_SHARDS - 1);
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  const shards = await Promise.all(numbers.map((number) => shardAt(index, number)));
  return shards
    .flatMap(({ words }) => Object.entries(words).filter(([word]) => word.startsWith(start)))
    .sort(([, one], [, other]) => frequency(other) - frequency(one))
    .slice(0, MOST_FORMS)
    .map(([word, groups]) => [word, { groups, weight }]);
}

/** Words that begin as one that is nowhere: a form of theirs, perhaps. A number is none. */
async function like(index, word) {
  const size = Math.max(4, word.length - 3);
  return new Map(size < word.length && !/^\p{N}+$/u.test(word) ? await beginning(index, word.slice(0, size), LIKE) : []);
}
