// The frame of a page: its contents stand open where there is a column for them, and mark where the reader is.

const contents = document.querySelector("details.contents");
const menus = document.querySelectorAll("details.site-menu, .site-sections > ul > li > details");
const here = document.querySelector(".contents__here");
const wide = matchMedia("(min-width: 84rem)");
const canonical = document.querySelector("link[rel=canonical]");

// On paper a link in the text of a brief says where it leads.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll('.brief-title ~ :not(p[class]) a:not([href^="#"], [href*=":"])')) {
    const { host, pathname } = new URL(link.getAttribute("href"), canonical?.href ?? location.href);
    link.dataset.address = host + pathname;
  }
});

// WebKit empties what is not to be completed when it shows a page again that it has kept, at some time after `pageshow`.
const forget = (value) => document.querySelectorAll("[autocomplete]").forEach((one) => { one.autocomplete = value; });
addEventListener("pagehide", () => forget("on"));
addEventListener("pageshow", ({ persisted }) => persisted && forget("off"));

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

// The bar of a narrow window says where the reader is; a column shows it.
function followPlace(link) {
  here.textContent = link ? link.textContent.trim() : "";
  if (!link || !wide.matches) return;
  const [list, place] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
  if (place.top < list.top || place.bottom > list.bottom) {
    contents.scrollTop += place.top - list.top - list.height / 3;
  }
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
    if (here) followPlace(byId.get(current?.id));
  };
  let isDue = false;
  const markSoon = () => {
    if (!isDue) requestAnimationFrame(() => ((isDue = false), mark()));
    isDue = true;
  };
  addEventListener("scroll", markSoon, { passive: true }); // a jump crosses no heading, and is a scroll
  mark();
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

for (const menu of menus) {
  closeOnEscape(menu);
  closeOnLeaving(menu, () => false);
}
