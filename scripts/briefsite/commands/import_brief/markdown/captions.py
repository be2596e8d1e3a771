"""Captions as they are written here: a paragraph that begins with `Table:` or `Figure 2:`, in any language."""

from __future__ import annotations

import re
from functools import cache

from briefsite.wording import FALLBACK, languages, words


def captioned(text: str, name: str) -> str:
    """A caption, as Markdown, with what every caption begins with. `name`: what it is of, `table` or `figure`."""
    english = getattr(words(FALLBACK).content, name)
    found = _label(name).match(text)
    rest = text[found.end() :].lstrip(" .:：–—|-") if found else text
    if found and rest:
        number = f" {found['number']}" if found["number"] else ""
        return f"{english if found['word'].startswith('Fig.') else found['word']}{number}: {rest}"
    return f"{english}: {text}"


@cache
def _label(name: str) -> re.Pattern[str]:
    """How a caption of any language that there are words in begins, and how programs write it."""
    own = (
        {getattr(words(tag).content, name) for tag in languages().values()} | {"Fig."}
        if name == "figure"
        else {getattr(words(tag).content, name) for tag in languages().values()}
    )
    either = "|".join(sorted(map(re.escape, own), key=len, reverse=True))
    return re.compile(
        rf"(?P<word>{either})(?:[\s\xa0]*(?P<number>\d+[a-z]?)(?=[\s\xa0]*(?:[.:：–—|-]|\s))|[\s\xa0]?[:：])",
        re.IGNORECASE,
    )
