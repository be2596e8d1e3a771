// A run of characters in a script without spaces, with one wrong: the index has pairs of them.

import { pairsFrom } from "./near.js";

const MOST_LETTERS = 20;

/** The runs of which the index has every pair and that are one slip away, the likeliest first. */
export async function repaired(index, written) {
  const letters = [...written];
  if (letters.length > MOST_LETTERS) return [];
  const begun = await Promise.all(letters.map((letter) => pairsFrom(index, letter, true)));
  const ended = await Promise.all(letters.map((letter) => pairsFrom(index, letter, false)));
  const after = (place) => begun[place] ?? new Map();
  const before = (place) => ended[place] ?? new Map();
  const found = new Map();
  const add = (start, end, middle, size) => {
    const run = [...letters.slice(0, start), ...middle, ...letters.slice(end)];
    if (run.length > 1 && run.join("") !== written) found.set(run.join(""), Math.max(size, found.get(run.join("")) ?? 0));
  };
  for (let place = 0; place <= letters.length; place += 1) {
    const fitting = between(place > 0 ? after(place - 1) : null, place + 1 < letters.length ? before(place + 1) : null);
    for (const [letter, size] of fitting) if (place < letters.length) add(place, place + 1, [letter], size);
    const missing = between(place > 0 ? after(place - 1) : null, place < letters.length ? before(place) : null);
    for (const [letter, size] of missing) add(place, place, [letter], size);
    if (place + 1 < letters.length) add(place, place + 2, [letters[place + 1], letters[place]], 0);
    if (place < letters.length) add(place, place + 1, [], 0);
  }
  const known = await whole(index, [...found]);
  return known.sort(([, one], [, other]) => other - one).map(([run]) => run);
}

/** Letters that follow what stands before and precede what stands behind, each with how often the rarer of both pairs is. */
function between(following, preceding) {
  if (!following || !preceding) return [...(following ?? preceding ?? [])];
  return [...following].filter(([letter]) => preceding.has(letter)).map(([letter, size]) => [letter, Math.min(size, preceding.get(letter))]);
}

/** Of runs those that have no pair which the index lacks, each with how often its rarest pair is. */
async function whole(index, runs) {
  const rated = await Promise.all(runs.map(async ([run]) => {
    const letters = [...run];
    const sizes = await Promise.all(letters.slice(1).map(async (letter, place) => (await pairsFrom(index, letters[place], true)).get(letter) ?? -1));
    return [run, Math.min(...sizes)];
  }));
  return rated.filter(([, size]) => size >= 0);
}
