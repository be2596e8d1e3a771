// The bibliography: an entry unfolds where a link has led to it, the way to a passage says which source it comes from, and
// editors copy how they cite. Without scripts every link leads where it says, and the key stands below the passages.

const words = JSON.parse(document.querySelector('meta[name="briefsite:words"]').content);
const LONG_ENOUGH = 2500; // to read it, and to hear it

/* Where a link has led */

function unfold() {
  const place = document.getElementById(location.hash.slice(1));
  const details = place?.matches(".entry, .former") && place.closest("li").querySelector("details");
  if (details) details.open = true;
}

addEventListener("hashchange", unfold);
unfold();

/* The way to a passage: there passages.js knows by `?source=` the way back */

function sayWhence({ target }) {
  const link = target.closest?.('.passages a[href*="#cite-"]');
  if (!link || link.search) return;
  link.search = `source=${link.closest(".passages").parentElement.querySelector(".entry").id.replace("source-", "")}`;
}

for (const type of ["pointerdown", "focusin", "click"]) document.addEventListener(type, sayWhence, true);

/* Each source for programs for references, in files that are asked for when a reader looks at one of them */

const FORMATS = [["BibTeX", "bib", "application/x-bibtex"], ["RIS", "ris", "application/x-research-info-systems"],
  ["CSL-JSON", "json", "application/json"]];

async function addReference(details) {
  const entry = details.parentElement.querySelector(".entry");
  const { formsOf, listOf } = await import("./source-styles.js");
  const forms = await formsOf(entry.id, words.references);
  if (!forms || details.querySelector(".take-along")) return;
  const list = document.createElement("p");
  list.className = "record take-along";
  FORMATS.forEach(([name, ending, type], number) => {
    const link = document.createElement("a");
    link.textContent = name;
    link.download = `${entry.id.replace("source-", "")}.${ending}`;
    link.href = URL.createObjectURL(new Blob([number === 2 ? `[${forms[number]}]` : forms[number]], { type }));
    list.append(link);
  });
  const coins = document.createElement("span"); // Zotero looks again when it is told
  coins.className = "Z3988";
  const styles = forms[FORMATS.length + 1];
  coins.title = forms[FORMATS.length];
  list.append(coins);
  details.append(list);
  if (words.styles && styles.length) list.append(buttonOf(() => listOf(styles, { copy: words.copy, copied: words.copied }), list));
  document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true }));
}

function buttonOf(make, line) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.styles;
  button.addEventListener("click", () => {
    const list = make();
    line.after(list);
    button.remove();
    list.focus();
  });
  return button;
}

document.addEventListener("toggle", ({ target }) => {
  if (target.open && target.matches?.(".passages") && !opened.includes(target)) addReference(target).catch(() => {});
}, true);

/* For editors */

function addButton(record) {
  const key = record.querySelector("code");
  const said = document.createElement("span");
  const button = document.createElement("button");
  let timer;
  said.setAttribute("role", "status"); // what is put into it is read out
  button.type = "button";
  button.textContent = words.key;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(key.textContent);
    } catch { // refused: it is shown and selected, for the editor's own keys
      key.hidden = false;
      getSelection().selectAllChildren(key);
      return;
    }
    clearTimeout(timer);
    said.replaceChildren(words.copied, " ", key.textContent);
    timer = setTimeout(() => said.replaceChildren(), LONG_ENOUGH);
  });
  key.hidden = true;
  record.append(button, said);
}

document.addEventListener("toggle", ({ target }) => {
  const record = target.open && target.matches?.(".passages") && target.querySelector(".record");
  if (record && navigator.clipboard && !record.querySelector("button")) addButton(record);
}, true);

/* On paper all passages are there, also where style sheets cannot open what is folded */

let opened = [];
addEventListener("beforeprint", () => {
  opened = CSS.supports("selector(::details-content)") ? [] : [...document.querySelectorAll(".passages:not([open])")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
