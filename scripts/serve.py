"""Show the site on this computer, and follow every edit: the body of `make serve`.

The body is `briefsite/commands/serve.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
