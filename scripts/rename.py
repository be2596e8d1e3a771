"""Gives something another name everywhere: `python scripts/rename.py key OLD NEW`, or `topic`, `person`, `brief`.

The body is in `briefsite/commands/rename/`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
