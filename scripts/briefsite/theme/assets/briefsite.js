// What every page loads, in one file when the site is built (scripts/briefsite/finish/script_bundles.py).

import "./page.js";
import "./notes.js";
import "./search.js";
