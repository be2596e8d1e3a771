"""The search of a site that is edited: made when somebody searches, for it would make every page come later."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from briefsite.hosts.search import Search, SearchError
from briefsite.model.digests import digest


class DeferredSearch:
    """Makes searches, and knows what is searched in pages that stay from build to build."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._lines: dict[bytes, bytes] = {}
        self._one_at_a_time = threading.Lock()

    def of(self, folder: Path, cache: Path, *, directory_urls: bool) -> Callable[[], None]:
        """What makes the search of the site in a folder; called again it does nothing. `cache` keeps indexes."""
        done: list[bool] = []

        def finish() -> None:
            with self._one_at_a_time:
                if not done:
                    done.append(True)
                    self._make(Search(folder, cache, directory_urls=directory_urls), folder)

        return finish

    def _make(self, search: Search, folder: Path) -> None:
        lines: dict[bytes, bytes] = {}
        try:
            for address in _pages(folder):
                page = (folder / address).read_bytes()
                key = digest(address, page)
                lines[key] = self._lines.get(key) or search.record(address, page.decode("utf-8", "replace"))
                search.learn(address, lines[key])
            search.finish()
        except (OSError, SearchError) as error:
            if folder.is_dir():  # else the next site has taken its place
                self._log.error(f"The search could not be made: {error}")
        self._lines = lines


def _pages(folder: Path) -> Iterator[str]:
    for within, _, names in os.walk(folder):
        below = Path(within).relative_to(folder)
        yield from ((below / name).as_posix() for name in names if name.endswith(".html"))
