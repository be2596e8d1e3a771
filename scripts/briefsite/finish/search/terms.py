"""What the search remembers of a document: how much each of its words says of it, and which follow one another.

A word counts more the oftener it stands in a document, ever less with each time, and less in a long document: BM25
(Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section 3), with fields weighed as there in
section 3.6. A fixed length stands for the average one, so that what is remembered of a document depends on it alone.

Pairs of words are remembered as in a Bloom filter with one hash (Bloom, "Space/time trade-offs in hash coding with
allowable errors", 1970): where the bit of a pair is not set, no phrase with that pair stands in the document. Of pairs
that do not, about one in seven seems to in a brief of 2,500 words.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from briefsite.finish.search.documents import SOURCES, Document
from briefsite.finish.search.words import PLACES, places_of, words_of

MOST = 15
"""The impact of a word that says all there is to say of a document; the least is 1."""
_SIGNS = [b"", *(chr(48 - impact).encode() for impact in range(1, MOST + 1))]
"""The sign of each impact: in the order of characters before all that words are made of, the greatest first."""

_TITLE, _HEADING = 8, 3
"""How often a word counts that stands in the title or in a heading, beside once as text."""
_SATURATION, _LENGTH = 1.2, 0.75
"""k1 and b of BM25: the usual ones."""
_USUAL, _USUAL_OF_SOURCES = 2000, 20
"""Words of a usual document."""


_FEW = 50
"""So few words are not worth putting together by their first bytes."""


class Terms(NamedTuple):
    """The words of a document, how much each says of it, and its pairs of words."""

    words: bytes
    """Each ends in the sign of its impact. They stand in groups that begin with the same byte: two spaces between two
    groups, one between two words of a group."""
    pairs: bytes
    """The places of all pairs as bits, in base 64."""


def terms_of(document: Document, kind: str) -> Terms:
    """What is remembered of a document of a kind. Of sources, which are shown from the index itself, no pairs are."""
    words = words_of(document.text)
    counts = Counter(words)
    for text, weight in ((document.title, _TITLE), (document.headings, _HEADING)):
        for word in words_of(text):
            counts[word] += weight
    return Terms(
        _grouped(counts, _impacts(min(len(words) // 50, 400), kind)), b"" if kind == SOURCES else _pairs(words)
    )


def _grouped(counts: Mapping[bytes, int], impacts: Mapping[int, bytes]) -> bytes:
    if len(counts) < _FEW:
        return b"  ".join([word + impacts[count] for word, count in counts.items()])
    groups: defaultdict[int, list[bytes]] = defaultdict(list)
    for word, count in counts.items():  # to sort them would take twice as long
        groups[word[0]].append(word + impacts[count])
    return b"  ".join(map(b" ".join, groups.values()))


def _pairs(words: list[bytes]) -> bytes:
    digits = bytearray(b"0" * PLACES)
    for place in places_of(words):
        digits[place] = 49  # the digit 1
    return b64encode(int(digits, 2).to_bytes(PLACES // 8))


def impact_of(sign: int) -> int:
    """The impact that a sign (its byte) stands for."""
    return 48 - sign


class _Impacts(dict[int, bytes]):
    """The sign of the impact of a word by how often it counts, in documents of so many words."""

    def __init__(self, length: int, usual: int) -> None:
        super().__init__()
        self._weight = _SATURATION * (1 - _LENGTH + _LENGTH * length / usual)

    def __missing__(self, count: int) -> bytes:
        self[count] = sign = _SIGNS[max(1, round(MOST * count / (count + self._weight)))]
        return sign


@lru_cache(maxsize=1000)
def _impacts(fifties: int, kind: str) -> _Impacts:
    return _Impacts(fifties * 50 + 25, _USUAL_OF_SOURCES if kind == SOURCES else _USUAL)
