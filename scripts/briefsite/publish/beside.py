"""The search made beside the rest of the build: another process indexes while pages are still being written (issue 7).

It is a fork, begun as soon as it is known what in each page is searched. What it makes, it makes as `make_search` does,
which looks over it at the end and makes what is missing: so the result is the same with it, without it, and where it
ends early.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from briefsite.publish.documents import Mark
from briefsite.publish.search import make_ahead, make_search

WRITTEN_AT_ONCE = 25
"""So many pages are told of together."""


class Beside:
    """The search of a site that is being built. Without a cache it is made at the end."""

    def __init__(self, site: Path, cache: Path | None) -> None:
        self._site = site
        self._cache = cache
        self._known: dict[str, tuple[Mark, ...]] = {}
        self._written: list[str] = []
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def learn(self, page: str, marks: tuple[Mark, ...]) -> None:
        """What in the page at an address of the site is searched. Of other pages it is found out by reading them."""
        self._known[page] = marks

    def begin(self) -> None:
        """Begin to index, if another process can be had (see `parallel.spread`)."""
        if self._cache is None or self._process or not hasattr(os, "fork") or threading.active_count() > 1:
            return
        context = multiprocessing.get_context("fork")
        self._line, end = context.Pipe()
        self._process = context.Process(target=self._run, args=(self._cache, self._line, end), daemon=True)
        self._process.start()
        end.close()

    def _run(self, cache: Path, line: Connection, end: Connection) -> None:
        """What the other process does. It ends with the build, however that ends: then nobody holds the line."""
        gc.freeze()  # or the memory that both share is copied, only to be counted
        line.close()
        os.setsid()  # what interrupts the build is for the build alone
        pages = _Pages(end)
        pages.start()
        end.send(make_ahead(self._site, cache, self._known, pages.wait_for))

    def written(self, page: str) -> None:
        """A page is written."""
        self._written.append(page)
        if len(self._written) >= WRITTEN_AT_ONCE:
            self._tell(self._written)
            self._written = []

    def finish(self) -> None:
        """Make the search, every page being written. Raises SearchError."""
        made: Mapping[str, str] = {}
        if self._line is not None and self._process is not None:
            self._tell(None)
            with suppress(EOFError, OSError):
                made = self._line.recv()
            self.stop()
        make_search(self._site, self._cache, self._known, made)

    def stop(self) -> None:
        """End the other process, whatever it has still to do."""
        if self._line is not None and self._process is not None:
            self._line.close()
            self._process.kill()
            self._process.join()
            self._line = self._process = None

    def _tell(self, pages: list[str] | None) -> None:
        if self._line is not None:
            with suppress(OSError):  # it has ended early
                self._line.send(pages)


class _Pages(threading.Thread):
    """Hears of pages that are written."""

    def __init__(self, end: Connection) -> None:
        super().__init__(daemon=True)
        self._end = end
        self._written: set[str] | None = set()
        self._change = threading.Condition()

    def run(self) -> None:
        """Listen until all are written."""
        while True:
            try:
                pages = self._end.recv()
            except (EOFError, OSError):
                os._exit(1)  # Pagefind ends with it
            with self._change:
                if pages is None or self._written is None:
                    self._written = None
                else:
                    self._written.update(pages)
                self._change.notify_all()

    def wait_for(self, page: str) -> None:
        """Return as soon as a page is written, or all are."""
        with self._change:
            self._change.wait_for(lambda: self._written is None or page in self._written)
