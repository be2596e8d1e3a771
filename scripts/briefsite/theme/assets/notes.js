// A preview of a note or source beside its mark.
// Without scripts nothing is lost: every note stands at the end of the text, and every link leads to it and back.

import { arrive, focusQuietly, isQuiet } from "./arrive.js";

const article = document.querySelector("article");
const template = document.getElementById("note-preview");
const others = document.querySelector("a.other-styles");
const MARKS = 'a.footnote-ref, a.source[href^="#"]';
const SPACE = 8; // between a preview and the line it belongs to
const SLOWLY = 300; // a pointer on its way from a mark into its preview crosses other text

let shown = null;
let timer = 0;
let lastPointer = "";
let kept = null; // what had the focus when the reader left the window or the page
let isOnlyAskedFor = false; // Escape closed one that Tab had opened: from then on Enter opens them
let besideOf = () => null; // the note of a mark where it can be seen beside the text: see notes-beside.js

/* Copies of notes and sources */

const placeOf = (link) => document.getElementById(link.getAttribute("href").slice(1));

function copyOf(place) {
  const copy = document.createElement("div");
  copy.append(...[...place.childNodes].map((node) => node.cloneNode(true)));
  for (const back of copy.querySelectorAll(".footnote-backref, [aria-hidden]")) back.remove();
  for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
  for (const part of copy.querySelectorAll("p")) if (!part.textContent.trim()) part.remove();
  copy.dir = place.dir;
  return copy;
}

// What kind of thing a source is, and the link to where else this site cites it; which one, where there are several.
function aboutSource(link, isOneOfSeveral) {
  const about = document.createElement("small");
  const back = document.getElementById(`back-${placeOf(link)?.id}`);
  const parts = [...(back?.querySelectorAll('.kind, a:not([href^="#"])') ?? [])].map((part) => part.cloneNode(true));
  if (isOneOfSeveral) parts.unshift(`${link.textContent.slice(0, 24).trim()}…`);
  const page = parts.find((part) => part.hash === link.hash);
  if (others && page) parts.push(stylesButton(about, page));
  parts.forEach((part, index) => about.append(index ? " · " : "", part));
  return about;
}

// The source in other styles, from a file beside the list of all sources, to which `page` leads.
function stylesButton(about, page) {
  const button = document.createElement("button");
  button.textContent = others.textContent;
  button.addEventListener("click", async () => {
    const { putBehind } = await import("./source-styles.js");
    await putBehind(about, button, page, others.dataset);
    if (shown && !isSheet()) position();
  });
  return button;
}

function aboutSources(text) {
  const links = new Map(); // of each source the first part: an address may stand between two
  for (const link of text.querySelectorAll("a.source")) if (!links.has(link.hash)) links.set(link.hash, link);
  return [...links.values()].map((link) => aboutSource(link, links.size > 1));
}

/* The preview stands in the document right behind its mark: Tab and a screen reader come to it next */

function previewOf(link) {
  const preview = template.content.firstElementChild.cloneNode(true);
  const [text, ways] = preview.children;
  const [go, cross] = ways.children;
  const isSource = link.matches(".source");
  text.append(copyOf(placeOf(link)));
  text.append(...(isSource ? [aboutSource(link)] : aboutSources(text)));
  go.href = link.hash;
  go.textContent = isSource ? go.dataset.source : go.dataset.note.replace("{}", link.textContent);
  cross.addEventListener("click", close);
  preview.id = "shown-note";
  preview.setAttribute("aria-label", link.getAttribute("aria-label") ?? link.textContent);
  return preview;
}

function show(link, isTouched) {
  clearTimeout(timer);
  if (shown?.link === link) return;
  close();
  const preview = previewOf(link);
  preview.classList.toggle("is-touched", isTouched);
  (link.closest(".sidenotes") ?? link.closest("sup") ?? link).after(preview);
  preview.showPopover?.();
  link.setAttribute("aria-describedby", preview.id);
  shown = { link, preview };
  if (isSheet()) makeRoom();
  else position();
}

function close() {
  clearTimeout(timer);
  if (!shown) return;
  const { link, preview } = shown;
  const hadFocus = preview.contains(document.activeElement);
  shown = null;
  link.removeAttribute("aria-describedby");
  if (hadFocus) focusQuietly(link);
  preview.remove();
}

/* Where the preview stands: never on the line it belongs to */

function lineOf(link) {
  const text = link.closest("sup")?.parentElement ?? link;
  const leading = parseFloat(getComputedStyle(text).lineHeight) || 24;
  const { left, right, top, bottom } = link.getBoundingClientRect();
  return { middle: (left + right) / 2, top: top - leading / 3, bottom: bottom + leading / 2 };
}

