"""Put a finished folder on the branch that is published as a site.

The body is `briefsite/commands/publish_pages.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
