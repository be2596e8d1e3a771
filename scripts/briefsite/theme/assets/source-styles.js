// What is shown of a source when a reader asks: files for programs for references, and how it is cited in other styles.
// It stands in files that sources share; which of them has a source its anchor says (model/anchors.py).

import { addButtons } from "./cite.js";

const answers = new Map(); // by address

function read(address) {
  if (!answers.has(address)) {
    answers.set(address, fetch(address).then((answer) => answer.json()));
    answers.get(address).catch(() => answers.delete(address)); // it is asked for again
  }
  return answers.get(address);
}

const numberOf = (anchor) => [...anchor].reduce((number, sign) => (number * 31 + sign.codePointAt(0)) % 65521, 0);

/** What is known of a source by its anchor: in each format, as COinS, and in each style; `folder` ends in a slash. */
export async function formsOf(anchor, folder) {
  const files = await read(`${folder}files.json`);
  return (await read(`${folder}${numberOf(anchor) % files}.json`))[anchor];
}

/** How a source is cited in other styles, as a list; `said` is what its buttons say. */
export function listOf(styles, said) {
  const list = document.createElement("dl");
  list.className = "in-styles";
  list.tabIndex = -1;
  Object.assign(list.dataset, said);
  for (const [name, text] of styles) {
    const [term, entry] = ["dt", "dd"].map((tag) => document.createElement(tag));
    term.textContent = name;
    entry.dir = "auto";
    entry.append(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
    list.append(term, entry);
  }
  addButtons(list);
  return list;
}

/** Put that list behind what is said of a source in a preview, in the place of a button; `page` leads to its entry. */
export async function putBehind(about, button, page, said) {
  const [path] = page.getAttribute("href").split("#");
  const folder = `${path.slice(0, path.lastIndexOf("sources/"))}sources/references/`;
  const forms = await formsOf(page.hash.slice(1), folder).catch(() => null);
  if (!forms) location.assign(page.href); // there it stands too
  if (!forms || !button.isConnected) return;
  const list = listOf(forms.at(-1), said);
  about.after(list);
  list.focus();
  button.previousSibling.remove();
  button.remove();
}
