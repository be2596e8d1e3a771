// Marks on a page what a search found there (?mark=word in its address), without touching its elements.

const NAME = "search";
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Mark the words; Esc takes the marks away, and out of the address. */
export function markMatches() {
  const address = new URL(location.href);
  const words = address.searchParams.getAll("mark").filter(Boolean);
  if (!words.length || !CSS.highlights) return;
  const text = document.querySelector("article, main") ?? document.body;
  CSS.highlights.set(NAME, new Highlight(...rangesOf(text, patternOf(words))));
  const sheet = document.createElement("link");
  Object.assign(sheet, { rel: "stylesheet", href: new URL("marks.css", import.meta.url).href });
  document.head.append(sheet);
  document.addEventListener("keydown", function clear(event) {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    document.removeEventListener("keydown", clear);
    CSS.highlights.delete(NAME);
    address.searchParams.delete("mark");
    address.hash = location.hash;
    history.replaceState(history.state, "", address);
  });
}

/** The words as one pattern: whole words in any case, parts of a line where a script has no spaces. */
export function patternOf(words) {
  const parts = words.map((word) => {
    const literal = word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/\s+/g, "\\s+");
    return WITHOUT_SPACES.test(word) ? literal : `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`;
  });
  return new RegExp(parts.join("|"), "giu");
}

function rangesOf(text, pattern) {
  const ranges = [];
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    for (const match of nodes.currentNode.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(nodes.currentNode, match.index);
      range.setEnd(nodes.currentNode, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}
