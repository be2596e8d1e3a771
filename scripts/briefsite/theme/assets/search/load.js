// What the search loads, each file once, from below the root of this site.

const SITE = new URL("../../", import.meta.url);

let loaded = new Map();

/** The site was built without its search, as `mkdocs serve` does. */
export class NotBuilt extends Error {}

/** The whole address of something on this site. */
export function addressOf(path) {
  return new URL(`./${path}`, SITE);
}

/** What a file holds, as `read` takes it out of the answer. What failed is asked for again next time. */
export function load(path, read = (answer) => answer.json(), { Missing = Error, ...options } = {}) {
  if (!loaded.has(path)) {
    const promise = ask(path, read, Missing, options);
    loaded.set(path, promise);
    promise.catch(() => loaded.get(path) === promise && loaded.delete(path));
  }
  return loaded.get(path);
}

/** Begin anew: another site may have been published. */
export function forget() {
  loaded = new Map();
}

async function ask(path, read, Missing, options) {
  const answer = await fetch(addressOf(path), options);
  if (!answer.ok) throw new (answer.status === 404 ? Missing : Error)(`${path}: ${answer.status}`);
  return read(answer);
}
