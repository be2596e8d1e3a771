"""Write what a preview found as the one comment on a merge request: `scripts/gitlab_comment.py preview/preview.json`.

The body is `briefsite/commands/gitlab_comment.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
