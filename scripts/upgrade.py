"""Show what this version changes in a publication, or do it: `scripts/upgrade.py DIR [--apply]`.

The body is `briefsite/commands/upgrade/command.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
