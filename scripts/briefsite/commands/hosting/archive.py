"""A finished preview that somebody else built, taken as data: every name, number, size and kind is checked first.

The archive comes from a job that ran the code of a pull request: anything may be in it.
"""

from __future__ import annotations

import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from briefsite.commands.preview.model import Preview
from briefsite.commands.preview.written import UnreadablePreviewError, read_json
from briefsite.read.site_files import KINDS_IN_PREVIEWS, kind_of, one_spelling, unfit_name

MOST_FILES = 20_000
MOST_BYTES = 400_000_000
LARGEST_FILE = 30_000_000
MOST_TIMES_SMALLER = 200
"""How many times its packed size a file may be: what packs better is no page."""
_META = re.compile(rb"<meta\s[^<>]{1,1000}>", re.IGNORECASE)
_ROBOTS = re.compile(rb"""\sname=["']?robots["'\s>/]""", re.IGNORECASE)
_NOINDEX = re.compile(rb"""\scontent=["']?noindex["'\s>,/]""", re.IGNORECASE)
_HEAD = 20_000
_DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError, LookupError, OverflowError),
)
"""What Python's `zipfile` raises for one that is damaged or hostile, whatever it was packed with."""


class RefusedError(ValueError):
    """The archive is not what a preview is; the message names what is wrong."""


def receive(archive: Path, target: Path) -> Preview:
    """Check the archive and unpack it into `target`, which must be empty. Gives what its preview.json says.

    Raises RefusedError, and then nothing that was unpacked is to be used.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = [entry for entry in opened.infolist() if not entry.is_dir() or _refuse_kind(entry)]
            _refuse_whole(entries)
            taken: set[str] = set()
            for entry in entries:
                _refuse_entry(entry, taken)
            for entry in entries:
                _unpack(opened, entry, target)
    except RefusedError:
        raise
    except _DAMAGED as error:
        raise RefusedError(f"the archive cannot be read: {error}") from None
    for path in _pages(target):
        if not _keeps_search_engines_away(path):
            raise RefusedError(f"`{path.relative_to(target).as_posix()}` does not keep search engines away")
    try:
        return read_json((target / "preview.json").read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise RefusedError("there is no preview.json") from None
    except UnreadablePreviewError as error:
        raise RefusedError(str(error)) from None


def _keeps_search_engines_away(page: Path) -> bool:
    """Whether the page says so in a `meta` element of its first bytes: they are looked at one by one."""
    with page.open("rb") as file:
        head = file.read(_HEAD)
    return any(_ROBOTS.search(match[0]) and _NOINDEX.search(match[0]) for match in _META.finditer(head))


def _refuse_whole(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise RefusedError(f"there are more than {MOST_FILES} files")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise RefusedError(f"the files are larger than {MOST_BYTES} bytes together")


def _refuse_entry(entry: zipfile.ZipInfo, taken: set[str]) -> None:
    name = entry.filename
    label = name if name.isprintable() and len(name) < 200 else ascii(name)[:200]
    _refuse_kind(entry)
    unfit = unfit_name(name)
    if name != entry.orig_filename or unfit:
        raise RefusedError(f"`{label}` is no name for a file of a site{f': {unfit}' if unfit else ''}")
    if kind_of(name) not in KINDS_IN_PREVIEWS:
        raise RefusedError(f"`{label}` is of a kind that no site of briefs holds")
    if entry.file_size > LARGEST_FILE:
        raise RefusedError(f"`{label}` is larger than {LARGEST_FILE} bytes")
    if entry.file_size > 100_000 and entry.file_size > MOST_TIMES_SMALLER * max(entry.compress_size, 1):
        raise RefusedError(f"`{label}` is packed more tightly than any page")
    spelt = one_spelling(name)
    if spelt in taken or any(parent in taken for parent in _parents(spelt)):
        raise RefusedError(f"`{label}` is there twice")
    taken.add(spelt)


def _refuse_kind(entry: zipfile.ZipInfo) -> bool:
    """Refuse links, devices and what is encrypted. Gives False, so that folders are left out."""
    mode = entry.external_attr >> 16
    kind = stat.S_IFMT(mode)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (kind == stat.S_IFDIR and not entry.is_dir()):
        raise RefusedError(f"`{ascii(entry.filename)[1:-1][:200]}` is no plain file")
    if entry.flag_bits & 0x1:
        raise RefusedError(f"`{ascii(entry.filename)[1:-1][:200]}` is encrypted")
    return False


def _parents(name: str) -> Iterator[str]:
    parts = name.split("/")
    for length in range(1, len(parts)):
        yield "/".join(parts[:length])


def _unpack(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    path = target / entry.filename
    if not path.resolve().is_relative_to(target.resolve()):
        raise RefusedError(f"`{entry.filename}` leads out of the folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    with opened.open(entry) as source, path.open("xb") as file:
        while chunk := source.read(1 << 20):
            left -= len(chunk)
            if left < 0:
                raise RefusedError(f"`{entry.filename}` is larger than it says")
            file.write(chunk)


def _pages(target: Path) -> Iterator[Path]:
    return (path for path in sorted(target.rglob("*")) if path.suffix.lower() == ".html")