function position() {
  const { link, preview } = shown;
  const line = lineOf(link);
  const above = line.top - 2 * SPACE;
  const below = innerHeight - line.bottom - 2 * SPACE;
  preview.style.maxHeight = "";
  const isAbove = preview.offsetHeight > below && above > below;
  preview.style.maxHeight = `${isAbove ? above : below}px`;
  preview.tabIndex = preview.scrollHeight > preview.clientHeight ? 0 : -1; // what scrolls, scrolls by keyboard too
  preview.style.top = `${isAbove ? line.top - SPACE - preview.offsetHeight : line.bottom + SPACE}px`;
  preview.style.left = `${leftEdge(line.middle, preview.offsetWidth, link)}px`;
}

// Under the middle of its mark, as far as the column of text leaves room.
function leftEdge(middle, width, link) {
  const root = document.documentElement;
  const column = (link.closest(".sidenotes") ? root : article).getBoundingClientRect();
  const within = Math.max(column.left, Math.min(middle - width / 2, column.right - width));
  return Math.max(SPACE, Math.min(within, root.clientWidth - SPACE - width));
}

// On a phone it is a sheet at the foot of the window.
const isSheet = () => getComputedStyle(shown.preview).getPropertyValue("--is-sheet");

function covered() {
  const line = lineOf(shown.link);
  const sheet = shown.preview.getBoundingClientRect();
  return line.bottom > sheet.top && line.top < sheet.bottom ? line.bottom - sheet.top : 0;
}

// The text moves up where the sheet would cover the line; at the end of a page it cannot, and the sheet goes to the top.
function makeRoom() {
  if (covered()) scrollBy({ top: covered() + SPACE, behavior: "instant" });
  shown.preview.classList.toggle("is-at-top", covered() > 0);
}

function followText() {
  if (!shown) return;
  const line = lineOf(shown.link);
  if (line.bottom < 0 || line.top > innerHeight || (isSheet() && covered())) close();
  else if (!isSheet()) position();
}

/* What opens and closes it: pointer, keyboard, touch */

function markAt(element) {
  const link = element.closest?.(MARKS);
  return link && !shown?.preview.contains(link) && article.contains(link) && placeOf(link) ? link : null;
}

// Points at the note beside the text. Whether there is one to be seen.
function point(link) {
  document.querySelector(".sidenote.is-meant")?.classList.remove("is-meant");
  const note = link && besideOf(link);
  note?.classList.add("is-meant");
  return Boolean(note);
}

const isInUse = () => shown.preview.contains(document.activeElement) || shown.link.matches(":focus-visible");

function onPointerOver({ target, pointerType, buttons }) {
  if (pointerType === "touch" || buttons) return;
  const link = markAt(target);
  const isBeside = point(link);
  clearTimeout(timer);
  if (shown?.preview.contains(target) || (link && link === shown?.link)) return;
  if (link && !isBeside) timer = setTimeout(show, SLOWLY / 2, link, false);
  else if (shown && !isInUse()) timer = setTimeout(close, SLOWLY);
}

function onFocus({ target }) {
  const isKept = target === kept;
  kept = null;
  if (isQuiet() || isKept || shown?.preview.contains(target) || shown?.link === target) return;
  const link = target.matches(":focus-visible") ? markAt(target) : null;
  if (link && !point(link) && !isOnlyAskedFor) show(link, false);
  else close();
}

function onEscape({ key }) {
  if (key !== "Escape" || !shown) return;
  isOnlyAskedFor ||= isInUse();
  close();
}

function onClick(event) {
  const link = event.target.closest("a[href^='#']");
  const isTap = event.detail > 0 && lastPointer === "touch";
  const isAsked = isTap || (!event.detail && isOnlyAskedFor);
  if (isAsked && link && link !== shown?.link && markAt(link) && !besideOf(link)) {
    event.preventDefault();
    show(link, isTap);
    return;
  }
  if (link || !shown?.preview.contains(event.target)) close();
  // Following a link again does not change the address.
  if (link?.hash === location.hash) setTimeout(arrive, 0, true);
}

/* Beside the text, where the window is wide enough (notes.css says the same); a phone does not even ask for it */

const wide = matchMedia("(min-width: 66rem)");

async function useMargin() {
  if (!wide.matches) return;
  wide.removeEventListener("change", useMargin);
  const module = await import("./notes-beside.js").catch(() => null); // offline, previews are enough
  if (module) besideOf = module.notesBeside(article, placeOf, copyOf);
}

if (article && template) {
  document.addEventListener("pointerover", onPointerOver);
  document.addEventListener("pointerdown", (event) => { lastPointer = event.pointerType; }, true);
  document.addEventListener("focusin", onFocus);
  for (const leaving of ["blur", "pagehide"]) addEventListener(leaving, () => { kept = document.activeElement; });
  document.addEventListener("keydown", onEscape);
  document.addEventListener("click", onClick);
  addEventListener("scroll", followText, { passive: true });
  addEventListener("resize", followText);
  wide.addEventListener("change", useMargin);
  useMargin();
}
