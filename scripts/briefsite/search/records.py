"""What is remembered of a page for the search, as one line of text: the index is made of nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefsite.search.documents import SOURCES, cut, kind_of, language_of
from briefsite.search.terms import terms_of


@dataclass(frozen=True, slots=True)
class Record:
    """A document as the index takes it. `shown` is what a reader is shown of it, where that is not its page."""

    address: str
    shown: str
    filters: Sequence[Sequence[str]]
    words: str
    pairs: str
    """These two: see `Terms`."""


def record(address: str, page: str) -> bytes:
    """What is searched in the finished page at an address of the site: its language, its kind, its documents; UTF-8.

    Empty where nothing is. The first two words name the index that it belongs to.
    """
    kind = kind_of(address, page)
    rows = [
        (found.address, found.text if kind == SOURCES else "", found.filters, *terms_of(found, kind))
        for found in cut(address, page, kind)
    ]
    if not rows:
        return b""
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"{language_of(page)} {kind} {text}".encode("utf-8", "surrogatepass")


def records_in(line: bytes) -> Iterator[Record]:
    """The documents of which `record` made a line."""
    for row in json.loads(line.split(b" ", 2)[2]):
        yield Record(*row)
