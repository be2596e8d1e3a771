// Filters /briefs/ by what its form says. The address keeps the choice: ?topic=trade&year=2025.
const STEP = 100;
const form = document.querySelector("form.filter");
const status = form.querySelector("[role=status]");
const selects = [...form.querySelectorAll("select")];
const choices = new Map(); // "topic trade" → its option and its name
for (const select of selects) {
  for (const option of select.options) {
    if (option.value) choices.set(`${select.name} ${option.value}`, { option, name: option.text });
  }
}
const forms = JSON.parse(status.dataset.more); // of “show 7 more”, by what the language makes of the number
const plural = new Intl.PluralRules(status.dataset.dates);
const showMore = (count) => (forms[plural.select(count)] ?? forms.other).replace("{count}", count);
const found = document.createElement("div");
found.className = "found";
form.after(found);

const beginsWith = (tag, other) => `${tag}-`.toLowerCase().startsWith(`${other}-`.toLowerCase());
const own = document.documentElement.lang;
const isOwn = (lang) => beginsWith(lang, own) || beginsWith(own, lang);

const make = (tag, attributes, ...content) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...content);
  return element;
};

// A brief of the list that is loaded; its row is that of the page without the summary.
const entry = ([address, title, date, authors, topic, type, person, lang]) => ({
  topic, year: date.slice(0, 4), type, person, lang,
  row() {
    const name = (facet, value) => choices.get(`${facet} ${value}`)?.name ?? value;
    const day = new Date(date).toLocaleDateString(status.dataset.dates, { dateStyle: "long", timeZone: "UTC" })
      .replace(/^1 /, status.dataset.first);
    const facts = [name("type", type), authors, day, ...(isOwn(lang) ? [] : [name("lang", lang)])].join(" · ");
    const end = address.endsWith("/") ? "/" : ".html"; // whether pages are folders
    const topics = topic.split(" ").filter(Boolean)
      .flatMap((id) => [" · ", make("a", { href: `../topics/${id}${end}` }, name("topic", id))]);
    const link = make("a", { href: address, lang, dir: "auto" }, title);
    return make("li", {}, make("strong", {}, link), make("br"), make("span", { className: "about" }, facts, ...topics));
  },
});

let loading;
const load = () => (loading ??= (async () => {
  if (form.dataset.list) return (await (await fetch(form.dataset.list)).json()).map(entry);
  return [...document.querySelectorAll(".about[data-type]")].map((about) => (
    { ...about.dataset, row: () => about.closest("li").cloneNode(true) }));
})());

// The briefs that match, and behind each choice how many it would leave while the others stay.
const matching = (briefs) => {
  const counts = new Map();
  const matches = briefs.filter((brief) => {
    const against = selects.filter(({ name, value }) => value && !brief[name].split(" ").includes(value));
    for (const { name } of against.length ? against : selects) {
      if (against.length > 1) break;
      for (const value of brief[name].split(" ")) {
        counts.set(`${name} ${value}`, (counts.get(`${name} ${value}`) ?? 0) + 1);
      }
    }
    return !against.length;
  });
  for (const [key, { option, name }] of choices) {
    const count = counts.get(key) ?? 0;
    option.text = `${name} (${count})`;
    option.disabled = !count && !option.selected;
  }
  return matches;
};

const show = (matches, limit) => {
  found.replaceChildren();
  let year, list;
  for (const brief of matches.slice(0, limit)) {
    if (brief.year !== year) {
      year = brief.year;
      found.append(make("h2", {}, year), (list = make("ul")));
    }
    list.append(brief.row());
  }
  if (matches.length > limit) {
    const more = make("button", { type: "button" }, showMore(Math.min(STEP, matches.length - limit)));
    more.onclick = () => {
      show(matches, limit + STEP);
      found.querySelectorAll("strong a")[limit].focus();
    };
    found.append(more);
  }
};

// What the address says is chosen; what it says that is no choice is passed over.
const follow = async () => {
  const wanted = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = wanted.get(select.name) ?? "";
    select.value = choices.has(`${select.name} ${value}`) ? value : "";
  }
  const isFiltered = selects.some((select) => select.value);
  if (!isFiltered && form.dataset.list && !loading) return;
  try {
    const briefs = await load();
    const matches = matching(briefs);
    status.textContent = status.dataset.shown.replace("{}", matches.length);
    form.classList.toggle("active", isFiltered);
    show(isFiltered ? matches : [], STEP);
  } catch {
    loading = undefined;
    status.textContent = status.dataset.failed;
  }
};

const choose = () => {
  const chosen = selects.filter((select) => select.value).map(({ name, value }) => [name, value]);
  history.pushState(null, "", location.pathname + (chosen.length ? `?${new URLSearchParams(chosen)}` : ""));
  follow();
};

form.addEventListener("change", choose);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(choose)); // once the choices are cleared
form.addEventListener("focusin", load, { once: true });
addEventListener("popstate", follow);
// Whoever comes back finds the list as it was left, but WebKit empties the choices, and only after `pageshow`.
addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(follow));
form.hidden = false;
follow();
