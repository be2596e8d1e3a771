// The search on any page: a dialog.

import { namesFor } from "./address.js";
import { panel } from "./panel.js";
import { element } from "./results.js";
import { direction, words, wordsLanguage } from "./words.js";

let shown;

/** Open the search, with what the address asks for. */
export async function openSearch() {
  shown ??= build();
  if (!shown.dialog.open) shown.dialog.showModal();
  shown.search.field.focus();
  shown.search.field.select();
  await shown.search.run();
}

function build() {
  const close = element("button", { type: "button", className: "search__close" }, words("close"));
  const dialog = element("dialog", { className: "search", lang: wordsLanguage, dir: direction(wordsLanguage), "aria-label": words("search") });
  const remember = (address) => address !== location.href && history.replaceState(history.state, "", address);
  const search = panel({ names: namesFor(false), remember, isOpen: () => dialog.open });
  search.form.append(close);
  dialog.append(search.form, search.filters, search.status, search.results);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => remember(search.addressNow()));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    // WebKit leaves Escape to the field; 229: an input method has it.
    if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229 && !event.target.closest("select")) {
      event.preventDefault();
      dialog.close();
    } else search.onKey(event);
  });
  addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(search.putBack));
  document.body.append(dialog);
  search.read();
  return { dialog, search };
}
