// A form that filters a list. What it says stands in the address, ?topic=trade&year=2025, and comes back with it.

const PAUSE = 150; // while somebody types

export const make = (tag, attributes, ...content) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...content);
  return element;
};

/** The letters of a text, without accents and capitals. */
export const lettersOf = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Tells of an item whether it has every word that is typed. */
const finds = (typed) => {
  const words = lettersOf(typed).split(/\s+/).filter(Boolean);
  return (item) => words.every((word) => item.text.includes(word));
};

/** Lets a form filter what `load(typed)` gives: items with their values by the name of each choice (`{ year: ["2025"] }`), and
 * with their `text` where something is typed. `show(matches, isFiltered)` shows them. With `isLazy` nothing is loaded before
 * somebody turns to the form. */
export function filterWith(form, { load, show, isLazy }) {
  const status = form.querySelector("[role=status]");
  const selects = [...form.querySelectorAll("select")];
  const field = form.querySelector("input");
  let asked = 0;
  let hasLoaded = false;
  let timer;

  // The items that match, and behind each choice how many it would leave while the others stay.
  const matching = (items, typed, isOpen) => {
    const counts = new Map();
    const found = typed ? items.filter(finds(typed)) : items;
    const chosen = selects.filter(({ value }) => value);
    const matches = found.filter((item) => {
      const against = chosen.filter(({ name, value }) => !item[name].includes(value));
      if (against.length > 1) return false;
      for (const { name } of against.length ? against : selects) {
        for (const value of item[name]) counts.set(`${name} ${value}`, (counts.get(`${name} ${value}`) ?? 0) + 1);
      }
      return !against.length;
    });
    for (const select of selects) {
      for (const option of select === isOpen ? [] : select.options) {
        if (!option.value) continue;
        const count = counts.get(`${select.name} ${option.value}`) ?? 0;
        option.text = `${(option.dataset.name ??= option.text)} (${count})`;
        option.disabled = !count && !option.selected;
      }
    }
    return matches;
  };

  // What the address says is chosen; what it says that is no choice is passed over.
  const put = (wanted) => {
    for (const select of selects) {
      const value = wanted.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    const typed = wanted.get("q") ?? "";
    if (field && field.value !== typed) field.value = typed;
  };

  const follow = async (isTurnedTo = false) => {
    const wanted = new URLSearchParams(location.search);
    const typed = field ? (wanted.get("q") ?? "").trim() : "";
    const number = (asked += 1);
    put(wanted);
    if (isLazy && !isTurnedTo && !hasLoaded && !typed && !selects.some(({ name }) => wanted.get(name))) return;
    try {
      const items = await load(typed);
      if (number !== asked) return; // somebody has chosen something else since
      hasLoaded = true;
      if (!isTurnedTo) put(wanted); // some choices have come with the items
      const matches = matching(items, typed, isTurnedTo && document.activeElement);
      status.textContent = status.dataset.shown.replace("{}", matches.length);
      show(matches, typed !== "" || selects.some(({ value }) => value));
    } catch {
      status.textContent = status.dataset.failed;
    }
  };

  const choose = (isTyping = false) => {
    clearTimeout(timer);
    const controls = [...(field ? [field] : []), ...selects].filter(({ value }) => value.trim());
    const said = new URLSearchParams(controls.map(({ name, value }) => [name, value]));
    const address = location.pathname + (controls.length ? `?${said}` : "");
    if (isTyping) history.replaceState(history.state, "", address);
    else history.pushState(null, "", address);
    follow();
  };

  form.addEventListener("change", ({ target }) => target !== field && choose());
  form.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    if (target === field) timer = setTimeout(choose, PAUSE, true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(true);
  });
  form.addEventListener("reset", () => setTimeout(choose)); // once the choices are cleared
  form.addEventListener("focusin", () => hasLoaded || follow(true), { once: true });
  addEventListener("popstate", () => follow());
  // Whoever comes back finds the list as it was left, but WebKit empties the choices, and only after `pageshow`.
  addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(follow));
  form.hidden = false;
  follow();
}
