"""Files of a site that are kept from build to build, and become files of the next site without being written again.

A site has several files to take along for every brief, and to write them takes longer than to find that none has
changed. So one is kept under a name that says all that it depends on, how long it is and when it was written, and the
site gets another name for the very same file (a hard link). Somebody may write into the file of a site: then it has
another time than its name says, and is made anew. Times are whole seconds, which such a time is not.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from briefsite.fast import is_used
from briefsite.fast.cache.memo import key_of
from briefsite.fast.parallel import parallel_map
from briefsite.render.downloads import Download, made

FILES = "files"
"""The folder, beside what else is remembered."""
KEPT_SECONDS = 14 * 24 * 60 * 60
"""What no build has asked for in so long is deleted; a moment that was left and is built again costs nothing."""
_SECOND = 1_000_000_000


class _Kept(Struct, frozen=True):
    """A file that is kept: its name, which says what it was when it was written."""

    path: str
    seconds: int
    size: int

    def is_whole(self) -> bool:
        """Whether it still is what was written."""
        try:
            found = os.lstat(self.path)
        except OSError:
            return False
        is_own = stat.S_ISREG(found.st_mode) and found.st_size == self.size
        return is_own and found.st_mtime_ns == self.seconds * _SECOND

    def delete(self) -> None:
        """Keep it no longer."""
        with suppress(OSError):
            Path(self.path).unlink()


class KeptFiles:
    """The files in a folder (None keeps none), by what they depend on."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder if is_used() else None
        self._kept = dict(_entries(self._folder)) if self._folder else {}
        if self._folder:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)

    def write(self, targets: Iterable[tuple[Download, Path]]) -> Iterator[str]:
        """Let each download stand at its path, made on all cores where it is not kept; what is to be said of them.

        Raises OSError where the site cannot be written.
        """
        missing, keys, places = list[Download](), dict[str, str](), dict[str, Path]()
        for download, target in targets:
            places[download.path] = target
            key = self._key(download)
            keys[download.path] = key
            kept = self._kept.get(key)
            if kept is not None and kept.is_whole() and _give_name(kept.path, target):
                continue
            missing.append(download)
            if kept is not None:
                kept.delete()
        for download, made_now in made(missing, parallel_map):
            yield from made_now.messages
            # One of which something is to be said is made in every build, to say it again.
            self._put(keys[download.path] if not made_now.messages else "", made_now.content, places[download.path])
        self._forget(frozenset(keys.values()))

    def _key(self, download: Download) -> str:
        """The name of a file for what it depends on; empty where that cannot be known, and it is made."""
        with suppress(Exception):  # a digest of what a file shows reads as much as who makes it, who tells of it
            return key_of(download.kind.name, download.value).hex() if self._folder else ""
        return ""

    def _put(self, key: str, content: bytes, target: Path) -> None:
        if not content:
            target.unlink(missing_ok=True)
            return
        kept = self._keep(key, content) if key and self._folder else None
        if kept is None or not _give_name(kept, target):
            write_if_changed(content, target)

    def _keep(self, key: str, content: bytes) -> str | None:
        """The path at which a file is kept from now on; None where it cannot be."""
        assert self._folder is not None
        seconds = int(time.time())
        path = self._folder / f"{key}.{seconds}.{len(content)}"
        try:
            with path.open("xb") as file:  # until it has its time, a file is none of ours
                file.write(content)
            os.utime(path, ns=(seconds * _SECOND, seconds * _SECOND))
        except OSError:  # no space is left, the folder is read-only, or another build is at the same
            return None
        return str(path)

    def _forget(self, used: frozenset[str]) -> None:
        """Delete what was long not asked for."""
        long_ago = time.time() - KEPT_SECONDS
        for key, kept in self._kept.items():
            if key not in used and kept.seconds < long_ago:
                kept.delete()


def write_if_changed(content: bytes, target: Path) -> None:
    """Let a file hold this; one that does is left as it is, and no other name of one that does not is written to."""
    try:
        if target.read_bytes() == content:
            return
        target.unlink()
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _entries(folder: Path) -> Iterator[tuple[str, _Kept]]:
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            key, _, rest = entry.name.partition(".")
            seconds, _, size = rest.partition(".")
            if key and seconds.isdecimal() and size.isdecimal():
                yield key, _Kept(entry.path, int(seconds), int(size))


def _give_name(kept: str, target: Path) -> bool:
    """Let a kept file stand at a path of the site too, where it is left if it does; False where it is gone by now."""
    try:
        target.hardlink_to(kept)
    except FileExistsError:
        if not os.path.samestat(os.lstat(kept), os.lstat(target)):
            target.unlink()
            return _give_name(kept, target)
    except FileNotFoundError:
        if target.parent.is_dir():
            return False
        target.parent.mkdir(parents=True)
        return _give_name(kept, target)
    except OSError:  # on another disk, or one that knows no such names
        write_if_changed(Path(kept).read_bytes(), target)
    return True
