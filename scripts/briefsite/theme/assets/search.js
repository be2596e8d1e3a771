// The search is loaded when somebody asks for it: by the button, by / or Ctrl-K, by an address that holds a search, or by the
// page of the search.

const opener = document.querySelector("a.search-open");
const inAddress = new URLSearchParams(location.search);
const folder = (address) => new URL(address).pathname.replace(/index\.html$/, "");
const isHere = Boolean(opener) && folder(opener.href) === folder(location.href);
let attempts = 0;
let contents;
let style;

// A browser may remember that a module could not be loaded: each attempt asks by another name.
const load = (name) => import(`./search/${name}.js${attempts ? `?${attempts}` : ""}`);

// All that is needed first is asked for at once: on a slow line each answer is long in coming.
function begin() {
  contents ??= fetch(new URL("../search/data/languages.json", import.meta.url), { cache: "no-cache" });
  contents.catch(() => (contents = null));
  style ??= new Promise((done, failed) => {
    const sheet = document.createElement("link");
    Object.assign(sheet, { rel: "stylesheet", href: new URL("search/search.css", import.meta.url), onload: done });
    sheet.onerror = () => failed(sheet.remove());
    document.head.append(sheet);
  });
  style.catch(() => (style = null));
}

async function open() {
  if (!opener) return; // a page without the button has no words for the search either
  const before = document.querySelector(".search-failed");
  try {
    begin();
    const [{ start }] = await Promise.all([load("search"), style]);
    await start(contents, isHere);
    before?.remove();
  } catch {
    attempts += 1;
    const message = before ?? document.createElement("p");
    message.className = "search-failed";
    message.setAttribute("role", "alert");
    message.textContent = opener.dataset.failed;
    opener.after(message);
  }
}

function isTyping(element) {
  return Boolean(element?.closest?.("input, textarea, select, [contenteditable]"));
}

if (opener) {
  opener.setAttribute("role", "button");
  if (!isHere) opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  opener.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    open();
  });
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey;
  const isCommand = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
  if (!(isSlash || isCommand) || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  open();
});

if (isHere || inAddress.has("search")) open();
if (inAddress.has("mark")) load("marks").then(({ markMatches }) => markMatches());
