"""Begin a publication in a new folder: `scripts/new.py DIR [--name --language --url --license --host]`.

The body is `briefsite/commands/new/command.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
