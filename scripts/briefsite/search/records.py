"""What is remembered of a page for the search, as one line of text: the index is made of nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefsite.search.documents import SOURCES, cut, kind_of, language_of
from briefsite.search.terms import terms_of

_BETWEEN = b"\x1f"
"""Stands in no word and in no JSON: the unit separator of ASCII."""


@dataclass(frozen=True, slots=True)
class Record:
    """A document as the index takes it. `shown` is what a reader is shown of it, where that is not its page."""

    address: str
    shown: str
    filters: Sequence[Sequence[str]]
    words: bytes
    pairs: bytes
    """These two: see `Terms`."""


def record(address: str, page: str) -> bytes:
    """What is searched in the finished page at an address of the site: its language, its kind, its documents; UTF-8.

    Empty where nothing is. The first two words name the index that it belongs to.
    """
    kind = kind_of(address, page)
    found = list(cut(address, page, kind))
    if not found:
        return b""
    rows = [(each.address, each.text if kind == SOURCES else "", each.filters) for each in found]
    head = f"{language_of(page)} {kind} {json.dumps(rows, ensure_ascii=False, separators=(',', ':'))}"
    # Words and pairs need no JSON, which would look at each of their signs when it is written and when it is read.
    terms = (part for each in found for part in terms_of(each, kind))
    return _BETWEEN.join((head.encode("utf-8", "surrogatepass"), *terms))


def records_in(line: bytes) -> Iterator[Record]:
    """The documents of which `record` made a line."""
    head, *terms = line.split(_BETWEEN)
    rows = json.loads(head.split(b" ", 2)[2])
    for (where, shown, filters), words, pairs in zip(rows, terms[::2], terms[1::2], strict=True):
        yield Record(where, shown, filters, words, pairs)
