"""The words that pages add to a brief, by language. A new language is one new module and one line in `WORDS`.

What a language has no word for is shown in English. Material's own words are chosen by the same list
(`briefsite/publish/theme.py`), the names of the navigation are in mkdocs.yml (`extra.translations`).
"""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.words import ar, en, es, fr, zh

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": en.WORDS,
    "ar": ar.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "zh": zh.WORDS,
}

__all__ = ["WORDS"]
