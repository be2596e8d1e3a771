"""Build the site into `site/`, all or nothing: until the new site is whole, the last one stays where it is.

The body is `briefsite/commands/make_site.py`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
