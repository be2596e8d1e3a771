// All of the search, in one file when the site is built (scripts/briefsite/finish/script_bundles.py).

import { openSearch } from "./dialog.js";
import { showSearch } from "./here.js";
import { CONTENTS, take } from "./load.js";

/** Show the search: in a dialog, or in the page that is its own. `contents` is the answer to what was asked for meanwhile. */
export function start(contents, isHere) {
  take(CONTENTS, contents);
  return isHere ? showSearch() : openSearch();
}
