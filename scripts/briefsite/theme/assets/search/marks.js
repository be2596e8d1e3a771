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

/** The words in any case: whole ones (the group stands before them), parts of a line where a script has no spaces. */
function patternOf(words) {
  const literals = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/\s+/g, "\\s+"));
  const parts = literals.filter((literal) => WITHOUT_SPACES.test(literal));
  const whole = literals.filter((literal) => !WITHOUT_SPACES.test(literal)).join("|");
  if (whole) parts.push(`(^|[^\\p{L}\\p{N}])(?:${whole})(?![\\p{L}\\p{N}])`);
  return new RegExp(parts.join("|"), "giu");
}

function rangesOf(text, pattern) {
  const ranges = [];
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    for (const match of nodes.currentNode.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(nodes.currentNode, match.index + (match[1]?.length ?? 0));
      range.setEnd(nodes.currentNode, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}
