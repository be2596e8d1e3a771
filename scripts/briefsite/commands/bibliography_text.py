"""A bibliography as text that is to be written again: its mark at the beginning and its line ends stay."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from briefsite.model import Problem, TextFile
from briefsite.read.files import text_of


class BibliographyError(Exception):
    """A bibliography that cannot be read as text; its text says why."""


def text_in(path: Path, content: bytes) -> TextFile:
    """The text with plain line ends. Raises BibliographyError where it is none."""
    found = text_of(path.name, content)
    if isinstance(found, Problem):
        raise BibliographyError(str(found))
    return TextFile(path.name, content.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").decode())


def bytes_of(text: str, before: bytes) -> bytes:
    """A text with the mark and the line ends that the file had `before`."""
    own = text.replace("\n", "\r\n") if b"\r\n" in before else text
    return (BOM_UTF8 if before.startswith(BOM_UTF8) else b"") + own.encode()
