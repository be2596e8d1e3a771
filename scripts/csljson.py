"""Prints bibliographies as CSL-JSON: `python scripts/csljson.py sources.bib`.

The body is `briefsite/commands/csljson.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
