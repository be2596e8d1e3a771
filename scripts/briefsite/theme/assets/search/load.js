// What the search loads, each file once, from below the root of this site.

const SITE = new URL("../../", import.meta.url);

/** The file that says what there is. */
export const CONTENTS = "search/data/languages.json";

let loaded = new Map();

/** The site was built without its search, as `mkdocs serve` does. */
export class NotBuilt extends Error {}

/** The whole address of something on this site. */
export function addressOf(path) {
  return new URL(`./${path}`, SITE);
}

/** What a file holds, as `read` takes it out of the answer. What failed is asked for again next time. */
export function load(path, read = (answer) => answer.json(), options = {}) {
  if (!loaded.has(path)) {
    const promise = ask(path, read, options);
    loaded.set(path, promise);
    promise.catch(() => loaded.get(path) === promise && loaded.delete(path));
  }
  return loaded.get(path);
}

/** Take the answer to what was asked for before this module was there. */
export function take(path, answer) {
  load(path, (given) => given.json(), { answer }).catch(() => {});
}

/** Begin anew: another site may have been published. */
export function forget() {
  loaded = new Map();
}

async function ask(path, read, { answer: begun, ...options }) {
  const answer = await (begun ?? fetch(addressOf(path), options));
  if (!answer.ok) throw new (answer.status === 404 && path === CONTENTS ? NotBuilt : Error)(`${path}: ${answer.status}`);
  return read(answer);
}
