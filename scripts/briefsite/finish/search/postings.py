"""Where words stand: the files of words of an index, made in parts of the alphabet.

The parts do not depend on the machine, so the same documents give the same bytes everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter, sub

from msgspec import Struct

from briefsite.finish.search.stems import stems_of
from briefsite.finish.search.terms import impact_of

SHARD = 20_000
"""Bytes after which a file of words is large enough."""
PART = 2_000_000
"""A part of the alphabet for so many characters of words, at most `MOST_PARTS`: each looks through all documents."""
MOST_PARTS = 12
_LAST = 256
"""Behind every byte."""


class Shard(Struct, frozen=True):
    """Words that follow one another, in how many documents each stands, and what their file says of them (as JSON,
    without braces)."""

    words: Sequence[str]
    counts: Sequence[int]
    stems: Sequence[str]
    postings: str


def alphabet(words: Sequence[bytes]) -> Sequence[tuple[int, int]]:
    """Parts of the alphabet, each from a first byte to before another, with about as much to do in each."""
    parts = max(1, min(MOST_PARTS, sum(map(len, words)) // PART))
    some = sorted(group[0] for said in words[:: max(1, len(words) // 50)] for group in said.split())
    cuts = sorted({some[len(some) * number // parts] for number in range(1, parts)} if some else ())
    return list(zip([0, *cuts], [*cuts, _LAST], strict=True))


def shards_of(documents: Sequence[bytes], lang: str, part: tuple[int, int]) -> list[Shard]:
    """The words of documents (`Terms.words`) in a part of the alphabet."""
    places: defaultdict[bytes, list[int]] = defaultdict(list)
    first, last = part
    for number, words in enumerate(documents):
        for group in words.split(b"  ") if words else ():
            if first <= group[0] < last:
                for word in group.split(b" "):
                    places[word].append(number)
    return list(_shards(_rows(places, len(documents)), lang))


def _rows(places: Mapping[bytes, Sequence[int]], documents: int) -> Iterator[tuple[str, int, str]]:
    """Each word with its number of documents and their groups, from the documents of each word with each impact."""
    text_of = list(map(str, range(documents))).__getitem__  # there are far more steps than documents
    for word, signed in groupby(sorted(places), itemgetter(slice(None, -1))):
        groups, count = [], 0
        for each in signed:
            some = places[each]
            count += len(some)
            steps = f",{','.join(map(text_of, map(sub, some[1:], some)))}" if len(some) > 1 else ""
            groups.append(f"{impact_of(each[-1])},{some[0]}{steps}")
        yield word.decode(), count, f"[[{'],['.join(groups)}]]"


def _shards(rows: Iterator[tuple[str, int, str]], lang: str) -> Iterator[Shard]:
    words: list[str] = []
    counts: list[int] = []
    postings: list[str] = []
    size = 0
    for word, count, groups in rows:
        words.append(word)
        counts.append(count)
        postings.append(f'"{word}":{groups}')
        size += len(postings[-1])
        if size >= SHARD:
            yield Shard(words, counts, stems_of(words, lang), ",".join(postings))
            words, counts, postings, size = [], [], [], 0
    if words:
        yield Shard(words, counts, stems_of(words, lang), ",".join(postings))
