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

/** The words as one pattern: whole words in any case, parts of a line where a script has no spaces. Its group is what stands
 * before a whole word and is none of it, for not every browser can look behind. */
export function patternOf(words) {
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
