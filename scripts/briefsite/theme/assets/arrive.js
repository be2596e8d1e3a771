// Where a link has led: the sentence that makes the claim is marked and stands a third down the window, and the mark of its
// note has the focus. Without scripts the browser shows the place, as notes.css says (`:target`).

import { sentenceAround } from "./sentences.js";

const article = document.querySelector("article");
const NAME = "arrived";
const SPACE = 16; // between a long sentence and the foot of the window

let quiet = false;

export const isQuiet = () => quiet; // focus that the page itself moves opens nothing

export function focusQuietly(element) {
  quiet = true;
  element.focus({ preventScroll: true });
  quiet = false;
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
function markClaims() {
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

function placeInAddress() {
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
if (/[?&]source=/.test(location.search)) {
  const own = { focusQuietly, markClaims, placeInAddress };
  import("./passages.js").then(({ showBar }) => showBar(own)).catch(() => {}); // offline, the passage is there all the same
}
