"""The words of a text, as the search knows them. `docs/assets/search/question.js` has the same rules for a question."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from zlib import crc32

WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}
PLACES = 1 << 14
"""Pairs of words are told apart by so many places."""

_WITHOUT_SPACES = re.compile(
    "([\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd]+)"
)
"""Runs of Han, Hiragana, Katakana, Thai, Lao, Burmese and Khmer, which write words without spaces between them."""


def words_of(text: str) -> list[str]:
    """The words in their order: without accents, in lower case; pairs of characters where a script has no spaces."""
    if not text.isascii():
        text = _NOT_ASCII.sub(_folded, text)
    text = text.lower()
    if text.isascii():
        return text.translate(_SPACES).split()  # as WORD finds them, and four times as fast
    words = WORD.findall(text)
    return _in_pairs(words) if _WITHOUT_SPACES.search(text) else words


def _folded(run: re.Match[str]) -> str:
    return _fold(run[0])


@lru_cache(maxsize=50_000)
def _fold(run: str) -> str:
    """Compatibility forms (NFKD) without marks: without accents, vowel signs, and all else that takes no room.

    What belongs to no word is a space, so that text with typographic quotation marks is ASCII afterwards.
    """
    plain = [char for char in unicodedata.normalize("NFKD", run) if unicodedata.category(char) != "Mn"]
    return "".join([char if char.isalnum() or char.isascii() else " " for char in plain])


def _in_pairs(words: list[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        for place, part in enumerate(_WITHOUT_SPACES.split(word)):
            if place % 2 and len(part) > 1:
                found += map("".join, zip(part, part[1:], strict=False))
            elif part:
                found.append(part)
    return found


class _Numbers(dict[str, bytes]):
    """Two numbers below `PLACES` of each word, two bytes each, which a browser can make too (`pairs.js`).

    They are bits of the CRC-32 of its UTF-8, multiplied: of similar words the bits of a CRC alone differ in the same
    way. The place of a pair is the first number of its first word XOR the second of its second.
    """

    def __missing__(self, word: str) -> bytes:
        total = crc32(word.encode("utf-8", "surrogatepass")) * 0x9E3779B1 & 0xFFFFFFFF
        self[word] = numbers = (total >> 18 | (total >> 4 & PLACES - 1) << 16).to_bytes(4, "little")
        return numbers


_NUMBERS = _Numbers()


def places_of(words: list[str]) -> Iterable[int]:
    """The places of the pairs of words that follow one another, in their order."""
    if len(words) < 2:
        return ()
    # All at once: in one long number, shifted by a word and a half, the second of each word stands below the first of
    # the one before it.
    every = int.from_bytes(b"".join(itemgetter(*words)(_NUMBERS)), "little")
    places = array("H", (every ^ every >> 48).to_bytes(4 * len(words), "little"))
    if sys.byteorder == "big":
        places.byteswap()
    return places[:-2:2]
