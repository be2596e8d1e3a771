"""The command `briefsite` without an installation: `python briefsite-….whl/briefsite`, or `python -m briefsite`."""

import sys
from pathlib import Path

if not __package__:  # the folder itself was named: its modules are no packages of their own
    sys.path[0] = str(Path(sys.path[0]).parent)

from briefsite.commands import main

if __name__ == "__main__":
    sys.exit(main())
