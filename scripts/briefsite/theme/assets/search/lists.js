// Lists of results: the first of them at once, more on request. A page is loaded when its result comes into view.

import { element, entryFound, pageFound } from "./results.js";
import { words } from "./words.js";

// So many are looked through for a phrase before what was found is shown.
const MOST_AT_ONCE = 30;

/** A list of texts and the button for more, or null: [list, button]. `onChange` is called where a result turns out to be none. */
export async function listOfPages(results, size, onChange, complain) {
  const list = element("ol", { className: "search__list" });
  const view = viewer(complain);
  const hasPhrase = results[0]?.sought.sequences.some(({ isPhrase }) => isPhrase);
  const render = async (result) => {
    const { item, complete } = pageFound(await result.named(), result);
    const load = async () => {
      result.isOut = !complete(await result.content());
      if (result.isOut) item.remove();
      if (result.isOut) onChange();
    };
    if (hasPhrase) await load();
    else view(item, load);
    return result.isOut ? null : item;
  };
  return [list, await fill(list, results, size, render, { onChange, complain })];
}

/** A list of sources, and the button for more. */
export async function listOfEntries(results, size, complain) {
  const list = element("ol", { className: "search__list" });
  const render = async (result) => entryFound(await result.named(), result);
  return [list, await fill(list, results, size, render, { onChange: () => {}, complain })];
}

/** A function that calls another when an element comes into view, or near it: within a part of the height of `root`. */
export function viewer(complain, root = null, rootMargin = "0px") {
  const waiting = new Map();
  const observer = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
      observer.unobserve(target);
      waiting.get(target)?.().catch(complain);
      waiting.delete(target);
    }
  }, { root, rootMargin });
  return (element, load) => {
    waiting.set(element, load);
    observer.observe(element);
  };
}

/** Put the first results into a list; gives the button that brings the next, or null. */
async function fill(list, results, size, render, { onChange, complain }) {
  let done = 0;
  const next = async () => {
    const items = [];
    const most = done + MOST_AT_ONCE;
    while (items.length < size && done < results.length && (done < most || !items.length)) {
      const some = results.slice(done, (done += size));
      items.push(...(await Promise.all(some.map(render))).filter(Boolean));
    }
    list.append(...items);
    return items[0];
  };
  await next();
  if (done >= results.length) return null;
  const button = element("button", { type: "button", className: "search__more" }, words("more"));
  button.addEventListener("click", async () => {
    try {
      (await next())?.querySelector("a")?.focus();
      onChange();
      if (done >= results.length) button.remove();
    } catch (error) {
      complain(error);
    }
  });
  return button;
}
