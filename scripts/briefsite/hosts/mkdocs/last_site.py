"""The site of the last build stays where it is while MkDocs begins, so that what has not changed is not written again.

MkDocs deletes the whole site and writes it anew: for many files that is most of a build in which little changed. So the
site stands aside while MkDocs clears its folder, and comes back before the first file is written, without all that
this build does not have. Nothing is believed of what is left: a file is written unless it holds the very bytes.
"""

from __future__ import annotations

import logging
import os
import shutil
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from briefsite.fast import is_used
from briefsite.fast.cache import FOLDER
from briefsite.hosts.host_package import host_logger
from briefsite.hosts.mkdocs.other_plugins import OF_PAGES, hears_alone
from briefsite.hosts.mkdocs.site_page import Finished
from briefsite.hosts.search import SEARCH_FOLDER

ASIDE = "last-site"
"""Where it stands meanwhile, beside what is remembered: a name in the same file system."""
_OF_WRITING = ("pre_build", "files", "nav", "env", "pre_template", "template_context", "post_template", "post_build")
"""The events at which another plugin may write into the site, or look what is there."""


def may_stay(plugin: object, config: MkDocsConfig) -> bool:
    """Whether the last site need not be deleted: no other plugin than this one counts on an empty folder."""
    return is_used() and hears_alone(plugin, config, (*OF_PAGES, *_OF_WRITING))


_SEARCH = f"{SEARCH_FOLDER}/"
"""Whoever writes the search leaves nothing else in its folders; but pages are looked for in them too."""


_LOGGER = host_logger("commands.build")


class _WithoutLeft(logging.Filter):
    """MkDocs takes a page of which there is nothing to write for an empty one, and says so."""

    def __init__(self) -> None:
        super().__init__()
        self.said = set[str]()

    def filter(self, record: logging.LogRecord) -> bool:
        return record.getMessage() not in self.said


class LastSite:
    """The folder of a site from the last build to this one."""

    def __init__(self, site: Path, root: Path) -> None:
        """`root` is the project's folder."""
        self._site, self._aside = site, root / FOLDER / ASIDE
        self._is_aside = False
        self._changed: dict[str, int] = {}
        """When each file that was left had last been changed, but for those of which whoever makes them takes care."""
        self._filter = _WithoutLeft()

    def put_aside(self) -> None:
        """Take it out of MkDocs' way; one that cannot be moved stays, and is deleted."""
        shutil.rmtree(self._aside, ignore_errors=True)  # of a build that was killed
        if self._site.is_symlink() or not self._site.is_dir():
            return
        with suppress(OSError):
            self._aside.parent.mkdir(parents=True, exist_ok=True)
            self._site.rename(self._aside)
            self._is_aside = True

    def put_back(self, files: Files, owned: Collection[str]) -> None:
        """Let what the new site has too stand there again.

        Whoever makes the paths `owned` leaves nothing else there, even where nothing is made.
        """
        if not self._is_aside:
            return
        if self._site.exists():  # somebody has begun another
            self.give_up()
            return
        expected = {file.dest_uri for file in files if file.inclusion.is_included()}  # type: ignore[no-untyped-call]
        self._clear(str(self._aside), "", expected, owned)
        self._aside.rename(self._site)
        self._is_aside = False
        _LOGGER.addFilter(self._filter)

    def give_up(self) -> None:
        """Delete it, as MkDocs would have."""
        _LOGGER.removeFilter(self._filter)
        if self._is_aside:
            shutil.rmtree(self._aside, ignore_errors=True)

    def _clear(self, folder: str, below: str, expected: Collection[str], owned: Collection[str]) -> bool:
        """Delete from a folder what the site is not to have; whether anything is left in it."""
        has_any = False
        with os.scandir(folder) as found:
            entries = list(found)
        for entry in entries:
            path = below + entry.name
            if not below and entry.name.startswith("."):  # as MkDocs leaves them
                stays = True
            elif entry.is_dir(follow_symlinks=False):
                stays = self._clear(entry.path, f"{path}/", expected, owned)
            else:
                stays = self._stays(path, entry, expected, owned)
                if not stays:
                    Path(entry.path).unlink()
            has_any = has_any or stays
        if not has_any and below:
            Path(folder).rmdir()
        return has_any

    def _stays(self, path: str, entry: os.DirEntry[str], expected: Collection[str], owned: Collection[str]) -> bool:
        found = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(found.st_mode):
            return False
        if path.startswith(_SEARCH):
            return path.count("/") == _SEARCH.count("/") + 1 and not path.endswith(".html")
        if path not in expected:
            return False
        if path in owned:
            return True
        if found.st_nlink > 1:  # to write into a file with a second name would change what has that name
            return False
        self._changed[path] = found.st_ctime_ns
        return True

    def without_same(self, output: str, page: Page) -> str:
        """A finished page, to be written: nothing of one that stands there already."""
        path = page.file.dest_uri
        if path not in self._changed or (self._site / path).read_bytes() != output.encode("utf-8", "xmlcharrefreplace"):
            return output
        del self._changed[path]
        self._filter.said.add(f"Page skipped: '{page.file.src_uri}'. Generated empty output.")
        return Finished()

    def delete_unwritten(self) -> None:
        """Delete what the new site was to have, and nobody has written."""
        _LOGGER.removeFilter(self._filter)
        for path, changed in self._changed.items():
            file = self._site / path
            with suppress(OSError):
                if file.lstat().st_ctime_ns == changed:
                    file.unlink()
                    file.parent.rmdir()  # unless it has something
        self._changed.clear()
