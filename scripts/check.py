"""The command line of the check: what to read, what to report, how to write it.

The body is `briefsite/commands/check.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
