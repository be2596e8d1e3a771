// The search is loaded when somebody asks for it: by the button, by / or Ctrl-K, or by an address that holds a search.

const opener = document.querySelector("a.search-open");
const inAddress = new URLSearchParams(location.search);
let attempts = 0;

async function load(name, start) {
  // A browser may remember that a module could not be loaded: each attempt asks by another name.
  const module = await import(`./search/${name}.js${attempts ? `?${attempts}` : ""}`);
  return module[start](opener);
}

async function open() {
  if (!opener) return; // a page without the button has no words for the search either
  const before = document.querySelector(".search-failed");
  try {
    await load("dialog", "openSearch");
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
  opener.setAttribute("aria-haspopup", "dialog");
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

if (inAddress.has("search")) open();
if (inAddress.has("mark")) load("marks", "markMatches");
