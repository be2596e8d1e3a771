"""Markdown files (or standard input) in, their citations as JSON out, so that anyone can compare them with Pandoc's.

The body is `briefsite/commands/citations.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
