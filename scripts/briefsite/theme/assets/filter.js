// Filters /briefs/ by what its form says (choices.js).

import { filterWith, make } from "./choices.js";

const STEP = 100;
const form = document.querySelector("form.filter");
const status = form.querySelector("[role=status]");
const forms = JSON.parse(status.dataset.more); // of “show 7 more”, by what the language makes of the number
const plural = new Intl.PluralRules(status.dataset.dates);
const showMore = (count) => (forms[plural.select(count)] ?? forms.other).replace("{count}", count);
const found = make("div", { className: "found" });
form.after(found);

const beginsWith = (tag, other) => `${tag}-`.toLowerCase().startsWith(`${other}-`.toLowerCase());
const own = document.documentElement.lang;
const isOwn = (lang) => beginsWith(lang, own) || beginsWith(own, lang);

const names = new Map(); // “topic trade” → what the form calls it
for (const { name, options } of form.querySelectorAll("select")) {
  for (const option of options) names.set(`${name} ${option.value}`, option.text);
}
const nameOf = (facet, value) => names.get(`${facet} ${value}`) ?? value;

// A brief of the list that is loaded; its row is that of the page without the summary.
function rowOf([address, title, date, authors, topic, type, , lang]) {
  const day = new Date(date).toLocaleDateString(status.dataset.dates, { dateStyle: "long", timeZone: "UTC" })
    .replace(/^1 /, status.dataset.first);
  const facts = [nameOf("type", type), authors, day, ...(isOwn(lang) ? [] : [nameOf("lang", lang)])].join(" · ");
  const end = address.endsWith("/") ? "/" : ".html"; // whether pages are folders
  const topics = topic.split(" ").filter(Boolean)
    .flatMap((id) => [" · ", make("a", { href: `../topics/${id}${end}` }, nameOf("topic", id))]);
  const link = make("a", { href: address, lang, dir: "auto" }, title);
  return make("li", {}, make("strong", {}, link), make("br"), make("span", { className: "about" }, facts, ...topics));
}

const brief = (topic, year, type, person, lang, row) => (
  { topic: topic.split(" "), year: [year], type: [type], person: person.split(" "), lang: [lang], row });

async function listed() {
  const answer = await fetch(form.dataset.list);
  return (await answer.json()).map((entry) => {
    const [, , date, , topic, type, person, lang] = entry;
    return brief(topic, date.slice(0, 4), type, person, lang, () => rowOf(entry));
  });
}

function onPage() {
  return [...document.querySelectorAll(".about[data-type]")].map((about) => {
    const { topic, year, type, person, lang } = about.dataset;
    return brief(topic, year, type, person, lang, () => about.closest("li").cloneNode(true));
  });
}

let loading;
async function load() {
  try {
    return await (loading ??= form.dataset.list ? listed() : onPage());
  } catch (error) {
    loading = undefined; // the next choice asks again
    throw error;
  }
}

function show(matches, limit) {
  found.replaceChildren();
  let year, list;
  for (const each of matches.slice(0, limit)) {
    if (each.year[0] !== year) {
      [year] = each.year;
      found.append(make("h2", {}, year), (list = make("ul")));
    }
    list.append(each.row());
  }
  if (matches.length > limit) {
    const more = make("button", { type: "button" }, showMore(Math.min(STEP, matches.length - limit)));
    more.onclick = () => {
      show(matches, limit + STEP);
      found.querySelectorAll("strong a")[limit].focus();
    };
    found.append(more);
  }
}

filterWith(form, {
  load,
  isLazy: Boolean(form.dataset.list),
  show(matches, isFiltered) {
    form.classList.toggle("active", isFiltered);
    show(isFiltered ? matches : [], STEP);
  },
});
