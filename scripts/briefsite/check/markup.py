"""HTML within Markdown: where tags stand, code left out. Only pages with a suspicious tag are read so closely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefsite.read.markdown.html_links import every_attribute
from briefsite.read.markdown.pairs import Pairs

# fmt: off
NOT_PUBLISHED = frozenset((
    "script", "style", "iframe", "object", "embed", "applet", "frame", "frameset", "form", "base", "meta", "link",
    "noscript", "template", "button", "select", "textarea", "dialog", "portal", "marquee",
    "animate", "set", "foreignobject", "use", "image",
))
# fmt: on
"""Elements that are taken out of what editors write (`briefsite.finish.sanitise`), and that somebody might miss."""
_SUSPICIOUS = re.compile(
    rf"<(?:{'|'.join(sorted(NOT_PUBLISHED))})\b"
    r"|<(?:img|source|video|audio|track|area)\b|\b(?:href|cite|background)\s*="
    r"|<[a-z][^<>]{0,2000}(?:\son|\"on|'on|/on|style|srcdoc|data-md|javascript|vbscript|data:|file:|&)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<!--|<([a-zA-Z][\w-]*)((?:\s|/)(?:[^<>\"']|\"[^\"]{0,4000}+\"|'[^']{0,4000}+')*+)?+>?")
_ATTRIBUTE_LIST = re.compile(r"\{:?([^{}\n]{1,2000})\}")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class Tag(NamedTuple):
    """An opening tag: where it stands, its name and attributes in lower case."""

    start: int
    name: str
    attributes: tuple[tuple[str, str], ...]


def tags(text: str) -> Iterator[Tag]:
    """The tags of a Markdown text that has a suspicious one, outside code and comments; else none."""
    if "<" not in text or not _SUSPICIOUS.search(text):
        return
    code = _code(text)
    start, end = next(code, (len(text), 0))
    position, last_comment = 0, text.rfind("-->")
    while match := _TAG.search(text, position):
        position = match.end()
        while end and end <= match.start():
            start, end = next(code, (len(text), 0))
        if match.start() >= start:  # the rest of the code holds nothing either
            position = max(end, match.start() + 1)
        elif match[1]:
            yield Tag(match.start(), match[1].lower(), tuple(every_attribute(match[2] or "")))
        elif match.end() <= last_comment:
            position = text.find("-->", match.end()) + 3


def attribute_lists(text: str) -> Iterator[Tag]:
    """The attribute lists of a Markdown text (`{#name .class key=value}`) outside code, as tags without a name."""
    if "{" not in text or "=" not in text:
        return
    code = _code(text)
    start, end = next(code, (len(text), 0))
    for match in _ATTRIBUTE_LIST.finditer(text):
        while end and end <= match.start():
            start, end = next(code, (len(text), 0))
        if match.start() < start and "=" in match[1]:
            yield Tag(match.start(), "", tuple(every_attribute(match[1])))


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Fenced blocks, and spans of code in what lies between them, paragraph by paragraph; in the order of the text."""
    position = paragraph = opened = 0
    fence = ""
    for line in text.split("\n"):
        after = position + len(line) + 1
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
                yield opened, after
                fence, paragraph = "", after
        elif mark or not line.strip():
            yield from Pairs(text, paragraph, position).spans
            paragraph = after
            if mark:
                fence, opened = mark[1], position
        position = after
    if fence:
        yield opened, len(text)
    else:
        yield from Pairs(text, paragraph, len(text)).spans
