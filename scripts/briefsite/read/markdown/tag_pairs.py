"""Tags of HTML within a paragraph, or within a block of HTML: which are never closed, and which are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefsite.model import LookAlike
from briefsite.model.rules import markdown as rules
from briefsite.model.rules.look_alikes import LOOKS_LIKE_TAG
from briefsite.read.addresses import corrected
from briefsite.read.markdown.html import BLOCK_TAGS
from briefsite.read.markdown.structure import BreachAt

# fmt: off
_INLINE_TAGS = frozenset((
    "a", "abbr", "acronym", "applet", "area", "audio", "b", "base", "basefont", "bdi", "bdo", "big", "br", "button",
    "cite", "code", "data", "datalist", "del", "dfn", "em", "embed", "font", "i", "iframe", "img", "input", "ins",
    "kbd", "label", "map", "mark", "math", "meter", "nobr", "noembed", "object", "output", "picture", "portal",
    "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "search", "select", "slot", "small", "source",
    "span", "strike", "strong", "sub", "sup", "svg", "time", "track", "tt", "u", "var", "wbr",
    "animate", "circle", "clippath", "defs", "desc", "ellipse", "foreignobject", "g", "image", "line", "lineargradient",
    "marker", "mask", "path", "pattern", "polygon", "polyline", "radialgradient", "rect", "set", "stop", "symbol",
    "text", "textpath", "tspan", "use",
))
CLOSED_BY_THEMSELVES = frozenset((
    "area", "base", "basefont", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "param", "rp", "rt", "source", "td", "th", "tr", "track", "wbr",
))
# fmt: on
"""Elements without an end tag, or with one that may be left out (HTML Living Standard, "Optional tags")."""
_PAIRED = (_INLINE_TAGS | BLOCK_TAGS) - CLOSED_BY_THEMSELVES - {"script", "style"}
_TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/]*)")
_IN_BLOCK = re.compile(r"<!--.*?(?:-->|\Z)|</?[A-Za-z](?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>", re.DOTALL)
_TAKEN_FOR_TAG = re.compile(r"<[A-Za-z][^<>@\s/]{0,200}(?:\s[^<>]{0,200})?>")
_NOT_MARKUP = re.compile(r"<(?:pre|script|style|textarea|svg|math)\b", re.IGNORECASE)
_LONGEST = 60


def unclosed_tags(text: str, tags: Iterable[tuple[int, int]]) -> Iterator[BreachAt]:
    """Of the tags at these offsets, in order, those that open and are not closed among them, or close nothing."""
    opened: list[tuple[str, int]] = []
    for start, end in tags:
        tag = _TAG.match(text, start, end)
        name = tag[2].lower() if tag else ""
        if tag is None or name not in _PAIRED:
            continue
        if not tag[1]:
            opened += [(name, start)] if text[end - 2] != "/" else []
        elif name in (names := [name for name, _ in opened]):
            last = len(names) - 1 - names[::-1].index(name)
            yield from map(_unclosed, opened[last + 1 :])
            del opened[last:]
        else:
            yield start, rules.UNCLOSED_HTML.says("inline-closing", name=name)
    yield from map(_unclosed, opened)


def _unclosed(opened: tuple[str, int]) -> BreachAt:
    name, start = opened
    return start, rules.UNCLOSED_HTML.says("inline", name=name)


def unknown_tags(text: str, tags: Iterable[tuple[int, int]]) -> Iterator[LookAlike]:
    """Of the tags at these offsets those of elements that there are none of: browsers are not given them."""
    for start, end in tags:
        tag = _TAG.match(text, start, end)
        if tag and not tag[1] and tag[2].lower() not in _INLINE_TAGS | BLOCK_TAGS:
            yield _is_none(text[start:end], start)


def tags_of_none(prose: str, start: int) -> Iterator[LookAlike]:
    """What in the prose of a text no reader of HTML takes for a tag, and Python-Markdown does: `<www.example.org>`."""
    if "<" in prose:
        for tag in _TAKEN_FOR_TAG.finditer(prose, start):
            yield _is_none(tag[0], tag.start())


def _is_none(written: str, start: int) -> LookAlike:
    meant = corrected(written[1:-1])
    right = f"<{meant}>" if meant else f"&lt;{written[1:]}"
    shown, right = (words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…" for words in (written, right))
    return LookAlike(start, LOOKS_LIKE_TAG.says(shown=shown, right=right))


def tags_in_block(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The offsets of the tags within a block of HTML that pair with one another; none where it holds no markup."""
    if _NOT_MARKUP.match(text, start) or text.find("<", start + 1, end) < 0:
        return []
    return [tag.span() for tag in _IN_BLOCK.finditer(text, start, end) if not tag[0].startswith("<!--")]
