"""The index: of what is remembered of each document, the files that the search in the browser loads.

    words-0.json      {"words": {"tariff": [[9, 3, 5, 1], [4, 2]]}, "kin": [["tariff", "tariffs"]]}
    near-0.txt        words as they are spelt, for who mistypes one (`near_words.py`)
    pairs-0.bin       for some places of pairs of words a byte of each text
    documents-0.json  [["briefs/ports/", "Ports"], ...]; of few texts that is in languages.json
    sources-0.json    [["sources/#source-doe2020", "Doe, Jane. ...", 2, 0, 7], ...]: how many texts cite it, and which
    filters.json      {"values": [["topic", "trade", "Trade"], ...], "documents": [[0, 3], ...]}

A language has one index. Its documents have numbers: the texts first, then the sources, so that a word is looked up
once for both. A word has groups of documents: an impact, the number of the first document, and the steps to each next
one. `kin` are words with the same stem; a group stands in each file that has one of its words. By `pairs` most phrases
can be ruled out (`terms.py`): eight places make a row of a byte for each text, and a file holds as many rows as
languages.json says. Words are cut into files where one is large enough, so that a search loads little. A reader's
program does no more than add up: what can be computed beforehand is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from briefsite.finish.search.document_files import (
    CHUNK_OF_SOURCES,
    are_few,
    chunk_of,
    document_files,
    pair_files,
    pair_rows,
    rows_of,
)
from briefsite.finish.search.near_words import near_words
from briefsite.finish.search.postings import Shard, alphabet, shards_of
from briefsite.finish.search.records import Records, named_in
from briefsite.finish.search.stems import kin_of
from briefsite.model.memory import Share, in_turn


class Index(Struct, frozen=True):
    """The files of an index by name, and what must be known to read them."""

    files: Mapping[str, bytes]
    facts: Mapping[str, Any]
    """The numbers of `texts` and `sources`; how many of each a file names (`chunks`), and how many `rows` of pairs one
    holds; the first word in each file of words (`shards`) and the first key in each of `near` words; where texts are
    few, their `names`, for which there is no file then."""


class Documents(Struct, frozen=True):
    """What an index is made of: the documents of one language."""

    lang: str
    texts: Records
    sources: Records

    @property
    def words(self) -> list[bytes]:
        """The words of each document, by its number."""
        return self.texts.words + self.sources.words


class _Others(Struct, frozen=True):
    """What of an index is no words."""

    files: Mapping[str, bytes]
    chunk: int
    names: Sequence[tuple[str, str]]
    """What stands in a file of its own where it is much."""


def indexes(every: Sequence[Documents], share: Share = in_turn) -> Iterator[Index]:
    """The index of each; where `share` sets other cores to work, they begin at once.

    The parts of all of them are shared out together, so that no core waits for the last of one.
    """
    words = [documents.words for documents in every]
    parts = list(map(alphabet, words))
    calls = [
        partial(shards_of, said, documents.lang, part)
        for documents, said, some in zip(every, words, parts, strict=True)
        for part in some
    ]
    results = share(_call, calls, "indexing words", worth=2)
    others = list(map(_without_words, every))  # while other cores are at the words
    return (
        _index(documents, [shard for _ in some for shard in next(results)], rest)
        for documents, some, rest in zip(every, parts, others, strict=True)
    )


def _call(part: Callable[[], list[Shard]]) -> list[Shard]:
    return part()


def _index(documents: Documents, shards: Sequence[Shard], others: _Others) -> Index:
    kin = kin_of(pair for shard in shards for pair in zip(shard.words, shard.stems, strict=True))
    files = {}
    for number, shard in enumerate(shards):
        groups = {group[0]: group for word in shard.words if (group := kin.get(word))}
        text = f'{{"words":{{{shard.postings}}},"kin":{_json(list(groups.values()))}}}'
        files[f"words-{number}.json"] = text.encode()
    near = near_words(pair for shard in shards for pair in zip(shard.words, shard.counts, strict=True))
    texts = len(documents.texts.words)
    facts = {
        "texts": texts,
        "sources": len(documents.sources.words),
        "chunks": [others.chunk, CHUNK_OF_SOURCES],
        "rows": pair_rows(texts),
        "shards": [shard.words[0] for shard in shards],
        "near": near.first,
        "names": others.names,
    }
    return Index({**files, **near.files, **others.files}, facts)


def _without_words(documents: Documents) -> _Others:
    """What of an index is not of words."""
    texts, sources = list(named_in(documents.texts)), list(named_in(documents.sources))
    files = document_files(texts, sources) | pair_files(documents.texts)
    return _Others(files, chunk_of(texts), rows_of(texts) if are_few(texts) else ())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
