// The frame of a page: its contents stand open where there is a column for them, and mark where the reader is; on a phone
// parts of a brief fold.

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

// The bar of a narrow window names the part and shows how far one is; in a column the list does.
function followPlace(link) {
  const name = link ? link.textContent.trim() : "";
  if (here.textContent !== name) here.textContent = name;
  if (!wide.matches) showProgress();
  else if (link && "follow" in contents.dataset) {
    const [list, place] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
    if (place.top < list.top || place.bottom > list.bottom) contents.scrollTop += place.top - list.top - list.height / 3;
  }
}

// All of it is read when its end comes into the window: notes and sources are no text.
function showProgress() {
  const end = document.querySelector("section.footnote, section.sources") ?? document.querySelector("article");
  const { top, bottom } = end.getBoundingClientRect();
  const last = scrollY + (end.matches("section") ? top : bottom) - innerHeight;
  contents.style.setProperty("--read", Math.min(1, scrollY / Math.max(1, last)).toFixed(3));
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
    followPlace(byId.get(current?.id));
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

/* On a phone what is not the argument folds (briefsite.css keeps it from being seen before): a link into it, a search in
   the page and paper open it. Without scripts all of it stands open. */

const phone = matchMedia("(max-width: 40rem)");
const FOLDED = "#key-points:has(+ ul), #key-figures:has(+ ul), .sources > #sources";
const folds = [];

function fold(heading) {
  const [details, summary] = ["details", "summary"].map((name) => document.createElement(name));
  const around = [...heading.parentElement.children];
  const below = around.slice(around.indexOf(heading) + 1);
  details.className = "fold";
  details.open = Boolean(history.state?.unfolded?.includes(heading.id));
  heading.before(details);
  heading.querySelector(".headerlink")?.remove(); // no link within what is pressed
  summary.append(heading);
  details.append(summary, ...(details.matches("section > *") ? below : below.slice(0, 1)));
  details.addEventListener("toggle", remember);
  folds.push(details);
}

// Whoever comes back finds unfolded what was.
function remember() {
  const unfolded = folds.filter((one) => one.open).map((one) => one.querySelector("h2").id);
  history.replaceState({ ...history.state, unfolded }, "");
}

function unfoldAll() {
  for (const one of folds) one.open = true;
}

function followPhone() {
  if (!phone.matches) unfoldAll();
  else if (!folds.length) document.querySelectorAll(FOLDED).forEach(fold);
}

phone.addEventListener("change", followPhone);
addEventListener("beforeprint", unfoldAll);
followPhone();

for (const menu of menus) {
  closeOnEscape(menu);
  closeOnLeaving(menu, () => false);
}

/* How a brief is cited can be copied once that comes into the window. */

const others = document.querySelector("a.other-styles");
const near = new IntersectionObserver((entries) => {
  if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
  near.disconnect();
  import("./cite.js").then(({ offer }) => offer(others)).catch(() => {}); // offline, the link leads to a page
});
if (others) near.observe(others);
