"""What the privileged workflow of previews asks of GitHub: `scripts/github_preview.py fetch | comment`.

The body is `briefsite/commands/github_preview.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
