// In which forms the index has a word: as it was asked for, its kin, those that begin with it.

import { load } from "./load.js";
import { numberOf, numbersFrom } from "./order.js";
import { frequency } from "./rank.js";

const KIN = 0.9;
const LONGER = 0.6;
const LIKE = 0.4;
const MOST_SHARDS = 4;
const MOST_FORMS = 100;
// A word that is shorter, and is one, is not the beginning of others: "in" of "industry".
const BEGINNING = 3;

/**
 * The forms of a term: {forms: a map from each to {groups, weight}, isUnknown}. Of one that the index has in no form
 * (`isUnknown`), those that begin alike; empty where there are none.
 */
export async function formsOf(index, { word, isExact, isBegin }) {
  const [shard, longer] = await Promise.all([shardOf(index, word), isBegin ? beginning(index, word) : []]);
  const groups = groupsIn(shard, word);
  const forms = new Map(groups && isLatin(word) && word.length < BEGINNING ? [] : longer);
  if (isExact) return { forms: new Map(groups ? [[word, { groups, weight: 1 }]] : []), isUnknown: !groups };
  if (groups) {
    for (const form of await kinOf(index, shard, word)) forms.set(...form);
    forms.set(word, { groups, weight: 1 });
  }
  if (forms.size) return { forms, isUnknown: false };
  if (!isBegin && word.length > 1) for (const form of await beginning(index, word)) forms.set(...form);
  return { forms: forms.size ? forms : await like(index, word), isUnknown: true };
}

function isLatin(word) {
  return /^[\p{Script=Latin}\p{N}]+$/u.test(word);
}

function shardAt({ folder }, number) {
  return load(`search/data/${folder}/words-${number}.json`);
}

async function shardOf(index, word) {
  const number = numberOf(index.shards, word);
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
  const shards = await Promise.all(numbersFrom(index.shards, start, MOST_SHARDS).map((number) => shardAt(index, number)));
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
