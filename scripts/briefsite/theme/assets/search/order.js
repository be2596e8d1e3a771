// The order of the index: files of words follow one another, each known by what it begins with.

export const LAST = "\u{10ffff}";

/** Whether a word comes before another as the index orders them: by code points, not by their halves as `<` does. */
function isBefore(word, other) {
  const [one, two] = [[...word], [...other]];
  const place = one.findIndex((letter, index) => letter !== two[index]);
  if (place < 0) return one.length < two.length;
  return place < two.length && one[place].codePointAt() < two[place].codePointAt();
}

/** The number of the file that would hold a word, by the first word of each; -1 for one before all of them. */
export function numberOf(firsts, word) {
  const after = firsts.findIndex((first) => isBefore(word, first));
  return (after < 0 ? firsts.length : after) - 1;
}

/** The numbers of the first files, at most so many, that may hold what begins with some letters. */
export function numbersFrom(firsts, start, most) {
  const first = Math.max(0, numberOf(firsts, start));
  const last = Math.min(numberOf(firsts, start + LAST), first + most - 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
}
