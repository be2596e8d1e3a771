"""The fonts of the machine that cards are set in: found by the names of their files, the first that has all letters.

A publication need not bring any: those below come with systems, or with packages of theirs (`fonts-noto-core`,
`fonts-noto-cjk`, `fonts-dejavu`, `fonts-hosny-amiri` of Debian).
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from briefsite.model.digests import digest
from briefsite.model.social_cards import CardFont, CardText
from briefsite.read.social_cards.coverage import coverage
from briefsite.wording.languages import primary, script

FOLDERS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts"),
)
_FAMILIES = (
    ("NotoSerif-Bold.ttf", "NotoSerif-Regular.ttf"),
    ("DejaVuSerif-Bold.ttf", "DejaVuSerif.ttf"),
    ("LiberationSerif-Bold.ttf", "LiberationSerif-Regular.ttf"),
    ("Georgia Bold.ttf", "Georgia.ttf"),
    ("georgiab.ttf", "georgia.ttf"),
    ("NotoSerifCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc"),
    ("NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc"),
    ("Songti.ttc", "Songti.ttc"),
    ("msyhbd.ttc", "msyh.ttc"),
    ("Amiri-Bold.ttf", "Amiri-Regular.ttf"),
    ("NotoNaskhArabic-Bold.ttf", "NotoNaskhArabic-Regular.ttf"),
    ("DejaVuSans-Bold.ttf", "DejaVuSans.ttf"),
    ("Arial Bold.ttf", "Arial.ttf"),
    ("arialbd.ttf", "arial.ttf"),
)
"""Files in bold and as usual, in the order in which they are taken; behind them Noto's for each other script."""
_EAST_ASIAN = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
_UNSHAPED = frozenset(("LATIN", "GREEK", "CYRILLIC")) | _EAST_ASIAN
"""Scripts whose letters stand one behind the other, whatever stands beside them; as Unicode names their letters."""
_CHINESE_JAPANESE_KOREAN = {"ja": 0, "ko": 1, "zh": 2}
_TRADITIONAL = 3
"""Which font of Noto's collections has the forms of each language."""


class Fonts:
    """The fonts that were found."""

    def __init__(self, folders: Iterable[str] = FOLDERS) -> None:
        self._files = _files(folders)

    def text(self, text: str, lang: str) -> CardText | str:
        """The text in the first font that has all its letters and digits, without signs that it lacks, as emoji; or of
        which script there is no font."""
        text = " ".join(unicodedata.normalize("NFC", text).split())
        letters = {each for each in set(text) if _kind(each) in "LMN"}
        for bold, usual, index in self._families(letters, lang):
            covered = coverage(bold, index), coverage(usual, index)
            if all(each.has(letter) for letter in letters for each in covered):
                shown = "".join(each for each in text if each == " " or all(some.has(each) for some in covered))
                return CardText(" ".join(shown.split()), _font(bold, usual, index))
        return ", ".join(sorted(scripts(letters))) or "Latin"

    def _families(self, letters: Iterable[str], lang: str) -> Iterator[tuple[str, str, int]]:
        """The files in bold and as usual, and which font in them; large collections only where they are asked for."""
        used = scripts(letters)
        others = (name.title().replace("-", "") for name in sorted(used))
        noto = ((f"NotoSans{name}-Bold.ttf", f"NotoSans{name}-Regular.ttf") for name in others)
        for bold, usual in (*_FAMILIES, *noto):
            is_collection = bold.endswith(".ttc")
            if bold in self._files and usual in self._files and (not is_collection or used & _EAST_ASIAN):
                yield self._files[bold], self._files[usual], _index(lang) if is_collection else 0


def needs_shaping(text: str) -> bool:
    """Whether letters of a text change with those beside them, or are read from the right."""
    return not scripts(text).issubset(_UNSHAPED)


def scripts(text: Iterable[str]) -> set[str]:
    """The scripts of the letters, by the first word of their names in Unicode: `LATIN`, `ARABIC`, `CJK`."""
    return {*map(_script, set(text))} - {"", "MODIFIER", "FEMININE", "MASCULINE", "MICRO"}


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0] if _kind(letter) == "L" else ""


@cache
def _kind(sign: str) -> str:
    return unicodedata.category(sign)[0]


def _index(lang: str) -> int:
    return _TRADITIONAL if script(lang) == "Hant" else _CHINESE_JAPANESE_KOREAN.get(primary(lang), 2)


@cache
def _font(bold: str, usual: str, index: int) -> CardFont:
    return CardFont(bold, usual, index, digest(*(Path(path).read_bytes() for path in (bold, usual))).hex())


def _files(folders: Iterable[str]) -> Mapping[str, str]:
    """The paths of files by their names; of several of one name the first."""
    found: dict[str, str] = {}
    for top in folders:
        for folder, below, names in os.walk(Path(top).expanduser()):
            below.sort()
            for name in sorted(names):
                found.setdefault(name, f"{folder}/{name}")
    return found
