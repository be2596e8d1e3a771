"""Check briefs and sources: `scripts/check.py [--format text|json|github] [--strict] [--rule NAME] [PATH …]`.

Exit status: 0 clean, 1 problems (warnings count only with --strict, hints never), 2 when it cannot run, 130 when
interrupted.
"""

from __future__ import annotations

import sys

from briefsite.report.unexpected import guarded


def main() -> int:
    """Run the command."""
    # Imported here: whoever stops it while it starts is told so, too.
    from briefsite.report.command import main

    return main()


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(guarded(main, "check.py"))
