"""Everything a project is read from, in short: while that stays, so does what was found in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from briefsite.cache.memo import digest
from briefsite.read import Contents

FOLDERS = ("briefs", "docs", "styles")
READ = (".md", ".yml", ".yaml", ".bib", ".csl", ".svg", ".json", ".html")
"""Of other files (pictures, papers) only the name and the size count."""


def digest_project(root: Path, contents: Contents) -> bytes:
    """A short name for the contents of all that is read below `root`, and for where links among it lead."""
    top = os.fspath(root)
    return digest(*(part for path in _files(top) for part in (path, _content(f"{top}/{path}", contents))))


def _files(top: str) -> Iterator[str]:
    """Paths below a folder, with `/`."""
    yield from sorted(name for name in os.listdir(top) if name.endswith(READ))
    for name in FOLDERS:
        for folder, folders, files in os.walk(f"{top}/{name}"):
            folders.sort()
            below = folder[len(top) + 1 :].replace(os.sep, "/")
            yield from (f"{below}/{name}" for name in folders if os.path.islink(f"{folder}/{name}"))
            yield from (f"{below}/{name}" for name in sorted(files))


def _content(path: str, contents: Contents) -> bytes:
    try:
        link = os.fsencode(os.readlink(path)) if os.path.islink(path) else b""
        if path.lower().endswith(READ):
            return link + b"\0" + contents.read(path)[1]
        return link + b"\0" + str(os.stat(path).st_size).encode()
    except OSError as error:
        return str(error.errno).encode()
