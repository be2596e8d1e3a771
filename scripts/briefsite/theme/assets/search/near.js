// Words of the index that are near one which it lacks: scripts/briefsite/finish/search/near_words.py says how they stand there.

import { load } from "./load.js";
import { numbersFrom } from "./order.js";

const MOST_FILES = 3;
const MOST_NEAR = 5;
const MOST_MIDDLES = 6;
// Of a word with so many letters two may be wrong.
const LONG = 8;
// How an order of words is called that begins with so many letters, and from how many letters on a word is in the second.
const ORDERS = [["sb", "se"], ["lb", "le"]];
const SECOND = 6;
// A slip in the first letter is rarer than in another.
const FIRST_LETTER = 0.25;

/** The nearest words, best first: [{word, distance, size}]; `isBegin`: the word may go on. */
export async function near(index, word, isBegin = false, mostNear = MOST_NEAR) {
  const letters = [...word];
  const most = letters.length < LONG ? 1 : 2;
  const sides = letters.length < 3 ? [1, 1] : [(letters.length - 1) >> 1, letters.length - 1 - ((letters.length - 1) >> 1)];
  let found = nearest(await around(index, letters, ...sides), letters, most, isBegin);
  const third = Math.floor(letters.length / 3);
  if (!found.length && most > 1) found = nearest(await around(index, letters, third, third), letters, most, isBegin);
  return found.slice(0, mostNear);
}

/** Words that begin, or end, with as many letters. */
async function around(index, letters, first, last) {
  const [begin, end] = ORDERS[Number(letters.length >= SECOND)];
  const keys = [begin + letters.slice(0, first).join(""), end + letters.slice(-last).reverse().join("")];
  if (letters.length === 2) keys.push(begin + letters[1]); // both may have changed places
  return new Map((await Promise.all(keys.map((key) => filesOf(index, key)))).flat());
}

/** What the files hold that have words with such a key: [[word, size], ...]. */
async function filesOf(index, key) {
  const numbers = numbersFrom(index.near, key, MOST_FILES);
  const texts = await Promise.all(
    numbers.map((number) => load(`search/data/${index.folder}/near-${number}.txt`, (answer) => answer.text())));
  return texts.flatMap((text) => text.split(" ").map((said) => [said.slice(0, -1), Number(said.at(-1))]));
}

function nearest(words, letters, most, isBegin) {
  const found = [];
  for (const [word, size] of words) {
    const other = [...word];
    if (other.length < letters.length - most || (!isBegin && other.length > letters.length + most)) continue;
    const [whole, begun] = distances(letters, other);
    const distance = isBegin ? Math.min(whole, begun + 0.5) : whole;
    if (distance > 0 && distance <= most) found.push({ word, size, distance: distance + FIRST_LETTER * (other[0] !== letters[0]) });
  }
  return found.sort((one, two) => one.distance - two.distance || two.size - one.size);
}

/** How many slips part two words (Damerau and Levenshtein), and the first from the beginning of the second. */
function distances(one, two) {
  let [before, last] = [[], Array.from({ length: two.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let place = 1; place <= two.length; place += 1) {
      const isSame = one[row - 1] === two[place - 1];
      next[place] = Math.min(last[place] + 1, next[place - 1] + 1, last[place - 1] + Number(!isSame));
      const areSwapped = row > 1 && place > 1 && one[row - 1] === two[place - 2] && one[row - 2] === two[place - 1];
      if (areSwapped) next[place] = Math.min(next[place], before[place - 2] + 1);
    }
    [before, last] = [last, next];
  }
  return [last.at(-1), Math.min(...last)];
}

/** Whether the index has a word. */
export async function isKnown(index, word) {
  const [begin] = ORDERS[Number([...word].length >= SECOND)];
  return (await filesOf(index, begin + word)).some(([other]) => other === word);
}

/** The words into which one parts that was written without the spaces between them, the likeliest first: [[word, ...], ...]. */
export async function parted(index, word) {
  const letters = [...word];
  if (letters.length < 5) return [];
  const [starts, ends] = await Promise.all([sidesOf(index, letters, 0), sidesOf(index, [...letters].reverse(), 1)]);
  const begin = new Map([...starts].filter(([part]) => word.startsWith(part) && part !== word));
  const end = new Map([...ends].filter(([part]) => word.endsWith(part) && part !== word));
  const two = [...begin.keys()].map((part) => [part, word.slice(part.length)]).filter(([, rest]) => end.has(rest));
  const worst = ([one, other]) => Math.min(begin.get(one), end.get(other));
  return [...two.sort((a, b) => worst(b) - worst(a)), ...(await inThree(index, word, begin, end))];
}

async function sidesOf(index, letters, side) {
  const keys = [ORDERS[0][side] + letters.slice(0, 2).join(""), ORDERS[1][side] + letters.slice(0, 5).join("")];
  return new Map((await Promise.all(keys.map((key) => filesOf(index, key)))).flat());
}

async function inThree(index, word, begin, end) {
  const all = [...begin.keys()].flatMap((one) => [...end.keys()].map((last) => [one, word.slice(one.length, -last.length), last]));
  const some = all
    .filter(([one, middle, last]) => [...middle].length > 1 && one.length + last.length < word.length)
    .sort((a, b) => a[1].length - b[1].length)
    .slice(0, MOST_MIDDLES);
  const known = await Promise.all(some.map(([, middle]) => isKnown(index, middle)));
  return some.filter((_, number) => known[number]);
}

const pairs = new Map();

/** Of pairs of characters that begin, or end, with one: the other, with how often the pair is. */
export function pairsFrom(index, letter, isFirst) {
  const key = `${index.folder} ${isFirst} ${letter}`;
  if (!pairs.has(key)) {
    const promise = readPairs(index, letter, isFirst);
    pairs.set(key, promise);
    promise.catch(() => pairs.delete(key));
  }
  return pairs.get(key);
}

async function readPairs(index, letter, isFirst) {
  const said = await filesOf(index, ORDERS[0][Number(!isFirst)] + letter);
  const found = said.map(([word, size]) => [[...word], size]).filter(([pair]) => pair.length === 2 && pair[Number(!isFirst)] === letter);
  return new Map(found.map(([pair, size]) => [pair[Number(isFirst)], size]));
}
