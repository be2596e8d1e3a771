"""Reads LaTeX as it stands in bibliographies into inlines, as Pandoc's reader with `raw_tex` and `smart` does.

Unknown commands vanish with their arguments. Nothing raises: what makes no sense as LaTeX stays as it is written.
Differences from Pandoc, all where it loses text: `%` after a digit is a per cent sign, `#1` is text, an unpaired `$` is
a dollar, `\\mbox` and some signs are known, `\\'\\i` is í, paragraphs stay apart, HTML entities become characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefsite.bibliography.inlines import Inline, to_csl, trimmed
from briefsite.bibliography.latex_reader import URL_ESCAPE, Reader

# One set of characters before all else, which makes the search quick; `&` counts where an entity may begin.
_SPECIAL = re.compile(r"[\\{}$~%`“‘&](?:(?<!&)|#?\w)")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_COMMENT = re.compile(r"(\\(?:url|href|path|nolinkurl)\s*\{[^{}]*\}|\\.|\d%)|%[^\n]*\n?[ \t]*", re.DOTALL)


def read(text: str) -> list[Inline]:
    """The inlines of `text`, without spaces at both ends."""
    if _SPECIAL.search(text) is None:
        return [plain(text)] if text else []
    if "%" in text:
        text = _COMMENT.sub(lambda comment: comment[1] or "", text)
    return trimmed(Reader(_SPACES.sub(" ", text).strip(" ")).inlines()[0])


def plain(text: str) -> str:
    """`text` without LaTeX, as text: white space is one space, an apostrophe is curly, hyphens are dashes."""
    if "\n" in text or "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    if "--" in text:
        text = text.replace("---", "—").replace("--", "–")
    if "'" in text:
        text = text.replace("''", "”").replace("'", "’")
    return text.strip(" ")


@lru_cache(maxsize=8192)
def csl_text(text: str) -> str:
    """`text` as rich text of CSL-JSON."""
    return plain(text) if _SPECIAL.search(text) is None else to_csl(read(text))


def is_plain(text: str) -> bool:
    """Whether `text` has nothing for LaTeX to decode."""
    return _SPECIAL.search(text) is None


def address(text: str) -> str:
    """An address or identifier as it stands in a field: without `\\url{…}` and the backslashes of exporters."""
    text = text.strip()
    if "\\" not in text and "{" not in text:
        return text
    wrapped = re.fullmatch(r"\\(?:url|href|nolinkurl|path)\s*\{(.*?)\}(?:\{.*\})?", text, re.DOTALL)
    text = URL_ESCAPE.sub(r"\1", wrapped[1] if wrapped else text)
    text = re.sub(r"\\text(underscore|asciitilde)\s*(?:\{\})?", lambda m: "_" if m[1] == "underscore" else "~", text)
    return re.sub(r"[{}]", "", text).strip()
