"""The words of a text, as the search knows them; `theme/assets/search/question.js` has the same rules for questions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

WORD = re.compile(r"[^\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SPACES = bytes(code if code < 128 and chr(code).isalnum() else 32 for code in range(256))
PLACES = 1 << 14
"""Pairs of words are told apart by so many places."""

_WITHOUT_SPACES = re.compile(
    "([\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd]+)"
)
"""Runs of Han, Hiragana, Katakana, Thai, Lao, Burmese and Khmer, which write words without spaces between them."""


def words_of(text: str) -> list[bytes]:
    """The words in their order, in UTF-8: without accents, in lower case; in a script without spaces, pairs of letters.

    There are very many words, and bytes need not be made of them again for each pair.
    """
    if not text.isascii():
        text = _NOT_ASCII.sub(_folded, text)
    text = text.lower()
    if text.isascii():
        return text.encode().translate(_SPACES).split()  # as WORD finds them, and four times as fast
    words = WORD.findall(text)
    return list(map(str.encode, _in_pairs(words) if _WITHOUT_SPACES.search(text) else words))


def _folded(run: re.Match[str]) -> str:
    return _fold(run[0])


@lru_cache(maxsize=50_000)
def _fold(run: str) -> str:
    """Compatibility forms (NFKD) without marks: without accents, vowel signs, and all else that takes no room.

    What belongs to no word is a space, so that text with typographic quotation marks is ASCII afterwards.
    """
    # The Turkish ı is an i without its dot, but Unicode takes no dot from it, and its capital is the Latin one.
    plain = [
        char for char in unicodedata.normalize("NFKD", run).replace("ı", "i") if unicodedata.category(char) != "Mn"
    ]
    return "".join([char if char.isalnum() or char.isascii() else " " for char in plain])


def _in_pairs(words: list[str]) -> list[str]:
    parts: list[str] = []
    for word in words:
        for place, part in enumerate(_WITHOUT_SPACES.split(word)):
            if place % 2 and len(part) > 1:
                parts += map("".join, zip(part, part[1:], strict=False))
            elif part:
                parts.append(part)
    return parts


def places_of(words: list[bytes]) -> Iterator[int]:
    """The places of the pairs of words that follow one another, in their order, as a browser finds them (`pairs.js`).

    A place is made of the lowest bits of the CRC-32 of the first word, XOR as many higher ones of the second.
    """
    hashes = list(map(crc32, words))
    return ((one ^ other // PLACES) % PLACES for one, other in pairwise(hashes))
