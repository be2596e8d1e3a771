// The sentence around a citation, as scripts/briefsite/link/passages.py finds the one that the list of sources quotes.

const BLOCKS = "p, li, dd, dt, tr, caption, figcaption, summary, blockquote, figure, h1, h2, h3, h4, h5, h6, div, section";
const APART = ".headerlink, .footnote-backref, .sidenotes, .note-preview, .passage-bar, svg, script, template";
const HERE = "\ue000"; // private use: where the place stands
const CLOSE = "[\"”’»)\\]]*";
const END = new RegExp(
  `[。！？]|[.!?…؟]${CLOSE}\\s+(?=["“‘«(\\[¿¡]*(?:(?![a-z])[\\p{L}\\p{N}]|${HERE}))`, "gu");
const BEHIND_STOP = new RegExp(`[.!?…。！？؟]${CLOSE}\\s*$`, "u");
const GOES_ON = /^(?:\s*[a-z]|[\p{L}\p{N}_])/u;
const ABBREVIATION = new RegExp(
  "(?:^|[^\\p{L}\\p{N}_'’])(?:[a-z]|e\\.g|i\\.e|cf|vs|vol|nos?|pp?|ch|arts?|paras?|secs?|figs?|eds?|et al|dr|mrs?|ms|prof|st|res)\\.$", "iu");

const isCited = (node) => node.matches(".cite") || node.firstElementChild?.matches("sup > .footnote-ref");

/** The text of a block, with signs for citations, and which node gave which part of it. */
function read(block, place) {
  const parts = [];
  let text = "";
  const add = (node, words) => {
    parts.push({ node, at: text.length });
    text += words;
  };
  const visit = (parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) add(node, node.data);
      else if (node.nodeType !== Node.ELEMENT_NODE || node.matches(APART)) continue;
      else if (isCited(node)) {
        const sign = /^\p{L}/u.test(node.textContent) ? "Name" : ""; // `Doe (2020)` is part of the sentence
        add(node, node === place ? HERE + sign : sign);
      } else if (!node.matches(BLOCKS)) {
        if (node.matches("td, th")) add(node, " | ");
        visit(node);
      }
    }
  };
  visit(block);
  return { text, parts };
}

/** Where the sentence around the sign for the place begins and ends. */
export function boundsIn(text) {
  let here = text.indexOf(HERE);
  const stop = BEHIND_STOP.exec(text.slice(0, here));
  let line = text;
  if (stop && !GOES_ON.test(text.slice(here + 1))) {
    line = text.slice(0, stop.index) + HERE + stop[0] + text.slice(here + 1);
    here = stop.index;
  }
  let [start, end] = [0, line.length];
  for (const { 0: { length }, index } of line.matchAll(END)) {
    if (line[index] === "." && ABBREVIATION.test(line.slice(Math.max(0, index - 9), index + 1))) continue;
    if (index + length <= here) start = index + length;
    else if (index >= here) {
      end = index + length;
      break;
    }
  }
  while (/[\s|·]/.test(line[start])) start += 1;
  while (end > start && /[\s|·]/.test(line[end - 1])) end -= 1;
  return [start, Math.max(end, text.indexOf(HERE) + 1)];
}

/** The sentence around a citation or the mark of a note. */
export function sentenceAround(place) {
  const cited = place.closest(".cite") ?? place;
  const { text, parts } = read(cited.closest(BLOCKS) ?? cited.parentElement, cited);
  const [start, end] = boundsIn(text);
  const backwards = parts.reverse();
  const first = backwards.find(({ at }) => at <= start);
  const last = backwards.find(({ at }) => at < end);
  const range = new Range();
  if (first.node.nodeType === Node.TEXT_NODE) range.setStart(first.node, start - first.at);
  else range.setStartBefore(first.node);
  // Within a citation, not behind it: there a preview may come to stand.
  range.setEnd(last.node, last.node.nodeType === Node.TEXT_NODE ? end - last.at : last.node.childNodes.length);
  return range;
}
