"""Problems in the log of a build."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from briefsite.model import Level, Problem


def write_to(log: logging.Logger, problems: Sequence[Problem]) -> None:
    """Errors fail `--strict`. Warnings do not, and are counted so that they do not drown the errors."""
    warnings = 0
    for problem in problems:
        if problem.level is Level.ERROR:
            log.warning(str(problem))
        else:
            warnings += 1
            log.debug(str(problem))
    if warnings:
        log.info(
            f"{warnings} warning{'' if warnings == 1 else 's'} on the briefs and their sources: see scripts/check.py"
        )
