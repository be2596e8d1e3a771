"""Formatted text between LaTeX and CSL: a list of strings and nodes, and how it is written in CSL-JSON.

Runs of white space are one space; a node holds what stands inside one command or pair of braces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from itertools import groupby
from typing import Any

from msgspec import Struct


class Format(Enum):
    """How text is formatted: braces (GROUP) protect the case of a title, as SMALLCAPS, SUPERSCRIPT and SUBSCRIPT do."""

    GROUP = auto()
    PLAIN = auto()
    EMPH = auto()
    STRONG = auto()
    SMALLCAPS = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    UNDERLINE = auto()
    QUOTED = auto()
    CODE = auto()
    MATH = auto()


class Formatted(Struct, frozen=True):
    """Formatted text."""

    kind: Format
    children: tuple[Inline, ...]


Inline = str | Formatted

PROTECTED = frozenset({Format.GROUP, Format.SMALLCAPS, Format.SUPERSCRIPT, Format.SUBSCRIPT, Format.CODE, Format.MATH})
"""Formats inside which the case of a title stays as it is."""

_MERGED = frozenset({Format.EMPH, Format.STRONG, Format.SUPERSCRIPT, Format.SUBSCRIPT, Format.UNDERLINE})

_TAGS: dict[Format, tuple[tuple[str, str], tuple[str, str]]] = {
    Format.EMPH: (("<i>", "</i>"), ('<span style="font-style:normal;">', "</span>")),
    Format.STRONG: (("<b>", "</b>"), ('<span style="font-weight:normal;">', "</span>")),
    Format.SMALLCAPS: (('<span style="font-variant:small-caps;">', "</span>"),) * 2,
    Format.SUPERSCRIPT: (("<sup>", "</sup>"),) * 2,
    Format.SUBSCRIPT: (("<sub>", "</sub>"),) * 2,
    Format.UNDERLINE: (("<u>", "</u>"),) * 2,
    Format.QUOTED: (("“", "”"), ("‘", "’")),
}
"""How a kind is written, and how inside its own kind."""


def append(target: list[Inline], item: Inline) -> None:
    """Add `item` to `target`, which `merged` has made or could have made."""
    if target and isinstance(item, str) and isinstance(last := target[-1], str):
        target[-1] = last + (item.lstrip(" ") if last.endswith(" ") else item)
    else:
        target[-1:] = merged((*target[-1:], item))


def merged(items: Iterable[Inline]) -> list[Inline]:
    """`items` with neighbours joined: strings (two spaces become one) and equal emphasis."""
    found: list[Inline] = []
    for kind, group in groupby(items, _joins):
        members = list(group)
        if len(members) == 1 or kind is None:
            found += members
        elif kind is str:
            found.append(_joined_text(members))
        else:
            children = [child for node in members if isinstance(node, Formatted) for child in node.children]
            found.append(Formatted(kind, tuple(merged(children))))
    return found


def _joins(item: Inline) -> Any:
    """What `item` may be joined with: other strings, or nodes of its kind; None if with nothing."""
    if isinstance(item, str):
        return str
    return item.kind if item.kind in _MERGED else None


def _joined_text(texts: Iterable[Inline]) -> str:
    parts: list[str] = []
    for text in texts:
        if isinstance(text, str) and (text := text.lstrip(" ") if parts and parts[-1].endswith(" ") else text):
            parts.append(text)
    return "".join(parts)


def trimmed(items: list[Inline]) -> list[Inline]:
    """`items` without spaces at both ends."""
    if items and isinstance(items[0], str):
        items[0] = items[0].lstrip(" ")
    if items and isinstance(items[-1], str):
        items[-1] = items[-1].rstrip(" ")
    return [item for item in items if item != ""]


def to_csl(items: Iterable[Inline]) -> str:
    """The text with the tags of CSL-JSON."""
    if isinstance(items, list) and len(items) == 1 and isinstance(items[0], str):
        return items[0]
    parts: list[str] = []
    _write(items, frozenset(), parts)
    return "".join(parts)


def _write(items: Iterable[Inline], inside: frozenset[Format], parts: list[str]) -> None:
    for item in items:
        if isinstance(item, str):
            parts.append(item)
            continue
        tags = _TAGS.get(item.kind)
        if tags is None:
            _write(item.children, inside, parts)
            continue
        nested = item.kind in inside
        start, end = tags[nested]
        parts.append(start)
        _write(item.children, inside - {item.kind} if nested else inside | {item.kind}, parts)
        parts.append(end)


def to_text(items: Iterable[Inline]) -> str:
    """The text alone, for names: quotation marks stay, formatting goes."""
    return "".join(_text(items))


def _text(items: Iterable[Inline]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        elif item.kind is Format.QUOTED:
            yield f"“{to_text(item.children)}”"
        else:
            yield to_text(item.children)
