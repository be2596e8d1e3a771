"""What is remembered of a page for the search, as one line of text: the index is made of nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefsite.finish.search.documents import SOURCES, Document, cut, kind_of, language_of
from briefsite.finish.search.terms import terms_of
from briefsite.model.codec import decode, encode

_BETWEEN = b"\x1f"
"""Stands in no word and in no JSON: the unit separator of ASCII."""


class Named(NamedTuple):
    """What an index says of a document.

    `shown` is what a reader is shown of it: the title of a page, all of a source.
    """

    address: str
    shown: str
    filters: Sequence[Sequence[str]]
    cited_in: Sequence[str]


class Records(NamedTuple):
    """Documents as the index takes them, in their order; `words` and `pairs` of each are those of `Terms`."""

    heads: list[bytes]
    """Of each page. They are read by `named_in`, which takes longer than all else here."""
    words: list[bytes]
    pairs: list[bytes]


def record(address: str, page: str) -> bytes:
    """What is searched in the finished page at an address of the site: its language, its kind, its documents; UTF-8.

    Empty where nothing is. The first two words name the index that it belongs to.
    """
    kind = kind_of(address, page)
    documents = list(cut(address, page, kind))
    return line_of(language_of(page), kind, documents) if documents else b""


def line_of(lang: str, kind: str, documents: Sequence[Document]) -> bytes:
    """The documents of a page, of a language and a kind, as `record` remembers them."""
    rows = [
        Named(
            each.address,
            each.text if kind == SOURCES else " ".join(each.title.split()),
            each.filters,
            each.cited_in,
        )
        for each in documents
    ]
    # Words and pairs need no JSON, which would look at each of their signs when it is written and when it is read.
    terms = (part for each in documents for part in terms_of(each, kind))
    return _BETWEEN.join((f"{lang} {kind} ".encode() + encode(rows), *terms))


def records_in(lines: Iterable[bytes]) -> Records:
    """The documents of pages of which `record` made lines."""
    records = Records([], [], [])
    for line in lines:
        head, *terms = line.split(_BETWEEN)
        records.heads.append(head)
        records.words.extend(terms[::2])
        records.pairs.extend(terms[1::2])
    return records


def named_in(records: Records) -> Iterator[Named]:
    """What the index says of each document."""
    for head in records.heads:
        yield from decode(list[Named], head.split(b" ", 2)[2])
