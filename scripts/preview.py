"""The command line of the preview: two states of the project in, a folder and a report out.

The body is `briefsite/commands/preview/command.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
