// The frame of a page: its contents stand open where there is a column for them, and mark where the reader is.

const contents = document.querySelector("details.contents");
const menu = document.querySelector("details.site-menu");
const wide = matchMedia("(min-width: 84rem)");

function followWidth() {
  contents.open = wide.matches;
}

function closeOnEscape(details) {
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}

function closeOnLeaving(details, stays) {
  document.addEventListener("click", (event) => {
    if (details.open && !stays() && !details.contains(event.target)) details.open = false;
  });
}

function markPlace(links) {
  const byId = new Map(links.map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...byId.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    // The last heading above the upper quarter of the window is the one being read.
    const line = innerHeight / 4;
    const current = headings.filter((heading) => heading.getBoundingClientRect().top < line).at(-1);
    for (const [id, link] of byId) {
      if (id === current?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" });
  for (const heading of headings) observer.observe(heading);
}

if (contents) {
  wide.addEventListener("change", followWidth);
  followWidth();
  closeOnEscape(contents);
  closeOnLeaving(contents, () => wide.matches);
  // A jump on a narrow window leaves the list behind.
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) contents.open = false;
  });
  const links = [...contents.querySelectorAll('a[href^="#"]')];
  if (links.length) markPlace(links);
}

if (menu) {
  closeOnEscape(menu);
  closeOnLeaving(menu, () => false);
}
