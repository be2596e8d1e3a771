"""What is written to the log of problems while a site is served: what was not said at the last build."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from briefsite.hosts.calling import call
from briefsite.hosts.report.formats import counts, safe
from briefsite.hosts.report.gathered import gathered
from briefsite.model import Level, Problem


class ProblemLog:
    """A log, and what was said in it at the last build."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._said: frozenset[str] = frozenset()
        self._had_errors = False

    def say(self, problems: Sequence[Problem]) -> None:
        """Write what was not said at the last build: errors, each with one level, and how many others."""
        errors = [problem for problem in problems if problem.level is Level.ERROR]
        lines = [safe(problem.without_level) for problem in gathered(errors)]
        for line in lines:
            if line not in self._said:
                self._log.error("%s", line)
        if not errors and self._had_errors:
            self._log.info("All errors are mended.")
        others = [problem for problem in problems if problem.level is not Level.ERROR]
        count = f"{counts(others)} on the briefs and their sources: `{call('check')}` lists them" if others else ""
        if count and count not in self._said:
            self._log.info(count)
        self._said, self._had_errors = frozenset((*lines, count)), bool(errors)
