"""What is written at a table or a picture: `Table: …`, `Figure 2: …`, in any language that the page may use.

In the text such a caption is a paragraph, which can be read in every editor; on the page it belongs to what it names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from msgspec import Struct

from briefsite.finish.language import page_words
from briefsite.wording import FALLBACK, Words, words

_END = "</p>"
_SOURCE_LINE = '<p class="chart-source">'


class Caption(Struct, frozen=True):
    """A paragraph that is a caption: where it ends or begins in the HTML, and what it says, as HTML."""

    edge: int
    text: str


@lru_cache(maxsize=256)
def opening(word: str, other: str) -> re.Pattern[str]:
    """What a caption begins with: the word, in either of two languages, perhaps a number, and a colon."""
    either = "|".join(re.escape(each) for each in sorted({word, other}))
    return re.compile(rf"\s*(?:{either})(?P<number>[\s\xa0]?\d+[a-z]?)?[\s\xa0\u202f]?[:：]\s*", re.IGNORECASE)


def caption_words(own: Words, name: str) -> re.Pattern[str]:
    """How captions of tables (`table`) or of figures (`figure`) begin on a page with these words, or in English."""
    return opening(getattr(own.content, name), getattr(words(FALLBACK).content, name))


def caption_before(html: str, begins: re.Pattern[str]) -> Caption | None:
    """The caption with which a piece of HTML ends: it begins at its edge."""
    if not html.rstrip().endswith(_END):
        return None
    start = html.rfind("<p>")
    text = _said(html[start + 3 : html.rfind(_END)], begins) if start >= 0 else None
    return None if text is None else Caption(start, text)


def caption_behind(html: str, begins: re.Pattern[str], at: int = 0) -> Caption | None:
    """The caption with which a piece of HTML begins, from `at` on: it ends at its edge."""
    start = at + len(html[at : at + 100]) - len(html[at : at + 100].lstrip())
    end = html.find(_END, start)
    if not html.startswith("<p>", start) or end < 0:
        return None
    text = _said(html[start + 3 : end], begins)
    return None if text is None else Caption(end + len(_END), text)


def _said(inner: str, begins: re.Pattern[str]) -> str | None:
    """The words of a caption. Its number, if it has one, stays, so that a text can speak of it."""
    found = begins.match(inner)
    if found is None or "</p>" in inner or not inner[found.end() :].strip():
        return None
    label = found[0].strip().rstrip(":：").rstrip()
    named = f'<strong class="caption-number">{label}</strong> ' if found["number"] else ""
    return named + inner[found.end() :].strip()


def set_colons_of_sources(html: str, front: Mapping[str, object]) -> str:
    """Write the colon of `Source:` as the language of the page has it: French sets a space before it."""
    own = page_words(front)
    colon = own.joining.colon
    if colon == words(FALLBACK).joining.colon or _SOURCE_LINE not in html:
        return html
    before, *lines = html.split(_SOURCE_LINE)
    begins = re.compile(rf"({re.escape(own.brief.chart_source)}|{re.escape(own.sources.heading)})\s*[:：]\s*", re.I)
    written = (begins.sub(rf"\g<1>{colon}", line, 1) if begins.match(line) else line for line in lines)
    return _SOURCE_LINE.join((before, *written))


def plain(html: str) -> str:
    """The text of a piece of HTML, for an attribute."""
    text = " ".join(unescape(re.sub(r"<sup\b.*?</sup>|<[^>]*>", "", html)).split())
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
