"""Build a preview of a change: `scripts/preview.py --base REF [--out FOLDER]`, or `--base FOLDER --head FOLDER`.

Exit status: 0 no new errors, 1 new errors, 2 when it cannot run, 130 when interrupted.
"""

from __future__ import annotations

import sys
from pathlib import Path

from briefsite.report.unexpected import guarded

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the command."""
    # Imported here: whoever stops it while it starts is told so, too.
    from briefsite.preview.command import main

    return main(root=ROOT)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(guarded(main, "preview.py", "interrupted; the last preview was left as it is"))
