"""Everything a project is read from, in short: while that stays, so does what was found in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from briefsite.cache.memo import digest

FOLDERS = ("briefs", "docs", "styles")
READ = (".md", ".yml", ".yaml", ".bib", ".csl", ".svg", ".json", ".html")
"""Of other files (pictures, papers) only the name and the size count."""


def digest_project(root: Path) -> bytes:
    """A short name for the contents of all that is read below `root`, and for where links among it lead."""
    return digest(*(part for path in _files(root) for part in (path.relative_to(root).as_posix(), _content(path))))


def _files(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in root.glob("*") if path.suffix in READ)
    for name in FOLDERS:
        for folder, folders, files in os.walk(root / name):
            folders.sort()
            yield from (path for path in map(Path(folder).joinpath, folders) if path.is_symlink())
            for file in sorted(files):
                yield Path(folder, file)


def _content(path: Path) -> bytes:
    try:
        link = os.fsencode(path.readlink()) if path.is_symlink() else b""
        if path.suffix.lower() in READ:
            return link + b"\0" + path.read_bytes()
        return link + b"\0" + str(path.stat().st_size).encode()
    except OSError as error:
        return str(error.errno).encode()
