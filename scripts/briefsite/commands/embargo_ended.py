"""Say whether a brief has just come out: its embargo ended, or the day of its `date` began.

    scripts/embargo_ended.py [--hours N]        for a workflow that runs every hour

Writes `publish=true` or `publish=false` to GITHUB_OUTPUT where that is set, and prints it. A build too many does no
harm, so a moment counts for some hours: workflows start late at times.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefsite.model import Brief
from briefsite.pipeline import project_in
from briefsite.read.project_folder import project_folder
from briefsite.read.publication import releases

STOP = 78
"""By this exit status a job of GitLab that is to stop here is told from one that failed."""


def just_ended(briefs: Iterable[Brief], now: dt.datetime, hours: float) -> bool:
    """Whether a published brief came out within the last hours before `now` (with a time zone)."""
    return any(now - dt.timedelta(hours=hours) <= release <= now for release in releases(briefs))


def main(arguments: Sequence[str] | None = None, program: str = "embargo_ended.py") -> int:
    """Look at the clock once."""
    parser = argparse.ArgumentParser(prog=program, description="Say whether an embargo has just ended.")
    parser.add_argument("--hours", type=float, default=3)
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    parser.add_argument("--or-stop", action="store_true", help=f"exit with {STOP} where none has ended")
    options = parser.parse_args(arguments)
    ended = just_ended(project_in(project_folder(options.root)).briefs, dt.datetime.now(dt.UTC), options.hours)
    line = f"publish={str(ended).lower()}"
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    print(line)
    return STOP if options.or_stop and not ended else 0
