// Which documents can have a phrase: of words that follow one another the index has bits, each shared by several.

import { load } from "./load.js";

const PLACES = 2 ** 14;
// Of documents without a pair one in so many seems to have it.
const BY_CHANCE = 7;

/** Those of some documents that can have the phrases; `rarity` is small for a rare word. */
export async function narrowed(index, documents, phrases, rarity) {
  const pairs = phrases
    .flatMap((words) => words.slice(1).map((word, number) => [words[number], word]))
    .sort((one, other) => Math.min(...one.map(rarity)) - Math.min(...other.map(rarity)));
  const enough = Math.ceil(Math.log(documents.length) / Math.log(BY_CHANCE));
  const tests = await Promise.all(pairs.slice(0, Math.max(0, enough)).map((pair) => testFor(index, pair)));
  return documents.filter((document) => tests.every((test) => test(document)));
}

async function testFor({ folder, texts, rows }, [one, other]) {
  const place = (hash(one) & (PLACES - 1)) ^ ((hash(other) >>> 14) & (PLACES - 1));
  const row = place >> 3;
  const file = `search/data/${folder}/pairs-${Math.floor(row / rows)}.bin`;
  const bytes = await load(file, async (answer) => new Uint8Array(await answer.arrayBuffer()));
  const start = (row % rows) * texts;
  return (document) => ((bytes[start + document] << (place & 7)) & 128) > 0;
}

/** CRC-32. */
function hash(word) {
  let total = -1;
  for (const byte of new TextEncoder().encode(word)) {
    total ^= byte;
    for (let bit = 8; bit--; ) total = (total >>> 1) ^ (0xedb88320 & -(total & 1));
  }
  return ~total;
}
