// Light or dark, as the reader chose, before anything is drawn; without a choice, as the system is set.
{
  const root = document.documentElement;
  const KEY = "briefsite.scheme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);

  // A browser may keep no storage for the site: then a choice holds for the page.
  const stored = (change) => {
    try {
      return change(localStorage);
    } catch {
      return null;
    }
  };

  const toggle = () => {
    const chosen = isDark() ? "light" : "dark";
    if ((chosen === "dark") === system.matches) {
      delete root.dataset.scheme;
      stored((storage) => storage.removeItem(KEY));
    } else {
      root.dataset.scheme = chosen;
      stored((storage) => storage.setItem(KEY, chosen));
    }
  };

  const chosen = stored((storage) => storage.getItem(KEY));
  if (chosen === "dark" || chosen === "light") root.dataset.scheme = chosen;
  root.classList.replace("no-js", "js");
  // What a reader who comes back had unfolded (page.js) is there from the beginning, or the place in the page is lost.
  root.dataset.unfolded = history.state?.unfolded?.join(" ") ?? "";
  addEventListener("load", () => root.classList.add("is-read"));
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("scheme"); // it names the design that a press leads to
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", toggle);
  });
}
