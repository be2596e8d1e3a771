"""Files of other programs: which format a file has, by what stands in it, and its text."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from pathlib import Path

from briefsite.model import Place
from briefsite.read.records.bibtex import bibtex_records
from briefsite.read.records.csl_json import csl_records
from briefsite.read.records.endnote_xml import endnote_records
from briefsite.read.records.record import Records, RecordsError, Unread
from briefsite.read.records.ris import RECORD as RIS_RECORD
from briefsite.read.records.ris import ris_records
from briefsite.read.records.xml import root_of
from briefsite.read.records.zotero_rdf import rdf_records

LARGEST = 100_000_000
"""Bytes of a file: thirty thousand sources with their abstracts are half of it."""
FORMATS = "BibTeX, RIS, CSL-JSON, Zotero RDF, EndNote XML"
DOI = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*/[^\s\"<>,;]*[^\s\"<>,;.)]")
_BLOCK = re.compile(r"^[ \t]*@[ \t]*\w+\s*[{(]", re.MULTILINE)
_BINARY = {
    b"PK\x03\x04": "an archive or a document of a word processor",
    b"%PDF": "a PDF",
    b"\xd0\xcf": "an old document",
}


class OnlyDoisError(RecordsError):
    """A file that says nothing of its sources but their DOIs."""

    def __init__(self, name: str, dois: tuple[str, ...]) -> None:
        self.dois = dois
        super().__init__(f"`{name}` is a list of DOIs ({len(dois)}); with `--resolve` their resolver is asked for them")


def read_records(path: Path) -> Records:
    """The sources in a file, whichever format it has. Raises RecordsError where there is nothing to read."""
    try:
        if path.stat().st_size > LARGEST:
            raise RecordsError(f"`{path}` is larger than {LARGEST // 1_000_000} MB; export it in parts")
        content = path.read_bytes()
    except OSError as error:
        raise RecordsError(f"`{path}` cannot be read: {error.strerror or error}") from None
    return records_of(str(path), content)


def records_of(name: str, content: bytes) -> Records:
    """The sources in the content of a file; `name` is what messages call it. Raises RecordsError."""
    for beginning, what in _BINARY.items():
        if content.startswith(beginning):
            raise RecordsError(f"`{name}` is {what}; export the references themselves, as {FORMATS}")
    if content.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        root = root_of(name, content)
        return (rdf_records if root.tag.endswith("}RDF") else endnote_records)(name, root)
    text, doubt = _text(name, content)
    found = _reader(text)(name, text)
    if found is None and (dois := tuple(dict.fromkeys(DOI.findall(text)))):
        raise OnlyDoisError(name, dois)
    if found is None or not (found.items or found.problems):
        raise RecordsError(f"`{name}` holds no source; what can be read is {FORMATS}")
    return Records(found.items, (*doubt, *found.problems))


def _reader(text: str) -> Callable[[str, str], Records | None]:
    if text.lstrip()[:1] in ("[", "{"):
        return csl_records
    if RIS_RECORD.search(text):
        return ris_records
    return bibtex_records if _BLOCK.search(text) else lambda *_: None


def _text(name: str, content: bytes) -> tuple[str, tuple[Unread, ...]]:
    """The text with plain line ends, and what is to be said where it is not UTF-8."""
    doubt: tuple[Unread, ...] = ()
    try:
        wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        doubt = (
            Unread(
                Place(name, line), "it is not in UTF-8, and was read as Windows-1252 (Latin-1): look at its accents"
            ),
        )
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n"), doubt
