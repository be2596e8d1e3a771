"""Format citations and bibliographies in any CSL style: `scripts/cite.py [--style FILE] [--lines] [FILE]`.

The body is `briefsite/commands/cite.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
