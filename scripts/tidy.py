"""Puts the bibliography into one layout and one order: `python scripts/tidy.py [--check] [FILE]`.

The body is in `briefsite/commands/tidy/`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
