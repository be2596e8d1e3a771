// The page of the search: a field below its title, in the place of what is said to who has no scripts. What is asked stands
// in its address, and a search that was settled can be gone back to.

import { namesFor } from "./address.js";
import { panel } from "./panel.js";
import { element } from "./results.js";
import { direction, wordsLanguage } from "./words.js";

let search;
let isSettled = false;

/** Show the search in the page, with what the address asks for; called again it gives the focus to the field. */
export async function showSearch() {
  const isNew = !search;
  search ??= build();
  if (!location.hash) search.field.focus({ preventScroll: true });
  search.field.select();
  if (isNew) await show();
}

/** Answer what the address asks for. It may be written anew, but not as another step in the history. */
function show() {
  isSettled = false;
  search.read();
  const shown = search.run();
  isSettled = true;
  return shown;
}

/** A new address is a new step only behind a search that was settled: not each letter is one. */
function remember(address, isLast) {
  const isNew = address !== location.href;
  if (isNew) history[isSettled ? "pushState" : "replaceState"](history.state, "", address);
  isSettled = isLast || (!isNew && isSettled);
}

function build() {
  const parts = panel({ names: namesFor(true), remember, isOpen: () => true });
  const title = document.querySelector("article h1");
  const place = element("div", { className: "search search--here", lang: wordsLanguage, dir: direction(wordsLanguage) });
  place.append(parts.form, parts.filters, parts.status, parts.results);
  for (let next = title.nextElementSibling; next && !next.matches("h2"); next = next.nextElementSibling) next.hidden = true;
  title.after(place);
  place.addEventListener("keydown", parts.onKey);
  place.addEventListener("click", ({ target }) => (isSettled ||= Boolean(target.closest("a"))));
  addEventListener("popstate", show);
  addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(parts.putBack));
  return parts;
}
