"""What is set as one piece: no line ends at the dash of `South–South`; the figures of `G20` are as tall as its letter.

By elements and not by other characters, which would be copied along with the words.
"""

from __future__ import annotations

import re

_DASH = "–"
_LONGEST = 15
"""Of more letters a line could not hold them, on a phone and enlarged."""
_OPENING, _CLOSING = '<span class="nowrap">', "</span>"
_CAPITALS_AND_FIGURES = re.compile(r"[A-Z](?<![\w.-].)[A-Z]*-?[0-9]+(?:[A-Z]+-?[0-9]+)*(?!\w)")
"""It begins with the letter, and then looks at what is before it: so it is found in a quarter of the time."""
_LEFT_ALONE = re.compile(
    r"<(?P<whole>code|math|pre|script|style|svg)\b.*?</(?P=whole)>|<a [^>]*>[^<]*://[^<]*</a>", re.DOTALL
)
"""What shows no words: signs of code, drawings, and links that show their address."""


def keep_compounds_together(html: str, _: object) -> str:
    """The HTML of an article in which short words or numbers that a dash joins are one unbreakable piece."""
    if _DASH not in html:
        return html
    out: list[str] = []
    done = 0
    for start, end in _texts(html):
        at = html.find(_DASH, start, end)
        while at >= 0:
            first, last = _bounds(html, at, start, end)
            if first < at and last > at + 1 and last - first <= _LONGEST and _stands_alone(html, first, last):
                out += [html[done:first], _OPENING, html[first:last], _CLOSING]
                done = last
            at = html.find(_DASH, last, end)
    return "".join([*out, html[done:]]) if done else html


def line_up_figures(html: str, _: object) -> str:
    """The HTML of an article in which figures right behind a capital letter are none of those for running text."""
    if not _CAPITALS_AND_FIGURES.search(html):
        return html
    out: list[str] = []
    done = 0
    for start, end in _texts(html):
        for first, last in (found.span() for found in _CAPITALS_AND_FIGURES.finditer(html, start, end)):
            if _stands_alone(html, first, last):
                out += [html[done:first], '<span class="lining">', html[first:last], _CLOSING]
                done = last
    return "".join([*out, html[done:]])


def _texts(html: str) -> list[tuple[int, int]]:
    """Where what is left alone ends, and the next begins."""
    bounds = [0, *(place for found in _LEFT_ALONE.finditer(html) for place in found.span()), len(html)]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _bounds(html: str, at: int, start: int, end: int) -> tuple[int, int]:
    """From where to where the letters, digits and dashes around a dash reach."""
    first, last = at, at + 1
    while first > start and _joins(html[first - 1]):
        first -= 1
    while last < end and _joins(html[last]):
        last += 1
    return first, last


def _joins(sign: str) -> bool:
    return sign.isalnum() or sign == _DASH


def _stands_alone(html: str, first: int, last: int) -> bool:
    """Whether it is text, not part of a tag, a character reference or an address."""
    if html[first] == _DASH or html[last - 1] == _DASH or html[first - 1] in "/&#@=" or html[last : last + 1] in "/@":
        return False
    return html.rfind("<", 0, first) <= html.rfind(">", 0, first)
