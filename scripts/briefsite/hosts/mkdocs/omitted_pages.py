"""Pages that a menu leaves out, as the host lists them: without those that are made, which need be in none.

A menu that another plugin writes may name them by their folder, so until then they count as pages that could be in it.
"""

from __future__ import annotations

import logging
from collections.abc import Container

from briefsite.hosts.host_package import host_logger

_LOGGER = host_logger("structure.nav")
_BEGINNING = "The following pages exist in the docs directory, but are not included"
_BEFORE_EACH = "\n  - "


class _WithoutGenerated(logging.Filter):
    def __init__(self, generated: Container[str]) -> None:
        super().__init__()
        self._generated = generated

    def filter(self, record: logging.LogRecord) -> bool:
        said, *paths = record.getMessage().split(_BEFORE_EACH)
        if not said.startswith(_BEGINNING):
            return True
        left = [path for path in paths if path.replace("\\", "/") not in self._generated]
        record.msg, record.args = _BEFORE_EACH.join((said, *left)), ()
        return bool(left)


def leave_out_generated(generated: Container[str]) -> None:
    """Let the host list none of these pages, by their paths: until the next are given."""
    for earlier in [each for each in _LOGGER.filters if isinstance(each, _WithoutGenerated)]:
        _LOGGER.removeFilter(earlier)
    _LOGGER.addFilter(_WithoutGenerated(generated))
