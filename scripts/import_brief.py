"""The command line of the import: a text of Word, LibreOffice, a browser or an editor becomes a brief.

The body is `briefsite/commands/import_brief/`; where the package is installed, it is a command of `briefsite`.
"""

import sys

from briefsite.commands import run_script

if __name__ == "__main__":
    sys.exit(run_script(__file__))
