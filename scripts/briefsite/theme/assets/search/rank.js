// How well documents answer, from what the index says of words: groups of [impact, first document, step, step, ...].

/** In how many documents a word stands. */
export function frequency(groups) {
  return groups.reduce((sum, group) => sum + group.length - 1, 0);
}

/** What a word with all its forms says of each document: of forms {groups, weight}, the best counts. */
export function unite(forms) {
  const best = new Map();
  for (const { groups, weight } of forms) {
    for (const [impact, ...steps] of groups) {
      let document = 0;
      for (const step of steps) {
        document += step;
        if (impact * weight > (best.get(document) ?? 0)) best.set(document, impact * weight);
      }
    }
  }
  return best;
}

/** How much a word tells that stands in some of all documents: the rarer, the more (as in BM25). */
export function weightOf(some, all) {
  return Math.log(1 + (all - some + 0.5) / (some + 0.5));
}

/** The documents that have every word, the best first, each with its score. */
export function rank(words, documents) {
  if (!words.length) return [];
  const weights = words.map(({ size }) => weightOf(size, documents));
  const [rarest] = [...words].sort((a, b) => a.size - b.size);
  return [...rarest.keys()]
    .filter((document) => words.every((word) => word.has(document)))
    .map((document) => ({
      document,
      score: words.reduce((sum, word, number) => sum + weights[number] * word.get(document), 0),
    }))
    .sort((a, b) => b.score - a.score || a.document - b.document);
}
