"""A file of sources, and what it becomes: remembered while it stays as it is."""

from __future__ import annotations

from msgspec import Struct

from briefsite.model import Bibliography, TextFile
from briefsite.model.codec import Form
from briefsite.read.bibliography_lines import decode_bibliography, encode_bibliography

BIBLIOGRAPHY = "sources.bib"
"""Where a publication has its sources, and an ordinary site that says nothing else."""
READING_SOURCES = "reading sources"
"""What the memo calls this stage."""
AS_LINES = Form(encode_bibliography, decode_bibliography)


class SourcesFile(Struct, frozen=True):
    """The file, and the language of entries that do not say theirs."""

    file: TextFile
    language: str


def parse_sources(sources: SourcesFile) -> Bibliography:
    """The entries, and what is wrong with them."""
    # Imported here: it compiles large patterns, and most builds know their sources already.
    from briefsite.read.bibliography import parse_bibliography

    return parse_bibliography(sources.file, language=sources.language)
