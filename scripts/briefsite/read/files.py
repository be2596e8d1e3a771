"""The stage that reads: files of a project become text, or a problem that says why not.

Nothing outside the project's root is ever read: a symbolic link that leaves it is a problem.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from briefsite.model import Lines, Place, Problem, TextFile
from briefsite.model.rules import Breach
from briefsite.model.rules.files import UNREADABLE_FILE
from briefsite.read.character_references import without_endless
from briefsite.read.temporary_names import is_temporary

_READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_TICK = 1_000_000_000
"""Nanoseconds in which two changes of a file may have the same time, on any file system in use."""


class Contents:
    """The bytes of files as they were when they were first asked for, by their full path."""

    def __init__(self) -> None:
        self._read: dict[str, bytes] = {}

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        if path not in self._read:
            self._read[path] = _contents(path)
        return self._read[path]


class Remembered(Contents):
    """The bytes of files, for a program that reads them again and again: only those anew that were changed since.

    A file is the same if the system says so of its size, its place and its times. The time of its last change cannot be
    set by anybody; where it is so short ago that another change might have the same, the file is read again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._states: dict[str, tuple[int, ...]] = {}

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        found = os.stat(path)
        state = found.st_ino, found.st_dev, found.st_size, found.st_mtime_ns, found.st_ctime_ns
        if self._states.get(path) != state:
            self._read.pop(path, None)
            self._states.pop(path, None)
            if found.st_ctime_ns + _TICK < time.time_ns():
                self._states[path] = state
        contents = super().read(path)
        if path not in self._states:
            del self._read[path]
        return contents


def _contents(path: str) -> bytes:
    # Not blocking: to open a pipe would wait for whoever writes to it, and a device has no end.
    with os.fdopen(os.open(path, _READ_ONLY), "rb", 0) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is not a file", path)
        return file.readall()


def read_text(
    root: Path, path: str, contents: Contents | None = None, *, is_inside: bool = False
) -> TextFile | Problem:
    """Read the file at `path` (relative to `root`, with `/`) as UTF-8, or say in a problem why it cannot be.

    `contents` holds what was read before. `is_inside` says that it is known not to lead out of the project
    (`is_link_out`).
    """
    if variant := _reason_not_to_open(root, path, is_inside):
        return UNREADABLE_FILE.at(Place(path), variant, path=path)
    read = contents.read if contents else _contents
    try:
        raw = read(f"{os.fspath(root)}/{path}")
    except OSError as error:
        return UNREADABLE_FILE.at(Place(path), "unread", path=path, reason=error.strerror or error)
    return text_of(path, raw)


def text_of(path: str, raw: bytes) -> TextFile | Problem:
    """The text that bytes are in UTF-8, or why they are none; `path` is the file's."""
    raw = raw.removeprefix(BOM_UTF8)
    if other := _other_format(raw):
        return other.at(Place(path))
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return _wrong_encoding(path, raw, error)
    return TextFile(path, without_endless(_with_plain_breaks(text) if "\r" in text else text))


def _with_plain_breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def list_files(root: Path, folder: str) -> Iterator[str]:
    """Paths, relative to `root`, of every file below `folder`, sorted, without what is hidden or a program's own."""
    top = root / folder
    if not _is_inside(root, top):
        return
    for directory, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_temporary(name))
        within = Path(directory).relative_to(root).as_posix()
        for name in sorted(files):
            if not name.startswith(".") and not is_temporary(name):
                yield f"{within}/{name}"


def is_link_out(root: Path, path: str) -> bool:
    """Whether `path` leads, through symbolic links, out of the project."""
    return _may_lead_elsewhere(root, path) and not _is_inside(root, root / path)


def _may_lead_elsewhere(root: Path, path: str) -> bool:
    """Whether there is any link on the way from `root` to `path`. Asking is cheaper than following all of it."""
    place = os.fspath(root)
    for name in path.split("/"):
        place = f"{place}/{name}"
        if name in ("", "..") or os.path.islink(place):
            return True
    return False


def _is_inside(root: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a circle of links
        return False


def _reason_not_to_open(root: Path, path: str, is_inside: bool) -> str | None:
    """Which message of the rule on files that cannot be read says why."""
    if not is_inside and is_link_out(root, path):
        return "link-out"
    target = f"{os.fspath(root)}/{path}"
    if os.path.isfile(target):
        return None
    return "no-file" if os.path.exists(target) else "absent"


_FORMATS = (
    (b"PK\x03\x04", "a Word document or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a text of a word processor (RTF)"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""How files begin that only have the name of a text."""


def _other_format(raw: bytes) -> Breach | None:
    """What to say of the bytes, if they are no text in UTF-8; None where nothing tells."""
    for beginning, name in _FORMATS:
        if raw.startswith(beginning):
            return UNREADABLE_FILE.says("other-format", format=name)
    start = raw[:64]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(start) > start.count(b"\0") >= len(start) / 3 > 0):
        return UNREADABLE_FILE.says("encoding", encoding="UTF-32" if b"\0\0\0" in start else "UTF-16")
    return None


def _wrong_encoding(path: str, raw: bytes, error: UnicodeDecodeError) -> Problem:
    before = _with_plain_breaks(raw[: error.start].decode(errors="replace"))
    place = Lines.of(path, before).place(len(before))
    return UNREADABLE_FILE.at(place, byte=raw[error.start])
