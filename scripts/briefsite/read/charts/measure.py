"""Letters that the drawing library's own font lacks, such as Arabic or Chinese, without asking the machine's fonts.

Vega places labels by their width. Where it does not know a letter it asks whatever fonts the machine has, and the same
brief would give another picture elsewhere. So such words are drawn as stand-ins of about their width, and put back.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from lxml import etree

_UNKNOWN = re.compile("[^\x20-\x7e\xa0-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026]")
_LETTERS = "abdeghnopqu"
"""Letters of one width, 0.556 of the font's size, in the order in which they sort."""
_WIDTH = 0.556
_ARABIC = 0.5


class StandIns:
    """The words that were replaced, by their stand-ins."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def put_in(self, spec: Any) -> Any:
        """The chart with a stand-in for every text that holds an unknown letter, in the order in which texts sort."""
        unknown = sorted({text for text in _texts(spec) if _UNKNOWN.search(text)})
        stand_ins = {text: _stand_in(number, text) for number, text in enumerate(unknown)}
        self._words = {stand_in: text for text, stand_in in stand_ins.items()}
        return _replaced(spec, stand_ins)

    def take_out(self, root: etree._Element) -> None:
        """Put the words back into a picture."""
        for element in root.iter("{*}text", "{*}tspan"):
            if element.text in self._words:
                element.text = self._words[element.text]


def _stand_in(number: int, text: str) -> str:
    digits = ""
    for _ in range(4):
        number, digit = divmod(number, len(_LETTERS))
        digits = _LETTERS[digit] + digits
    return digits + _LETTERS[-1] * (round(text_width(text) / _WIDTH) - len(digits))


def text_width(text: str) -> float:
    """About how wide a text is, in sizes of its font."""
    return sum(map(_em_of, text))


def _em_of(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.0
    return _ARABIC if unicodedata.bidirectional(letter) == "AL" else _WIDTH


def _texts(spec: Any) -> list[str]:
    if isinstance(spec, str):
        return [spec]
    parts = [part for key, part in spec.items() if key != "field"] if isinstance(spec, dict) else spec
    return [text for part in parts for text in _texts(part)] if isinstance(spec, dict | list) else []


def _replaced(spec: Any, stand_ins: dict[str, str]) -> Any:
    if isinstance(spec, dict):
        return {key: part if key == "field" else _replaced(part, stand_ins) for key, part in spec.items()}
    if isinstance(spec, list):
        return [_replaced(part, stand_ins) for part in spec]
    return stand_ins.get(spec, spec) if isinstance(spec, str) else spec
