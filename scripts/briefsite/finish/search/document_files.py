"""What an index says of its documents: the files that name them, and those by which they are filtered."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence

from briefsite.finish.search.records import Named, Records
from briefsite.finish.search.words import PLACES

WHOLE = 100_000
"""So many bytes of names of texts are one file, loaded while the reader types."""
AT_ONCE = 4_000
"""So few stand in languages.json, which is loaded first: on a slow line one file less is a while."""
CHUNK, CHUNK_OF_SOURCES = 100, 50
"""Where they are more, so many texts are named in a file; of sources each with all its text."""
MOST_CITING = 5
"""So many briefs are named that cite a source."""
ROWS = 40_000
"""Bytes of pairs in a file."""


def document_files(texts: Sequence[Named], sources: Sequence[Named]) -> dict[str, bytes]:
    """The files that name the documents of a language, and say by what they can be filtered."""
    values = sorted({tuple(value) for each in texts for value in each.filters})
    numbers = {value: number for number, value in enumerate(values)}
    filters = [[numbers[tuple(value)] for value in each.filters] for each in texts]
    files = _chunks("documents", rows_of(texts), chunk_of(texts)) if not are_few(texts) else {}
    if texts:
        files["filters.json"] = _json({"values": values, "documents": filters})
    by_address = {each.address: number for number, each in enumerate(texts)}
    rows = [[each.address, each.shown, *_cited_in(each, by_address)] for each in sources]
    return {**files, **_chunks("sources", rows, CHUNK_OF_SOURCES)}


def rows_of(texts: Sequence[Named]) -> list[tuple[str, str]]:
    """What is said of each text: its address and its title."""
    return [(each.address, each.shown) for each in texts]


def chunk_of(texts: Sequence[Named]) -> int:
    """How many texts a file names: all of them, if that is not much."""
    return max(1, len(texts)) if _size(texts) <= WHOLE else CHUNK


def are_few(texts: Sequence[Named]) -> bool:
    """Whether their names are so short that they need no file."""
    return _size(texts) <= AT_ONCE


def _size(texts: Sequence[Named]) -> int:
    return sum(len(each.address) + len(each.shown) for each in texts)


def _cited_in(source: Named, own: Mapping[str, int]) -> list[int | str]:
    """How many texts cite a source, then the first of them: the numbers of those in its language, or where none of
    these does, the addresses of others."""
    numbers = [own[address] for address in source.cited_in if address in own]
    return [len(numbers or source.cited_in), *(numbers or source.cited_in)[:MOST_CITING]]


def pair_rows(texts: int) -> int:
    """How many rows of pairs a file holds, each of a byte for each text."""
    return max(1, ROWS // max(1, texts))


def pair_files(texts: Records) -> dict[str, bytes]:
    """Rows of bytes: the documents' bits, turned so that what one pair asks of all of them lies together."""
    if not texts.pairs:
        return {}
    size, rows = PLACES // 8, pair_rows(len(texts.pairs))
    bits = b"".join(map(b64decode, texts.pairs))
    turned = [bits[row::size] for row in range(size)]
    return {f"pairs-{start // rows}.bin": b"".join(turned[start : start + rows]) for start in range(0, size, rows)}


def _chunks(name: str, rows: Sequence[object], size: int) -> dict[str, bytes]:
    return {f"{name}-{start // size}.json": _json(rows[start : start + size]) for start in range(0, len(rows), size)}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
