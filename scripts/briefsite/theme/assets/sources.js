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

/* For editors */

function addButton(record) {
  const key = record.querySelector("code");
  const said = document.createElement("span");
  const button = document.createElement("button");
  let timer;
  said.setAttribute("role", "status"); // what is put into it is read out
  button.type = "button";
  button.textContent = words.copy;
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
