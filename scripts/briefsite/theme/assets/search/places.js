// Where in a text stands what was sought, and which part of the text to show.

import { wordsIn } from "./question.js";

const WORDS_SHOWN = 28;
const PAIRS_SHOWN = 56;
const ADDRESSES = /(?:[,;:.]?\s+)?(?:\(https?:\/\/[^\s()]+\)|https?:\/\/[^\s，。；、）」》]*[^\s，。；、）」》.,;:)\]])/g;
const SENTENCE_ENDS = /([.!?…؟]["'”’»)\]]*|·)\s+$|[。！？]["”’」）]*\s*$/u;

/**
 * The places of what was sought in texts that belong together: for each text {text, words, found: [{key, first, last}]},
 * by numbers of words; null where a phrase is in none of them.
 */
export function placesIn(texts, { words, sequences }) {
  const all = texts.map((text) => foundIn(text, words, sequences));
  const whole = new Set(all.flatMap(({ found }) => found.filter(({ isWhole }) => isWhole).map(({ key }) => key)));
  if (sequences.some(({ key, isPhrase }) => isPhrase && !whole.has(key))) return null;
  // Parts of a run of characters are shown only where the run is nowhere.
  for (const each of all) each.found = each.found.filter(({ key, isPart }) => !(isPart && whole.has(key)));
  return all;
}

function foundIn(text, sought, sequences) {
  const words = wordsIn(text);
  const found = [];
  for (const [first, { word }] of words.entries()) {
    if (sought.has(word)) found.push({ ...sought.get(word), first, last: first });
    for (const { key, words: sequence } of sequences) {
      if (word !== sequence[0] || !sequence.every((each, step) => words[first + step]?.word === each)) continue;
      found.push({ key, isWhole: true, first, last: first + sequence.length - 1 });
    }
  }
  return { text, words, found };
}

/** A place without the addresses of the web in its text, where what was sought stands in the rest too. */
export function withoutAddresses(place, { words, sequences }) {
  const text = place.text.replace(ADDRESSES, "").trimStart();
  if (text === place.text) return place;
  const keys = new Set(place.found.map(({ key }) => key));
  const shorter = foundIn(text, words, sequences);
  shorter.found = shorter.found.filter(({ key }) => keys.has(key));
  return new Set(shorter.found.map(({ key }) => key)).size === keys.size ? shorter : place;
}

/** How much some places say: by the different words in them and how rare these are, then by their number. */
export function worth(found, weights) {
  const keys = new Set(found.map(({ key }) => key));
  return [...keys].reduce((sum, key) => sum + weights[key], 0) * 1000 + found.length;
}

/** The text in pieces, of which every second one was sought. */
export function pieces({ text, words, found }, start = 0, end = text.length) {
  const parts = [];
  let done = start;
  for (const [from, to] of stretches(words, found)) {
    if (from < done || to > end) continue;
    parts.push(text.slice(done, from), text.slice(from, to));
    done = to;
  }
  return [...parts, text.slice(done, end)];
}

/** What was sought, as it stands there. */
export function formsIn({ text, words, found }) {
  return stretches(words, found).map(([start, end]) => text.slice(start, end).toLowerCase());
}

/** Where places start and end; those that lie over one another are one. */
function stretches(words, found) {
  const merged = [];
  for (const { first, last } of found) {
    const [start, end] = [words[first].start, words[last].end];
    const before = merged.at(-1);
    if (before && start < before[1]) before[1] = Math.max(end, before[1]);
    else merged.push([start, end]);
  }
  return merged;
}

/** Words around the densest places: {isStart, isEnd, pieces}, as a sentence starts and ends. */
export function excerptOf(place, weights) {
  const { text, words } = place;
  if (!words.length) return null;
  const size = words.filter(({ run }) => run !== undefined).length > words.length / 2 ? PAIRS_SHOWN : WORDS_SHOWN;
  const from = beginning(place, size, weights);
  const to = Math.min(words.length, from + size) - 1;
  const [start, end] = unbroken(text, words[from], words[to]);
  return {
    isStart: from === 0 || SENTENCE_ENDS.test(text.slice(0, start)),
    isEnd: /^$|^ ·/.test(text.slice(end)) || SENTENCE_ENDS.test(`${text.slice(start, end)} `),
    pieces: pieces(place, start, end),
  };
}

/** Where text from word to word starts and ends, begun in no number (14.9), and with its punctuation. */
function unbroken(text, first, last) {
  const before = first.run === undefined ? /\S{0,20}$/ : /[\p{Ps}\p{Pi}"]*$/u;
  const after = last.run === undefined ? /^\S{0,20}/ : /^[^\s\p{L}\p{N}\p{Ps}\p{Pi}]*/u;
  return [
    first.start - before.exec(text.slice(Math.max(0, first.start - 20), first.start))[0].length,
    last.end + after.exec(text.slice(last.end))[0].length,
  ];
}

/** The number of the first word to show: where a sentence begins, if one does shortly before. */
function beginning({ text, words, found }, size, weights) {
  const dense = densest(found, size, weights);
  if (!dense.length) return 0;
  const first = dense[0].first;
  const room = size - (Math.max(...dense.map(({ last }) => last)) - first + 1);
  const earliest = Math.max(0, Math.min(first - Math.ceil(room / 3), words.length - size));
  for (let number = earliest; number < first; number += 1) {
    if (number && SENTENCE_ENDS.test(text.slice(words[number - 1].start, words[number].start))) return number;
  }
  return earliest;
}

function densest(found, size, weights) {
  let best = [];
  for (const [number, { first }] of found.entries()) {
    const near = found.slice(number, number + size).filter(({ last }) => last < first + size);
    if (!best.length || worth(near, weights) > worth(best, weights)) best = near;
  }
  return best;
}
