"""Say whether a brief has just come out: its embargo ended, or the day of its `date` began.

The body is `briefsite/commands/embargo_ended.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
