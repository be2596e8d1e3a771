"""Check briefs and sources: `scripts/check.py [--format text|json|github] [--strict] [--rule NAME] [PATH …]`.

Exit status: 0 clean, 1 problems (warnings count only with --strict, hints never), 2 when it cannot run, 130 when
interrupted.
"""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        from briefsite.report.command import main

        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("check.py: interrupted", file=sys.stderr)
        status = 130
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
