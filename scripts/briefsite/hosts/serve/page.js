// Follows the site while it is edited: a tab is loaded anew only when its own page has changed, and keeps its place.
(() => {
  const { changes, path, follow } = document.currentScript.dataset;
  let { page, notice, build } = document.currentScript.dataset;
  let asking = null;
  let waiting = 0;

  async function ask() {
    const mine = (asking = new AbortController());
    try {
      const query = new URLSearchParams({ path, page, notice, build });
      const answer = await fetch(`${changes}?${query}`, { signal: mine.signal, cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      take(await answer.json());
      if (asking === mine) ask();
    } catch {
      if (asking === mine) waiting = setTimeout(ask, 2000); // the server has ended, or is about to begin anew
    }
  }

  function take(now) {
    if (follow && now.build !== build && now.saved && now.saved !== location.pathname) {
      stop();
      location.assign(now.saved);
    } else if (now.page !== page) {
      stop();
      location.reload();
    } else if (now.notice !== notice) {
      document.querySelector(".serve-notice").outerHTML = now.html;
    }
    ({ notice, build } = now);
  }

  function stop() {
    asking?.abort();
    asking = null;
    clearTimeout(waiting);
  }

  function start() {
    stop();
    if (document.visibilityState === "visible") ask();
  }

  document.addEventListener("visibilitychange", start);
  addEventListener("pageshow", start);
  addEventListener("pagehide", stop);
})();
