"""The bibliography as text and back: two lines for each entry, so that what entries say is not read until it is asked.

Text within JSON must be read sign by sign; lines are cut in one go, which takes half the time.
"""

from __future__ import annotations

from msgspec import Struct

from briefsite.model import Bibliography, Place, Problem, Reference
from briefsite.model.codec import decode, encode


class _Head(Struct, frozen=True):
    """All but what entries say."""

    problems: tuple[Problem, ...]
    keys: tuple[str, ...]
    places: tuple[Place, ...]
    entry_types: tuple[str, ...]
    types: tuple[str, ...]
    initials: tuple[str, ...]


def encode_bibliography(bibliography: Bibliography) -> bytes:
    """The bibliography as lines of UTF-8: JSON, which holds no line break."""
    entries = bibliography.references.values()
    columns = zip(*(entry[:5] for entry in entries), strict=True) if entries else [()] * 5
    head = encode(_Head(bibliography.problems, *columns))
    lines = (line for entry in entries for line in (entry.csl_text, entry.fields_text))
    return b"\n".join((head, *(line.encode("utf-8", "surrogatepass") for line in lines)))


def decode_bibliography(text: bytes) -> Bibliography:
    """The bibliography that `encode_bibliography` made the text of."""
    first, _, entries_text = text.partition(b"\n")
    head = decode(_Head, first)
    lines = entries_text.decode("utf-8", "surrogatepass").split("\n")
    columns = head.keys, head.places, head.entry_types, head.types, head.initials
    entries = map(Reference, *columns, lines[::2], lines[1::2])
    return Bibliography(dict(zip(head.keys, entries, strict=True)), head.problems)
