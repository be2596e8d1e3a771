// Filters /sources/ by what its form says (choices.js): the list on the page, or where it is divided that of all its pages.

import { filterWith, lettersOf, make } from "./choices.js";

const STEP = 50;
const form = document.querySelector("form.filter");
const status = form.querySelector("[role=status]");
const list = new URL(form.dataset.list, location.href);
const items = [...document.querySelectorAll(".entry")].map((entry) => entry.closest("li"));
const sections = [...document.querySelectorAll('h2[id^="initial-"]')];
const letters = document.querySelector(".letters");
const rows = make("ul");
const more = make("button", { type: "button", hidden: true }, status.dataset.more);
const found = make("div", { className: "found" }, rows, more);

const known = new Map();
function json(address) {
  if (!known.has(address)) {
    const answer = fetch(address).then((found) => found.ok ? found.json() : Promise.reject(new Error(address)));
    known.set(address, answer);
    answer.catch(() => known.delete(address)); // the next choice asks again
  }
  return known.get(address);
}

/* What there is to filter */

let sources;
let pages;
async function facets() {
  if (sources) return;
  const all = await json(list.href);
  const select = form.elements.brief;
  for (const [slug, title, lang] of all.texts) select.append(make("option", { value: slug, lang, dir: "auto" }, title));
  sources = all.sources.map(([type, year, lang, cited], at) => ({
    type: [type], year: [year], lang: [lang], at,
    brief: cited.map((number) => all.texts[number][0]),
    topic: [...new Set(cited.flatMap((number) => all.texts[number][3]))],
  }));
  let end = 0;
  pages = all.pages.map(([address, file, count]) => ({ address, file, start: end, end: (end += count) }));
}

// The entries of a page of a divided list: their texts and where they stand.
async function read(page) {
  const all = await json(new URL(page.file, list).href);
  Object.entries(all.sources).forEach(([anchor, [text]], index) => {
    Object.assign(sources[page.start + index], { shown: text, text: lettersOf(text), address: `${page.address}#${anchor}` });
  });
}

async function load(typed) {
  await facets();
  if (typed && pages.length) await Promise.all(pages.map(read));
  else if (typed) for (const source of sources) source.text ??= lettersOf(items[source.at].querySelector(".entry").textContent);
  return sources;
}

/* What is shown of it */

function narrow(matches) {
  const left = new Set(matches.map(({ at }) => items[at]));
  for (const item of items) item.hidden = !left.has(item);
  for (const heading of sections) heading.hidden = !heading.nextElementSibling.querySelector(":scope > li:not([hidden])");
  if (letters) letters.hidden = left.size < items.length;
}

let turn = 0;
async function showRows(matches, limit) {
  const own = (turn += 1);
  const first = matches.slice(0, limit);
  await Promise.all(pages.filter(({ start, end }) => first.some(({ at }) => at >= start && at < end)).map(read));
  if (own !== turn) return;
  rows.replaceChildren(...first.map(({ address, shown }) => (
    make("li", {}, make("a", { href: address, dir: "auto" }, shown)))));
  more.hidden = matches.length <= limit;
  more.onclick = async () => {
    await showRows(matches, limit + STEP);
    rows.children[limit].firstElementChild.focus();
  };
}

// A link from the time when all sources stood on this page leads on to where its entry stands now.
async function leadOn() {
  if (items.length || !location.hash.startsWith("#source-")) return;
  await load("all");
  const now = sources.find(({ address }) => address.endsWith(location.hash));
  if (now) location.replace(now.address);
}

if (!items.length) form.after(found);
leadOn().catch(() => {});
filterWith(form, {
  load,
  isLazy: true,
  show(matches, isFiltered) {
    if (items.length) return narrow(matches);
    form.classList.toggle("active", isFiltered);
    return showRows(isFiltered ? matches : [], STEP);
  },
});
