// Choices become tabs: arrow keys go from one to the next, and what is hidden opens where a link or a search leads.

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
const opening = new WeakMap(); // from each panel to what shows it

function tabFor(label, panel, id) {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.id = `${id}-tab`;
  tab.append(...label.childNodes);
  tab.setAttribute("role", "tab");
  panel.id ||= `${id}-panel`;
  tab.setAttribute("aria-controls", panel.id);
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", tab.id);
  panel.tabIndex = 0;
  label.replaceWith(tab);
  return tab;
}

function next(key, list, now, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const isLeftward = getComputedStyle(list).direction === "rtl";
  return key in STEPS ? (now + (isLeftward ? -STEPS[key] : STEPS[key]) + count) % count : null;
}

function makeTabs(set) {
  const inputs = [...set.querySelectorAll(":scope > input")];
  const list = set.querySelector(":scope > .tabbed-labels");
  const panels = [...set.querySelectorAll(":scope > .tabbed-content > .tabbed-block")];
  if (!list || inputs.length !== panels.length || list.children.length !== panels.length) return;
  const shownFirst = Math.max(0, inputs.findIndex((input) => input.checked));
  const tabs = [...list.children].map((label, at) => tabFor(label, panels[at], inputs[at].id));
  const select = (chosen) => {
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === chosen));
      tab.tabIndex = at === chosen ? 0 : -1;
      if (at === chosen) panels[at].removeAttribute("hidden");
      else panels[at].setAttribute("hidden", "until-found"); // a search within the page finds it all the same
    });
  };
  tabs.forEach((tab, at) => {
    opening.set(panels[at], () => select(at));
    tab.addEventListener("click", () => select(at));
    tab.addEventListener("keydown", (event) => {
      const to = event.ctrlKey || event.altKey || event.metaKey ? null : next(event.key, list, at, tabs.length);
      if (to === null) return;
      event.preventDefault();
      select(to);
      tabs[to].focus();
    });
  });
  for (const input of inputs) input.remove();
  list.setAttribute("role", "tablist");
  select(shownFirst);
}

// Opens every panel around a place; whether one was closed.
function open(place) {
  let isOpened = false;
  for (let panel = place?.closest("[role='tabpanel']"); panel; panel = panel.parentElement.closest("[role='tabpanel']")) {
    isOpened ||= panel.hasAttribute("hidden");
    opening.get(panel)();
  }
  return isOpened;
}

function followAddress() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (open(place)) place.scrollIntoView();
}

for (const set of document.querySelectorAll(".tabbed-set")) makeTabs(set);
document.addEventListener("beforematch", (event) => open(event.target));
addEventListener("hashchange", followAddress);
followAddress();
