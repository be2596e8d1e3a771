"""The words that an index has, for a reader who mistypes one: `theme/assets/search/near.js` looks near it.

A slip leaves the beginning or the ending of a word as it was. So all words stand in the order of their letters, and
again in that of their letters backwards, short words apart from long ones, of which more letters are known to be right:

    near-0.txt    "abroad2 abundance0 …": each with a sign for how many documents have it (the logarithm to base 2)

The order is that of keys: two letters that name it (`KEYS`), then the word as it is ordered. A reader loads the files
between two keys. Numbers are no words here: nobody can guess which was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

CHUNK = 10_000
"""Bytes after which a file is large enough."""
SHORT, LONG = 6, 5
"""The letters that a short word has at most, and a long one at least: some are both, as a slip adds a letter or takes
one away."""
KEYS = {"long": ("lb", "le"), "short": ("sb", "se")}
"""The orders: of beginnings and of endings."""


class NearWords(Struct, frozen=True):
    """The files by name, and the first key in each."""

    files: dict[str, bytes]
    first: list[str]


def near_words(words: Iterable[tuple[str, int]]) -> NearWords:
    """What is known of words, each with the number of documents that have it."""
    files: dict[str, bytes] = {}
    first: list[str] = []
    for keys, said in _files(sorted(_entries(words))):
        files[f"near-{len(first)}.txt"] = " ".join(said).encode()
        first.append(keys)
    return NearWords(files, first)


def _entries(words: Iterable[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    for word, count in words:
        if len(word) < 2 or not word.isalpha():
            continue
        said = f"{word}{min(9, count.bit_length() - 1)}"
        backwards = word[::-1]
        for name, is_so in (("long", len(word) >= LONG), ("short", len(word) <= SHORT)):
            if is_so:
                begin, end = KEYS[name]
                yield begin + word, said
                yield end + backwards, said


def _files(entries: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    first, said, size = "", list[str](), 0
    for key, each in entries:
        first = first if said else key
        said.append(each)
        size += len(each) + 1
        if size >= CHUNK:
            yield first, said
            said, size = [], 0
    if said:
        yield first, said
