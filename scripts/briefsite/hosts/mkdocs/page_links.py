"""Where a link of a page leads, for pages that are written without the host (`briefsite/express`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath

from mkdocs.structure.pages import Page

from briefsite.hosts.mkdocs.page_conditions import TrackedFiles

_OUTER = re.compile(r"https?://[A-Za-z0-9/:.?=%#_~+@;,!$*-]+")
_INNER = re.compile(r"[\w./-]+", re.ASCII)

Relative = Callable[[str, str], str]
"""From the addresses of a page and of the one that links to it, the address in the link."""


class Targets:
    """To which files of a site links lead: found once for all pages of a folder, where most link to the same."""

    def __init__(self, relative: Relative) -> None:
        self.relative = relative
        self._known: dict[tuple[str, str], tuple[str, str | None, bool]] = {}

    def find(self, folder: str, path: str, tracked: TrackedFiles) -> tuple[str, str] | None:
        """The file that a path in a page of a folder leads to, and its address; None where none is published."""
        known = self._known.get((folder, path))
        if known is None:
            known = self._known[folder, path] = self._find(folder, path, tracked)
        wanted, url, is_published = known
        tracked.note(wanted, url)
        return (wanted, url) if url is not None and is_published else None

    def _find(self, folder: str, path: str, tracked: TrackedFiles) -> tuple[str, str | None, bool]:
        wanted = normpath(join(folder, path))
        file = tracked.get_file_from_path(wanted)
        if file is None:
            return wanted, None, False
        return wanted, file.url, not file.inclusion.is_excluded()  # type: ignore[no-untyped-call]


class Links:
    """The links of one page: asked for the address of each, it keeps to which places of other pages they lead."""

    def __init__(self, page: Page, tracked: TrackedFiles, targets: Targets) -> None:
        """`page` is the host's."""
        self._path: str = page.file.src_uri
        self._folder = dirname(self._path)
        self._url: str = page.file.url
        self._tracked = tracked
        self._targets = targets
        self._known: dict[str, tuple[str, str] | None] = {}
        self.anchors: dict[str, dict[str, str]] = {}
        """By the path of a file, each place on it that is linked to, with the link as it is written."""

    def __call__(self, address: str) -> str | None:
        """The address that is published; None for a link about which the host has something to say."""
        path, mark, anchor = address.partition("#")
        if not path:
            target: tuple[str, str] | None = (self._path, "")
        elif path in self._known:
            target = self._known[path]
        else:
            target = self._known[path] = self._target(path)
        if target is None:
            return address if _OUTER.fullmatch(address) else None
        if mark and not anchor:
            return None
        if anchor:
            self.anchors.setdefault(target[0], {}).setdefault(anchor, address)
        return f"{target[1]}{mark}{anchor}"

    def _target(self, path: str) -> tuple[str, str] | None:
        """The file that a path leads to, and its address from this page."""
        if not _INNER.fullmatch(path) or path[0] == "/":
            return None
        target = self._targets.find(self._folder, path, self._tracked)
        return target and (target[0], self._targets.relative(target[1], self._url))
