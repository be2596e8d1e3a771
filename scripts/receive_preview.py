"""Check a finished preview as data and unpack it: `scripts/receive_preview.py ARCHIVE --into FOLDER --comment FILE`.

The body is `briefsite/commands/receive_preview.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
