"""Style sheets as they are published: without comments, indents and the spaces that say nothing."""

from __future__ import annotations

import re

_PARTS = re.compile(
    r"""
    ("(?:\\.|[^"\\])*+" | '(?:\\.|[^'\\])*+')  # a string stays as it is
    | (?:SPACE)*+ (?: (?:;(?:SPACE)*+)?(\}) | ([{;,]) ) (?:SPACE)*+
    | (:)(?:SPACE)++  # before a colon a space may stand between two selectors
    | (?:SPACE)++
    """.replace("SPACE", r"\s | /\*.*?\*/"),
    re.VERBOSE | re.DOTALL,
)


def shorten_sheet(text: str) -> str:
    """A style sheet with the same rules, one a line."""
    return _PARTS.sub(_short, text).strip()


def _short(part: re.Match[str]) -> str:
    string, end, sign, colon = part.groups()
    return string or (end and "}\n") or sign or colon or " "
