// Where a link has led: the sentence that makes the claim is marked and stands a third down the window, and the mark of its
// note has the focus. Without scripts the browser shows the place, as notes.css says (`:target`).

const article = document.querySelector("article");
const NAME = "arrived";
const SPACE = 16; // between a long sentence and the foot of the window

export let isQuiet = false; // focus that the page itself moves opens nothing

export function focusQuietly(element) {
  isQuiet = true;
  element.focus({ preventScroll: true });
  isQuiet = false;
}

/* The sentence: as scripts/briefsite/link/passages.py finds the one that the list of sources quotes */

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

// What a chart shows is claimed by its title.
function claimsOf(place) {
  const claims = [sentenceAround(place)];
  const title = place.closest("figure")?.querySelector("figcaption");
  if (title && !title.contains(place)) {
    claims.unshift(new Range());
    claims[0].selectNodeContents(title);
  }
  return claims;
}

let claimed = [];

/** Mark them, but for the bar that may stand in one. */
export function markClaims() {
  const bar = document.querySelector(".passage-bar");
  const parts = claimed.flatMap((claim) => {
    if (!bar || !claim.intersectsNode(bar)) return [claim];
    const [before, behind] = [claim.cloneRange(), claim.cloneRange()];
    before.setEndBefore(bar);
    behind.setStartAfter(bar);
    return [before, behind];
  });
  if (CSS.highlights) CSS.highlights.set(NAME, new Highlight(...parts));
}

/* Arriving */

export function placeInAddress() {
  const id = location.hash.slice(1);
  let place = id ? document.getElementById(id) : null;
  try {
    place ??= document.getElementById(decodeURIComponent(id));
  } catch {
    // A per cent sign that encodes nothing.
  }
  return place && article?.contains(place) ? place : null;
}

function unfold(place) {
  const folded = [];
  for (let around = place.closest("details"); around; around = around.parentElement.closest("details")) {
    if (!around.open) folded.push(around);
  }
  for (const details of folded) details.open = true;
  return folded.length > 0;
}

// The first line a third down the window; of what is too long for the rest of it, the end, where the mark stands.
function bringIntoView(claims) {
  const boxes = claims.map((claim) => claim.getBoundingClientRect());
  const top = Math.min(...boxes.map((box) => box.top));
  const height = Math.max(...boxes.map((box) => box.bottom)) - top;
  const wanted = Math.min(innerHeight / 3, innerHeight - height - SPACE);
  scrollBy({ top: top - wanted, behavior: "instant" });
}

function leave() {
  document.querySelector(".has-arrived")?.classList.remove("has-arrived");
  CSS.highlights?.delete(NAME);
}

function isInSight(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** Show the place that the address names. Whoever had read on, and comes back, finds the window as it was left; but not all
 * browsers find that by themselves: near the place some come to the place. */
export function arrive(isAgain = false) {
  leave();
  const place = placeInAddress();
  if (!place) return;
  const isNew = isAgain || !history.state?.hasArrived || isInSight(place);
  const isFolded = unfold(place);
  const isClaim = place.matches("sup, .cite");
  if (isFolded && !isClaim) place.scrollIntoView();
  if (!isClaim && !place.matches(".entry, li")) return; // a heading, say: the browser does all that is needed
  const claims = isClaim ? claimsOf(place) : [];
  claimed = claims;
  if (isClaim) markClaims();
  const links = place.querySelectorAll("a");
  const mark = place.querySelector("a.footnote-ref") ?? (links.length === 1 ? links[0] : null);
  const stop = (isClaim && mark) || place;
  if (stop === place) stop.tabIndex = -1;
  focusQuietly(stop);
  void place.offsetWidth; // the same place again shows its mark anew
  place.classList.add("has-arrived");
  if (isClaim && (isNew || isFolded)) bringIntoView(claims);
}

// A browser goes to the place by itself while the page loads, and takes the focus from it then; `:target` matches only
// afterwards. So it is shown at once, and again at the end, unless the reader has begun to read.
let hasBegun = false;
for (const type of ["wheel", "touchstart", "pointerdown", "keydown"]) {
  addEventListener(type, () => { hasBegun = true; }, { once: true, passive: true, capture: true });
}

function remember() {
  if (placeInAddress()) history.replaceState({ ...history.state, hasArrived: true }, "");
}

addEventListener("pageshow", ({ persisted }) => {
  // Kept as it was left, the page has all but, at times, the focus.
  if (hasBegun || (persisted && document.activeElement !== document.body)) return;
  arrive();
  requestAnimationFrame(() => setTimeout(() => {
    if (!hasBegun) arrive();
    remember();
  }));
  // Firefox goes to the place of a long page once more when all is drawn.
  for (const wait of [300, 900]) setTimeout(() => {
    if (!hasBegun && document.activeElement === document.body) arrive();
  }, wait);
});
addEventListener("hashchange", () => {
  arrive();
  remember();
});
arrive();
if (/[?&]source=/.test(location.search)) import("./passages.js").catch(() => {}); // offline, the passage is there all the same
