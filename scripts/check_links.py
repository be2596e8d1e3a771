"""Ask every web address in sources.bib whether it still answers: `scripts/check_links.py [--format text|github]`.

The body is `briefsite/commands/check_links.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
