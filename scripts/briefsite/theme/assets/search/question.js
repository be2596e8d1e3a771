// The words of a text or a question, as the index has them: scripts/briefsite/finish/search/words.py has the same rules.

const LETTER = "[\\p{L}\\p{N}]";
// Han, Hiragana, Katakana, Thai, Lao, Burmese and Khmer write words without spaces between them.
const UNSPACED =
  "[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff" +
  "\uf900-\ufaff\u{20000}-\u{3ffff}\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd]";
const RUN = new RegExp(`(?:(?=${LETTER})${UNSPACED})+|(?:(?!${UNSPACED})${LETTER})+`, "gu");
const IS_UNSPACED = new RegExp(`^${UNSPACED}`, "u");
const QUOTED = /"([^"]*)"|[“„]([^“”]*)[“”]|«([^»]*)»|「([^」]*)」/gu;
const MOST_WORDS = 32;

/** The words of a text in their order, each with where it stands; pairs of characters where a script has no spaces. */
export function wordsIn(text) {
  const { folded, at } = fold(text);
  const found = [];
  const add = (start, size, run) => {
    const end = start + size;
    found.push({ word: folded.slice(start, end), start: at ? at[start] : start, end: at ? at[end] : end, run });
  };
  for (const { 0: run, index } of folded.matchAll(RUN)) {
    const letters = IS_UNSPACED.test(run) ? [...run] : [run];
    let start = index;
    for (const [number, letter] of letters.entries()) {
      const next = letters[number + 1];
      if (next || letters.length === 1) add(start, letter.length + (next?.length ?? 0), next && index);
      start += letter.length;
    }
  }
  return found;
}

/** A text without accents, in lower case, and where each letter comes from (not if all stay there). */
function fold(text) {
  if (!/[^\0-\x7f]/.test(text)) return { folded: text.toLowerCase() };
  const at = [];
  let folded = "";
  let place = 0;
  for (const letter of text) {
    const plain = letter <= "\x7f" ? letter : plainOf(letter);
    for (let unit = 0; unit < plain.length; unit += 1) at.push(place);
    folded += plain;
    place += letter.length;
  }
  at.push(place);
  return { folded: folded.toLowerCase(), at };
}

function plainOf(letter) {
  return letter.normalize("NFKD").replace("ı", "i").replace(/\p{Mn}/gu, "").replace(/[^\p{L}\p{N}\0-\x7f]/gu, " ");
}

/**
 * What is asked: `terms` that a document must have, each a word (`isExact`: in no other form; `isBegin`: it may go on);
 * `sequences` of words to show as a whole, and if they are quoted (`isPhrase`) to find as one; `asked`: as it was typed.
 */
export function questionOf(text) {
  const question = { terms: [], sequences: [], asked: [] };
  const rest = text.replace(QUOTED, (_, ...quoted) => {
    addPhrase(question, quoted.slice(0, 4).find(Boolean) ?? "");
    return " ";
  });
  addWords(question, rest, /[\p{L}\p{N}\p{M}]$/u.test(text));
  return question;
}

function addPhrase(question, text) {
  const words = wordsIn(text).slice(0, MOST_WORDS);
  if (!words.length) return;
  for (const { word } of words) addTerm(question, { word, isExact: true });
  question.sequences.push({ words: words.map(({ word }) => word), isPhrase: true });
  question.asked.push(text.slice(words[0].start, words.at(-1).end));
}

function addWords(question, text, isTyping) {
  const words = wordsIn(text).slice(0, MOST_WORDS);
  const runs = new Map();
  for (const each of words) {
    const { word, run } = each;
    const isAlone = run === undefined && IS_UNSPACED.test(word);
    addTerm(question, { word, isBegin: isAlone || (isTyping && each === words.at(-1) && word.length > 1) });
    const key = run ?? `at ${each.start}`;
    runs.set(key, [...(runs.get(key) ?? []), each]);
  }
  for (const run of runs.values()) {
    question.asked.push(text.slice(run[0].start, run.at(-1).end));
    if (run.length > 1) question.sequences.push({ words: run.map(({ word }) => word), isPhrase: false });
  }
}

/** A word that is asked for with quotation marks and without is asked for with them. */
function addTerm(question, term) {
  const same = question.terms.find(({ word }) => word === term.word);
  if (!same) question.terms.push(term);
  else same.isBegin ||= term.isBegin;
}

/** Whether a word is in a script that has no spaces. */
export function isUnspaced(word) {
  return IS_UNSPACED.test(word);
}

/** Whether a word is a mere letter, as the "s" after an apostrophe. */
export function isLetter(word) {
  return word.length === 1 && !IS_UNSPACED.test(word);
}
