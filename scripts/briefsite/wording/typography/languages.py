"""Which quotation marks a language uses: one table, which a publication may add to and change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Marks(NamedTuple):
    """The marks of a language, with the spaces that belong to them: around a quotation, and around one within it."""

    open: str
    close: str
    inner_open: str
    inner_close: str


_SINGLE_FIRST = Marks("‘", "’", "“", "”")
_DOUBLE_FIRST = Marks("“", "”", "‘", "’")
_LOW_FIRST = Marks("„", "“", "‚", "‘")
_LOW_HIGH = Marks("„", "”", "‚", "’")
_POINTED = Marks("«", "»", "“", "”")
_POINTED_LOW = Marks("«", "»", "„", "“")
_FRENCH = Marks("«\u00a0", "\u00a0»", "“", "”")
_CORNERS = Marks("「", "」", "『", "』")

# After the locales of the Unicode CLDR (delimiters), but where a language's own style guides say otherwise: British
# briefs quote with single marks, as their citations do; Spanish and Arabic with pointed ones.
MARKS: Mapping[str, Marks] = {
    "ar": _POINTED,
    "az": _POINTED,
    "be": _POINTED_LOW,
    "bg": _LOW_FIRST,
    "bn": _DOUBLE_FIRST,
    "ca": _POINTED,
    "cs": _LOW_FIRST,
    "da": _DOUBLE_FIRST,
    "de": _LOW_FIRST,
    "de-CH": Marks("«", "»", "‹", "›"),
    "el": _POINTED,
    "en": _SINGLE_FIRST,
    "en-CA": _DOUBLE_FIRST,
    "en-US": _DOUBLE_FIRST,
    "es": _POINTED,
    "es-419": _DOUBLE_FIRST,
    "es-MX": _DOUBLE_FIRST,
    "et": _LOW_FIRST,
    "fa": Marks("«", "»", "‹", "›"),
    "fi": Marks("”", "”", "’", "’"),
    "fr": _FRENCH,
    "fr-CH": Marks("«", "»", "‹", "›"),
    "hi": _DOUBLE_FIRST,
    "hr": _LOW_HIGH,
    "hu": Marks("„", "”", "»", "«"),
    "id": _DOUBLE_FIRST,
    "it": _POINTED,
    "ja": _CORNERS,
    "ko": _DOUBLE_FIRST,
    "lt": _LOW_FIRST,
    "lv": _DOUBLE_FIRST,
    "ms": _DOUBLE_FIRST,
    "nb": Marks("«", "»", "‘", "’"),
    "nl": _SINGLE_FIRST,
    "nn": Marks("«", "»", "‘", "’"),
    "no": Marks("«", "»", "‘", "’"),
    "pl": Marks("„", "”", "«", "»"),
    "pt": _DOUBLE_FIRST,
    "pt-PT": _POINTED,
    "ro": Marks("„", "”", "«", "»"),
    "ru": _POINTED_LOW,
    "sk": _LOW_FIRST,
    "sl": _LOW_FIRST,
    "sr": _LOW_FIRST,
    "sv": Marks("”", "”", "’", "’"),
    "sw": _DOUBLE_FIRST,
    "th": _DOUBLE_FIRST,
    "tr": _DOUBLE_FIRST,
    "uk": _POINTED_LOW,
    "ur": _DOUBLE_FIRST,
    "vi": _DOUBLE_FIRST,
    "zh": _DOUBLE_FIRST,
    "zh-Hant": _CORNERS,
    "zh-HK": _CORNERS,
    "zh-TW": _CORNERS,
}


def table_of(own: Mapping[str, tuple[str, str, str, str]] | None) -> Mapping[str, Marks]:
    """The table with a publication's own marks in it; empty, which sets none, for None."""
    if own is None:
        return {}
    return {**MARKS, **{tag: Marks(*four) for tag, four in own.items()}} if own else MARKS


def marks_for(lang: str, table: Mapping[str, Marks]) -> Marks | None:
    """The marks of the longest beginning of a language tag that the table has (RFC 4647, lookup), or None."""
    by_tag = _folded(table)
    parts = lang.replace("_", "-").lower().split("-")
    while parts:
        if row := by_tag.get("-".join(parts)):
            return row
        parts.pop()
    return None


def in_quotation_marks(text: str, lang: str, own: Mapping[str, tuple[str, str, str, str]] | None) -> str:
    """A text that we quote, in the marks of its language: English ones where none are known. `own` as in `table_of`."""
    marks = marks_for(lang, table_of(own or {})) or _DOUBLE_FIRST
    return f"{marks.open}{text}{marks.close}"


def _folded(table: Mapping[str, Marks]) -> dict[str, Marks]:
    return {tag.lower(): marks for tag, marks in table.items()}
