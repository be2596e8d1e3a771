"""A link that leads nowhere is named by the check, with its place; the host need not say so again in other words."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterable

from briefsite.hosts.host_package import host_logger
from briefsite.model import Problem
from briefsite.read.paths import site_path

_LOGGER = host_logger("structure.pages")
_RULES = frozenset(("dead-link", "dead-anchor", "link-to-draft", "missing-image"))
_LINK = re.compile(r"Doc file '([^']*)' contains an? (?:absolute |unrecognized relative )?link '([^']*)'")
_QUOTED = re.compile(r"`([^`]*)`")


class _Told(logging.Filter):
    def __init__(self, told: dict[str, set[str]]) -> None:
        super().__init__()
        self._told = told

    def filter(self, record: logging.LogRecord) -> bool:
        found = _LINK.match(record.getMessage())
        told = self._told.get(found[1], ()) if found else ()
        return not any(found and (found[2] == link or (link[:1] == "#" and found[2].endswith(link))) for link in told)


def leave_out_repeated(problems: Iterable[Problem]) -> None:
    """Of the links that these problems name, let the host say nothing more: until the next problems are given."""
    told: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        if problem.rule in _RULES:
            told[site_path(problem.place.path)].update(_QUOTED.findall(problem.message))
    for earlier in [each for each in _LOGGER.filters if isinstance(each, _Told)]:
        _LOGGER.removeFilter(earlier)
    if told:
        _LOGGER.addFilter(_Told(dict(told)))
