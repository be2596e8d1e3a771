"""Problems in the log of a build."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from briefsite.hosts.calling import call
from briefsite.hosts.report.formats import counts, safe
from briefsite.hosts.report.gathered import gathered
from briefsite.model import Level, Problem


def write_to(log: logging.Logger, problems: Sequence[Problem]) -> None:
    """Errors fail `--strict`, and `--quiet` leaves them. Warnings and hints are counted, lest they drown the errors."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    others = [problem for problem in problems if problem.level is not Level.ERROR]
    for problem in gathered(errors):
        log.error("%s", safe(problem.without_level))
    for problem in others:
        log.debug(str(problem))
    if others:
        log.info(f"{counts(others)} on the briefs and their sources: `{call('check')}` lists them")
