"""Which version of a page is on the screen: another one is shown when the page changes, or what it is shown with."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from briefsite.model.digests import digest

_SHOWN_WITH = re.compile(rb"""\s(?:src|poster)=["']?([^"'\s>:]+)""")
_FOR_EVERY_PAGE = (".css", ".js", ".mjs")


class Versions:
    """The versions of the pages in the folder of a site, which stays as it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, str] = {}
        self._for_every_page: bytes | None = None

    def of(self, name: str) -> str:
        """The version of a page, by its path in the folder; empty where there is no page."""
        if name not in self._known:
            self._known[name] = self._version(name)
        return self._known[name]

    def _version(self, name: str) -> str:
        try:
            content = (self._folder / name).read_bytes()
        except (OSError, ValueError):
            return ""
        named = (unquote(address.decode(errors="replace")) for address in _SHOWN_WITH.findall(content))
        beside = {normpath(join(dirname(name), address)) for address in named}
        return digest(content, self._shared(), self._digest(beside)).hex()[:16]

    def _shared(self) -> bytes:
        """The style sheets and scripts of the site: which of them a page uses, scripts decide when they run."""
        if self._for_every_page is None:
            files = (Path(folder, name) for folder, _, names in os.walk(self._folder) for name in names)
            used = (file for file in files if file.name.endswith(_FOR_EVERY_PAGE))
            self._for_every_page = self._digest(file.relative_to(self._folder).as_posix() for file in used)
        return self._for_every_page

    def _digest(self, paths: Iterable[str]) -> bytes:
        """What is in files of the site. One that cannot be read counts as empty, and none is outside of it."""
        parts: list[str | bytes] = []
        for path in sorted(path for path in paths if not path.startswith(("/", ".."))):
            with suppress(OSError, ValueError):
                parts += (path, (self._folder / path).read_bytes())
        return digest(*parts)
