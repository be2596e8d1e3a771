"""Write every page of the site as plain Markdown into a folder, for any other generator.

The body is `briefsite/commands/export.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
