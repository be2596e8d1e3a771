"""The fonts with which offprints are set: for Latin, Greek and Cyrillic the typesetter brings them, for other scripts
they are looked for on the machine. Without one a brief in that script has none: letters are never left out in silence.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

LATIN = "Latin"
USUAL = "Libertinus Serif"
"""What the typesetter brings for text."""
SYMBOLS = ("New Computer Modern", "DejaVu Sans Mono")
"""And for signs that are no letters."""
_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)


class Script(Struct, frozen=True):
    """A script: its letters, as in a regular expression; and its fonts, by how their files begin, the best first."""

    letters: str
    fonts: Mapping[str, str]
    get: str
    """Where to get one of them."""


def _noto(name: str, letters: str) -> Script:
    joined = name.replace(" ", "")
    fonts = {f"Noto Serif {name}": f"NotoSerif{joined}-", f"Noto Sans {name}": f"NotoSans{joined}-"}
    return Script(letters, fonts, "Debian’s package `fonts-noto-core`, for example, has one")


def _cjk(region: str, letters: str) -> Script:
    fonts = {
        f"Noto Serif CJK {region}": "NotoSerifCJK-",
        f"Source Han Serif {region}": "SourceHanSerif",
        f"Noto Sans CJK {region}": "NotoSansCJK-",
    }
    return Script(letters, fonts, "Debian’s package `fonts-noto-cjk`, for example, has one")


SCRIPTS: Mapping[str, Script] = {
    "Arabic": Script(
        "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        {
            "Amiri": "Amiri-",
            "Noto Naskh Arabic": "NotoNaskhArabic",
            "Scheherazade New": "ScheherazadeNew-",
            "Noto Sans Arabic": "NotoSansArabic",
        },
        "the Python package `fontpkg-amiri` has one",
    ),
    "Japanese": _cjk("JP", "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"),
    "Korean": _cjk("KR", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    "Chinese": _cjk("SC", _CJK + "\u3000-\u3004\u3008-\u3020\u3030\u303d\uff01-\uff60\uffe0-\uffe6"),
    "Devanagari": _noto("Devanagari", "\u0900-\u097f"),
    "Bengali": _noto("Bengali", "\u0980-\u09ff"),
    "Gurmukhi": _noto("Gurmukhi", "\u0a00-\u0a7f"),
    "Gujarati": _noto("Gujarati", "\u0a80-\u0aff"),
    "Tamil": _noto("Tamil", "\u0b80-\u0bff"),
    "Telugu": _noto("Telugu", "\u0c00-\u0c7f"),
    "Kannada": _noto("Kannada", "\u0c80-\u0cff"),
    "Malayalam": _noto("Malayalam", "\u0d00-\u0d7f"),
    "Sinhala": _noto("Sinhala", "\u0d80-\u0dff"),
    "Thai": _noto("Thai", "\u0e00-\u0e7f"),
    "Lao": _noto("Lao", "\u0e80-\u0eff"),
    "Burmese": _noto("Myanmar", "\u1000-\u109f"),
    "Georgian": _noto("Georgian", "\u10a0-\u10ff\u1c90-\u1cbf"),
    "Ethiopic": _noto("Ethiopic", "\u1200-\u139f"),
    "Khmer": _noto("Khmer", "\u1780-\u17ff"),
    "Armenian": _noto("Armenian", "\u0530-\u058f"),
    "Hebrew": _noto("Hebrew", "\u0590-\u05ff\ufb1d-\ufb4f"),
}
"""Those for which the typesetter brings no font, by their names."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_TRADITIONAL = re.compile(r"zh-(?:hant|tw|hk|mo)\b", re.IGNORECASE)


def scripts_in(text: str, *, with_addresses: bool = False) -> frozenset[str]:
    """The scripts beside Latin and the like in which a text is written. Addresses can be written without them."""
    if text.isascii() or not _letters().search(text):
        return frozenset()
    plain = text if with_addresses else _ADDRESS.sub("", text)
    return frozenset(name for name in SCRIPTS if _letters(name).search(plain))


def first_letter(text: str, script: str) -> int:
    """Where the first letter of a script stands in a text; -1 where none does."""
    found = _letters(script).search(text)
    return found.start() if found else -1


@cache  # a site without offprints needs none
def _letters(*names: str) -> re.Pattern[str]:
    """A letter of one of these scripts, by default of any."""
    return re.compile(f"[{''.join(SCRIPTS[name].letters for name in names or SCRIPTS)}]")


@cache
def found_scripts() -> tuple[str, ...]:
    """The scripts that can be set on this machine."""
    return (LATIN, *(name for name in SCRIPTS if _font_of(name)))


@cache
def font_folders() -> tuple[str, ...]:
    """Where the fonts lie that were found, but for those that the typesetter brings."""
    found = (font for font in map(_font_of, SCRIPTS) if font)
    return tuple(dict.fromkeys(folder for _, folder in found))


def families(lang: str, scripts: Iterable[str]) -> tuple[str, ...]:
    """The names of the fonts for a text in these scripts, as they are asked one after the other."""
    is_traditional = _TRADITIONAL.match(lang)
    names = [font[0] for name in scripts if name in SCRIPTS and (font := _font_of(name))]
    if is_traditional:
        names = [name.replace(" SC", " TC") for name in names]
    return (USUAL, *dict.fromkeys(names), *SYMBOLS)


@cache
def _font_of(script: str) -> tuple[str, str] | None:
    """The best font of a script on this machine, and the folder in which it lies."""
    files = _font_files()
    for name, beginning in SCRIPTS[script].fonts.items():
        for file, folder in files.items():
            if file.startswith(beginning):
                return name, folder
    return None


@cache
def _font_files() -> Mapping[str, str]:
    """The files of fonts on this machine, by their names, with the folder of each."""
    files: dict[str, str] = {}
    for root in _roots():
        for folder, _, names in os.walk(root):
            for name in sorted(names):
                if name.endswith((".ttf", ".otf", ".ttc", ".otc")):
                    files.setdefault(name, folder)
    return files


def _roots() -> Iterator[str]:
    package = find_spec("fontpkg_amiri")
    if package is not None and package.origin:
        yield str(Path(package.origin).parent / "files")
    home = Path.home() if os.environ.get("HOME") or sys.platform == "win32" else None
    if sys.platform == "darwin":
        yield from ("/System/Library/Fonts", "/Library/Fonts")
        yield from (str(home / "Library/Fonts"),) if home else ()
    elif sys.platform == "win32":
        yield str(Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"))
    else:
        yield from (str(home / ".local/share/fonts"), str(home / ".fonts")) if home else ()
        yield from ("/usr/local/share/fonts", "/usr/share/fonts")
