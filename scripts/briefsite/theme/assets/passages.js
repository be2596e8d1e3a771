// The bar at a passage to which a source has led (`?source=` in the address): back to the source, and on to the other
// passages that cite it, in the order in which its entry lists them. Each of its links can be shared.

const asked = () => new URLSearchParams(location.search).get("source");
const key = asked();
const FOLDER = "/sources/";
const SPACE = 16;
let bar = null;
let focusQuietly, markClaims, placeInAddress; // of arrive.js

const make = (tag, attributes, ...content) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...content);
  return element;
};

/* The passages: the file of a page of sources has the name of that page */

function entryOf() {
  const links = document.getElementById(`back-source-${key}`)?.querySelectorAll('a:not([href^="#"])') ?? [];
  return [...links].find(({ hash, pathname }) => hash === `#source-${key}` && pathname.includes(FOLDER));
}

async function passagesOf(entry) {
  const at = entry.pathname.lastIndexOf(FOLDER) + FOLDER.length;
  const [, name] = /^([^/.]*)/.exec(entry.pathname.slice(at));
  const file = new URL(`${entry.pathname.slice(0, at)}${name || "index"}.json`, entry.href);
  const { words, addresses, sources } = await (await fetch(file)).json();
  const [, places] = sources[`source-${key}`];
  const lang = document.documentElement.lang;
  return {
    words: words[lang] ?? Object.values(words)[0],
    passages: places.map(([number, id]) => new URL(`${addresses[number]}?source=${key}#${id}`, file)),
  };
}

/* The bar: right behind its passage, so that Tab and a screen reader come to it next */

function step(words, name, target) {
  const said = make("span", {}, words[name]);
  if (target) return make("a", { className: name, href: target.href }, said);
  const none = make("span", { className: name }, said);
  none.setAttribute("aria-disabled", "true");
  return none;
}

function fill(nav, { words, passages }, entry, at) {
  const close = make("button", { type: "button", title: words.close, onclick: leave }, "×");
  const short = make("span", {}, `${at + 1}/${passages.length}`);
  const long = make("span", {});
  const place = make("span", { className: "place" }, short, long);
  close.setAttribute("aria-label", words.close);
  short.setAttribute("aria-hidden", "true");
  long.setAttribute("role", "status");
  nav.replaceChildren(
    make("a", { className: "to-source", href: entry.href }, words.back),
    step(words, "previous", passages[at - 1]), place, step(words, "next", passages[at + 1]), close,
  );
  nav.setAttribute("aria-label", words.name);
  // Put into it once it is there, it is read out.
  setTimeout(() => {
    long.textContent = words.place.replace("{number}", at + 1).replace("{count}", passages.length);
  });
}

function remove() {
  bar?.remove();
  bar = null;
}

function leave() {
  const hadFocus = bar.contains(document.activeElement);
  const mark = bar.previousElementSibling;
  const rest = new URLSearchParams(location.search);
  rest.delete("source");
  const query = String(rest);
  remove();
  history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  if (hadFocus) focusQuietly(mark.matches("a, [tabindex]") ? mark : mark.querySelector("a, [tabindex]") ?? mark);
}

// What the bar would cover moves up.
function bringAbove(place) {
  const { top, bottom } = place.getBoundingClientRect();
  const by = bottom + SPACE - bar.getBoundingClientRect().top;
  if (by > 0 && top < innerHeight) scrollBy({ top: by, behavior: "instant" });
}

function show(entry, found) {
  if (asked() !== key) return remove(); // it was closed at this step of the history
  const place = placeInAddress();
  const { pathname, hash } = location;
  const here = found.passages.findIndex((passage) => passage.pathname === pathname && passage.hash === hash);
  if (!place || here < 0) return;
  bar ??= make("nav", { className: "passage-bar" });
  (place.closest(".cite") ?? place).after(bar);
  fill(bar, found, entry, here);
  markClaims();
  bringAbove(place);
}

function onKey({ key: pressed }) {
  if (pressed === "Escape" && bar && !document.querySelector("#shown-note, dialog[open]")) leave();
}

function load(name) {
  const sheet = make("link", { rel: "stylesheet", href: new URL(name, import.meta.url).href });
  return new Promise((done) => {
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });
}

/** Show it where the address asks for it; what it needs of arrive.js it is handed. */
export async function showBar(own) {
  ({ focusQuietly, markClaims, placeInAddress } = own);
  const entry = entryOf();
  if (!entry) return;
  const [found] = await Promise.all([passagesOf(entry), load("passages.css")]);
  show(entry, found);
  for (const type of ["hashchange", "popstate"]) addEventListener(type, () => show(entry, found));
  document.addEventListener("keydown", onKey, true);
}
