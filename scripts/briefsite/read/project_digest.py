"""Everything a project is read from, in short: while that stays, so does what was found in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefsite.model.digests import digest
from briefsite.read.files import Contents
from briefsite.read.git import GitError, NoHistoryError, head_of

FOLDERS = ("briefs", "docs", "styles", "words")
READ = (".md", ".py", ".yml", ".yaml", ".bib", ".csl", ".svg", ".json", ".html", ".woff2", ".toml")
"""Of other files (pictures, papers) only the name and the size count."""
_INHERIT = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?INHERIT[\"']?[ \t]*:[ \t]*([^#\r\n]+)", re.MULTILINE)
_CUSTOM_DIR = re.compile(rb"\bcustom_dir[\"']?[ \t]*:[ \t]*([^#,}\r\n]+)")
_SAYS_CHANGED = re.compile(rb"^[\"']?(?:updated|corrections)[\"']?[ \t]*:", re.MULTILINE)
_HOOK = re.compile(rb"[\w./-]+\.py\b")


def digest_project(root: Path, contents: Contents) -> bytes:
    """A short name for the contents of all that is read below `root`, and for where links among it lead."""
    top = os.fspath(root)
    settings = ["mkdocs.yml", *_inherited(top, "mkdocs.yml", contents)]
    own = [found for path in settings for found in _CUSTOM_DIR.findall(_bytes(f"{top}/{path}", contents))]
    names = (os.fsdecode(name.strip(b" \t\"'")) for name in own)
    folders = (*FOLDERS, *(name for name in names if ".." not in name and not name.startswith(os.sep)))
    hooks = [name for path in settings for name in _HOOK.findall(_bytes(f"{top}/{path}", contents))]
    read = (*_files(top, folders), *settings, *map(os.fsdecode, hooks))
    parts = (part for path in read for part in (path, _content(f"{top}/{path}", contents)))
    asks = any(b"!ENV" in _bytes(f"{top}/{path}", contents) for path in settings)
    return digest(*parts, repr(sorted(os.environ.items())) if asks else "")


def digest_history(root: Path, contents: Contents) -> bytes:
    """A short name for the history of the project, where a brief may have earlier versions in it."""
    top = f"{os.fspath(root)}/briefs"
    briefs = (_bytes(f"{top}/{name}", contents) for name in sorted(os.listdir(top)) if name.endswith(".md"))
    if not any(_SAYS_CHANGED.search(text) for text in briefs):
        return b""
    try:
        return digest(*map(str, head_of(root)))
    except (NoHistoryError, GitError) as error:
        return str(error).encode()


def _bytes(path: str, contents: Contents) -> bytes:
    try:
        return contents.read(path)
    except (OSError, ValueError):  # it is not there, or cannot be
        return b""


def _inherited(top: str, path: str, contents: Contents, above: tuple[str, ...] = ()) -> Iterator[str]:
    """The files of settings that a file of settings inherits."""
    found = _INHERIT.search(_bytes(f"{top}/{path}", contents))
    if found and path not in above:
        name = os.path.normpath(os.path.join(os.path.dirname(path), os.fsdecode(found[1].strip(b" \r\"'"))))
        yield name
        yield from _inherited(top, name, contents, (*above, path))


def _files(top: str, within: Iterable[str]) -> Iterator[str]:
    """Paths below a folder, with `/`."""
    yield from sorted(name for name in os.listdir(top) if name.endswith(READ))
    for name in within:
        for folder, folders, files in os.walk(f"{top}/{name}"):
            folders.sort()
            below = folder[len(top) + 1 :].replace(os.sep, "/")
            yield from (f"{below}/{name}" for name in folders if os.path.islink(f"{folder}/{name}"))
            yield from (f"{below}/{name}" for name in sorted(files))


def _content(path: str, contents: Contents) -> bytes:
    try:
        link = os.fsencode(os.readlink(path)) if os.path.islink(path) else b""
        if path.lower().endswith(READ):
            return link + b"\0" + contents.read(path)
        return link + b"\0" + str(os.stat(path).st_size).encode()
    except OSError as error:
        return str(error.errno).encode()
