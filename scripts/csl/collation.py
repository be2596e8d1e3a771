"""Sort keys for text: letters in the order of the language, without regard to case and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

# Letters that have no decomposition in Unicode, and what they sort as.
_LETTERS = str.maketrans(
    dict(zip("øđðłħıŋ", "oddlhin", strict=True))
    | {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
    | {"й": "и\uffff"}  # a letter of its own, though Unicode takes it apart
)
# Letters that come after z in these languages, in order.
_AFTER_Z = {
    "sv": "åäö", "fi": "åäö", "da": "æøå", "nb": "æøå", "nn": "æøå", "no": "æøå", "is": "þæö",
}  # fmt: skip
# Letters that come directly after another one.
_AFTER_LETTER = {
    "es": {"ñ": "n"},
    "pl": dict(zip("ąćęłńóśźż", "acelnoszz", strict=True)),
    "cs": {"č": "c", "ř": "r", "š": "s", "ž": "z"},
    "sk": {"č": "c", "ô": "o", "š": "s", "ž": "z"},
    "hr": {"č": "c", "ć": "c", "đ": "d", "š": "s", "ž": "z"},
    "sl": {"č": "c", "š": "s", "ž": "z"},
    "tr": {"ç": "c", "ğ": "g", "ı": "h", "ö": "o", "ş": "s", "ü": "u"},
    "ro": {"ă": "a", "â": "a", "î": "i", "ș": "s", "ț": "t"},
    "uk": {"ґ": "г", "є": "е", "і": "и", "ї": "і"},
    "et": {"š": "s", "ž": "z"},
}
_TWO_KINDS_OF_I = {"tr", "az"}
_DROPPED = re.compile("[ʾʿ\\-‐‑\u00ad\u200f\u200e]")
_SEPARATORS = re.compile("(?:[^\\w\uffff]|_)+")
# The same for ASCII, which most texts are: one table for one pass.
_ASCII = {at: None if char == "-" else " " for at in range(128) if not (char := chr(at)).isalnum()}


def collator(language: str) -> Callable[[str], str]:
    """A function that gives texts of a language keys that sort as its dictionaries do."""
    return _collator(language.partition("-")[0].lower())


@lru_cache(maxsize=64)
def _collator(language: str) -> Callable[[str], str]:
    tailored = {char: "zz" + chr(0x61 + at) for at, char in enumerate(_AFTER_Z.get(language, ""))}
    tailored |= {char: before + "\uffff" for char, before in _AFTER_LETTER.get(language, {}).items()}
    order = str.maketrans(tailored)
    cases = str.maketrans({"I": "ı", "İ": "i"} if language in _TWO_KINDS_OF_I else {})

    @lru_cache(maxsize=65536)
    def key(text: str) -> str:
        if text.isascii() and not (cases and "I" in text):
            return text.lower() if text.isalnum() else " ".join(text.lower().translate(_ASCII).split())
        lowered = unicodedata.normalize("NFC", text).translate(cases).lower()
        if tailored:
            lowered = lowered.translate(order)
        return " ".join(_bare(lowered).split())

    return key


def _bare(text: str) -> str:
    """Text without accents and punctuation; every mark of punctuation separates words."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    text = "".join([char for char in decomposed if not unicodedata.combining(char)])
    return _SEPARATORS.sub(" ", _DROPPED.sub("", text))
