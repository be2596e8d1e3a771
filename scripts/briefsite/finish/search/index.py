"""The index: of what is remembered of each document, the files that the search in the browser loads.

    words-0.json      {"words": {"tariff": [[9, 3, 5, 1], [4, 2]]}, "kin": [["tariff", "tariffs"]]}
    pairs-0.bin       for some places of pairs of words a byte of each document
    documents-0.json  ["briefs/ports/", ...], of sources [["sources/#source-doe2020", "Doe, Jane. ..."], ...]
    filters.json      {"values": [["topic", "trade", "Trade"], ...], "documents": [[0, 3], ...]}

A word has groups of documents: an impact, the number of the first document, and the steps to each next one. `kin` are
words with the same stem; a group stands in each file that has one of its words. By `pairs` most phrases can be ruled
out (`terms.py`): eight places make a row of a byte for each document, and a file holds as many rows as languages.json
says. Words are cut into files where one is large enough, so that a search loads little. A reader's program does no more
than add up: what can be computed beforehand is.

Everything is made in parts of the alphabet, which do not depend on the machine, so the same documents give the same
bytes everywhere.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter, sub
from typing import Any

from msgspec import Struct

from briefsite.finish.search.documents import SOURCES
from briefsite.finish.search.records import Records, named_in
from briefsite.finish.search.stems import kin_of, stems_of
from briefsite.finish.search.terms import impact_of
from briefsite.finish.search.words import PLACES
from briefsite.model.memory import Share, in_turn

SHARD = 40_000
"""Bytes after which a file of words is large enough."""
CHUNK, CHUNK_OF_SOURCES = 250, 100
"""So many documents are named in a file; of sources each with its text."""
PART = 2_000_000
"""A part of the alphabet for so many characters of words, at most `MOST_PARTS`: each looks through all documents."""
MOST_PARTS = 12
_LAST = 256
"""Behind every byte."""


class Index(Struct, frozen=True):
    """The files of an index by name, and what must be known to read them."""

    files: Mapping[str, bytes]
    facts: Mapping[str, Any]
    """The number of `documents`; how many of them a file names (`chunk`), and how many `rows` of pairs one holds (of
    sources none); the first word in each file of words (`shards`)."""


class Documents(Struct, frozen=True):
    """What an index is made of: the documents of one language and kind."""

    records: Records
    lang: str
    kind: str


def indexes(every: Sequence[Documents], share: Share = in_turn) -> Iterator[Index]:
    """The index of each; where `share` sets other cores to work, they begin at once.

    The parts of all of them are shared out together, so that no core waits for the last of one.
    """
    parts = [_alphabet(documents.records.words) for documents in every]
    calls = [partial(_part, documents, part) for documents, some in zip(every, parts, strict=True) for part in some]
    results = share(_call, calls, "indexing words", worth=2)
    others = list(map(_without_words, every))  # while other cores are at the words
    return (
        _index(documents, [shard for _ in some for shard in next(results)], files)
        for documents, some, files in zip(every, parts, others, strict=True)
    )


def _call(part: Callable[[], list[_Shard]]) -> list[_Shard]:
    return part()


def _index(documents: Documents, shards: Sequence[_Shard], others: Mapping[str, bytes]) -> Index:
    kin = kin_of(pair for shard in shards for pair in zip(shard.words, shard.stems, strict=True))
    files = {}
    for number, shard in enumerate(shards):
        groups = {group[0]: group for word in shard.words if (group := kin.get(word))}
        text = f'{{"words":{{{shard.postings}}},"kin":{_json(list(groups.values()))}}}'
        files[f"words-{number}.json"] = text.encode()
    first = [shard.words[0] for shard in shards]
    chunk = CHUNK_OF_SOURCES if documents.kind == SOURCES else CHUNK
    facts = {"documents": len(documents.records.words), "chunk": chunk, "rows": _pair_rows(documents), "shards": first}
    return Index({**files, **others}, facts)


def _without_words(documents: Documents) -> dict[str, bytes]:
    """The files of an index that are not of words."""
    named = {name: text.encode("utf-8", "surrogatepass") for name, text in _documents(documents).items()}
    return named | (_pairs(documents.records.pairs, _pair_rows(documents)) if _pair_rows(documents) else {})


def _pair_rows(documents: Documents) -> int:
    """How many rows of pairs a file holds; of sources none."""
    return 0 if documents.kind == SOURCES else max(1, SHARD // max(1, len(documents.records.words)))


class _Shard(Struct, frozen=True):
    """Words that follow one another, and what their file says of them (as JSON, without braces)."""

    words: Sequence[str]
    stems: Sequence[str]
    postings: str


def _alphabet(words: Sequence[bytes]) -> Sequence[tuple[int, int]]:
    """Parts of the alphabet, each from a first byte to before another, with about as much to do in each."""
    parts = max(1, min(MOST_PARTS, sum(map(len, words)) // PART))
    some = sorted(group[0] for said in words[:: max(1, len(words) // 50)] for group in said.split())
    cuts = sorted({some[len(some) * number // parts] for number in range(1, parts)} if some else ())
    return list(zip([0, *cuts], [*cuts, _LAST], strict=True))


def _part(documents: Documents, part: tuple[int, int]) -> list[_Shard]:
    """The words in a part of the alphabet."""
    places: defaultdict[bytes, list[int]] = defaultdict(list)
    first, last = part
    for number, words in enumerate(documents.records.words):
        for group in words.split(b"  ") if words else ():
            if first <= group[0] < last:
                for word in group.split(b" "):
                    places[word].append(number)
    return list(_shards(_rows(places, len(documents.records.words)), documents.lang))


def _rows(places: Mapping[bytes, Sequence[int]], documents: int) -> Iterator[tuple[str, str]]:
    """Each word with the groups of its documents, from the documents of each word with each impact."""
    text_of = list(map(str, range(documents))).__getitem__  # there are far more steps than documents
    for word, signed in groupby(sorted(places), itemgetter(slice(None, -1))):
        groups = []
        for each in signed:
            some = places[each]
            steps = f",{','.join(map(text_of, map(sub, some[1:], some)))}" if len(some) > 1 else ""
            groups.append(f"{impact_of(each[-1])},{some[0]}{steps}")
        yield word.decode(), f"[[{'],['.join(groups)}]]"


def _shards(rows: Iterator[tuple[str, str]], lang: str) -> Iterator[_Shard]:
    words: list[str] = []
    postings: list[str] = []
    size = 0
    for word, groups in rows:
        words.append(word)
        postings.append(f'"{word}":{groups}')
        size += len(postings[-1])
        if size >= SHARD:
            yield _Shard(words, stems_of(words, lang), ",".join(postings))
            words, postings, size = [], [], 0
    if words:
        yield _Shard(words, stems_of(words, lang), ",".join(postings))


def _pairs(pairs: Sequence[bytes], rows: int) -> dict[str, bytes]:
    """Rows of bytes: the documents' bits, turned so that what one pair asks of all of them lies together."""
    size = PLACES // 8
    bits = b"".join(map(b64decode, pairs))
    turned = [bits[row::size] for row in range(size)]
    return {f"pairs-{start // rows}.bin": b"".join(turned[start : start + rows]) for start in range(0, size, rows)}


def _documents(documents: Documents) -> dict[str, str]:
    records = list(named_in(documents.records))
    if documents.kind == SOURCES:
        return _chunks([(each.address, each.shown) for each in records], CHUNK_OF_SOURCES)
    values = sorted({tuple(value) for each in records for value in each.filters})
    numbers = {value: number for number, value in enumerate(values)}
    filters = [[numbers[tuple(value)] for value in each.filters] for each in records]
    chunks = _chunks([each.address for each in records], CHUNK)
    return {**chunks, "filters.json": _json({"values": values, "documents": filters})}


def _chunks(rows: Sequence[object], size: int) -> dict[str, str]:
    return {f"documents-{start // size}.json": _json(rows[start : start + size]) for start in range(0, len(rows), size)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
