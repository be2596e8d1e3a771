// Notes beside the text: copies for the eye alone, hidden from screen readers and left out by Tab, as every note stands
// at the end of the text for everyone. theme/assets/notes.css says where the margin is, and from which width on.

const SPACE = 12; // between two notes
const DRIFT = 320; // a note stands at most so far below its mark; else a preview shows it

// Gives a function: the note of a mark, where all of it is in view beside the text.
export function notesBeside(article, placeOf, copyOf) {
  const margin = document.createElement("div");
  const notes = new Map();
  margin.className = "sidenotes";
  margin.setAttribute("aria-hidden", "true");
  article.append(margin);
  const fill = () => {
    for (const mark of article.querySelectorAll("a.footnote-ref")) {
      const place = placeOf(mark);
      if (notes.has(place) || mark.closest("section.footnote, .note-preview")) continue;
      const note = copyOf(place);
      note.className = "sidenote";
      note.dataset.number = mark.textContent;
      for (const stop of note.querySelectorAll("a, [tabindex]")) stop.tabIndex = -1;
      for (const link of note.querySelectorAll('a[href^="http"]')) shorten(link);
      notes.set(place, { mark, note });
    }
    margin.append(...[...notes.values()].map(({ note }) => note));
  };
  const redraw = () => {
    if (!margin.offsetWidth) return;
    if (!notes.size) fill();
    arrange(article, margin, notes);
  };
  const observer = new ResizeObserver(() => requestAnimationFrame(redraw));
  observer.observe(article);
  observer.observe(margin);
  return (link) => inView(margin, notes.get(placeOf(link)));
}

// In so narrow a column an address is its host; the list of notes has all of it.
function shorten(link) {
  if (!/^\s*(https?:\/\/|www\.|10\.\d+\/)\S+\s*$/.test(link.textContent)) return;
  link.title = link.href;
  link.textContent = link.host.replace(/^www\./, "");
}

function arrange(article, margin, notes) {
  const column = margin.getBoundingClientRect();
  const blocks = obstacles(article, column);
  const end = article.querySelector("section.footnote")?.getBoundingClientRect().top;
  const wanted = [...notes.values()].map(({ mark, note }) => {
    const isFolded = mark.checkVisibility?.() === false; // in a box that can be opened
    return [note, note.offsetHeight, mark.getBoundingClientRect().top, isFolded];
  });
  let free = column.top;
  for (const [note, height, level, isFolded] of wanted) {
    const top = blocks.reduce((y, block) => (overlaps(y, height, block) ? block.bottom + SPACE : y), Math.max(level, free));
    const fits = !isFolded && top - level <= DRIFT && top + height <= end;
    note.classList.toggle("is-left-out", !fits);
    if (!fits) continue;
    note.style.top = `${top - column.top}px`;
    free = top + height + SPACE;
  }
}

// What reaches into the margin, in the order of the page.
function obstacles(article, column) {
  const others = [...article.children].filter((child) => !child.matches(".sidenotes, .note-preview"));
  const boxes = others.map((child) => child.getBoundingClientRect());
  return boxes.filter(({ left, right, height }) => height && right > column.left + 1 && left < column.right - 1);
}

const overlaps = (top, height, block) => top + height + SPACE > block.top && top < block.bottom + SPACE;

function inView(margin, entry) {
  if (!entry || !margin.offsetWidth || entry.note.matches(".is-left-out")) return null;
  const { top, bottom } = entry.note.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight ? entry.note : null;
}
