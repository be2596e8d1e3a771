"""Takes sources of other programs over into the bibliography: `python scripts/import_sources.py FILE`.

The body is in `briefsite/commands/import_sources/`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
