"""A bibliography as text that is to be written again: its mark at the beginning and its line ends stay."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from briefsite.model import Problem, TextFile
from briefsite.read.conflicts import conflicts_in
from briefsite.read.files import is_link_out, text_of


class BibliographyError(Exception):
    """A bibliography that cannot be read as text; its text says why."""


def text_in(path: Path, content: bytes, root: Path | None = None) -> TextFile:
    """The text with plain line ends. Raises BibliographyError where it is none, or two versions stand in it.

    `root`: a project that it must not lead out of, by a link.
    """
    if root is not None and is_link_out(root, path.relative_to(root).as_posix()):
        raise BibliographyError(f"`{path}` is a link that leads out of the project, where nothing is written")
    found = text_of(path.name, content)
    if isinstance(found, Problem):
        raise BibliographyError(str(found))
    if conflicts := conflicts_in(found):
        raise BibliographyError(str(conflicts[0]))
    return TextFile(path.name, content.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").decode())


def bytes_of(text: str, before: bytes) -> bytes:
    """A text with the mark and the line ends that the file had `before`."""
    own = text.replace("\n", "\r\n") if b"\r\n" in before else text
    return (BOM_UTF8 if before.startswith(BOM_UTF8) else b"") + own.encode()
