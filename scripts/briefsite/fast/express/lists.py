"""Lists as HTML: an item is `- words`; what is indented by four spaces below it belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from briefsite.fast.express.inline import Hard, Writer
from briefsite.fast.express.paragraphs import check_paragraph

_MARK = re.compile(r"(?:([-*+])|(\d+)\.) (?! )")
_INNER_MARK = re.compile(r" {4,7}(?:[-*+]|\d+\.) ")
_CONTINUES = re.compile(r" {1,3}(?![ *+-]|\d+\.)")
"""A line that goes on with the words of an item, set below them and not four spaces in."""
_INDENT = "    "


class _Item(Struct):
    """An item: its own words, the lines of the list below it, and whether its words are a paragraph."""

    words: list[str]
    below: list[str] = field(default_factory=list)
    is_loose: bool = False


def starts_list(block: str) -> bool:
    """Whether a block begins with an item of a list."""
    return _MARK.match(block) is not None


def list_html(blocks: Sequence[str], writer: Writer) -> str:
    """A list that takes up these blocks. Items next to a blank line are paragraphs (Python-Markdown). Raises Hard."""
    items: list[_Item] = []
    for block in blocks:
        lines = block.split("\n")
        if items:
            items[-1].is_loose = True
        if block.startswith(_INDENT):
            if items[-1].below:
                raise Hard
            items[-1].below = [_without_indent(line) for line in lines]
            continue
        new = list(_items(lines))
        new[0].is_loose = bool(items)
        items += new
    tags = {_tag_of(block) for block in blocks if not block.startswith(_INDENT)}
    if len(tags) != 1:
        raise Hard
    return _html(tags.pop(), items, writer)


def _tag_of(block: str) -> str:
    """The element of the list that begins there."""
    mark = _MARK.match(block)
    if mark is None:
        raise Hard
    return "ol" if mark[2] else "ul"


def _items(lines: Sequence[str]) -> Iterator[_Item]:
    """The items of a list without blank lines, each with the list below it."""
    item: _Item | None = None
    kind: str | None = None
    for line in lines:
        mark = _MARK.match(line)
        if mark:
            if item is not None:
                yield item
            if kind not in (None, mark[1] or "1"):
                raise Hard
            kind = mark[1] or "1"
            item = _Item([line[mark.end() :]])
        elif item is not None and not item.below and _CONTINUES.match(line):
            item.words.append(line)
        elif item is None or not line.startswith(_INDENT):
            raise Hard
        elif _MARK.match(line, len(_INDENT)) or item.below:
            item.below.append(line[len(_INDENT) :])
        elif _INNER_MARK.match(line):
            raise Hard
        else:
            item.words.append(line)
    if item is not None:
        yield item


def _without_indent(line: str) -> str:
    if not line.startswith(_INDENT):
        raise Hard
    return line[len(_INDENT) :]


def _html(tag: str, items: Sequence[_Item], writer: Writer) -> str:
    return f"<{tag}>\n" + "\n".join([_item_html(item, writer) for item in items]) + f"\n</{tag}>"


def _item_html(item: _Item, writer: Writer) -> str:
    words = "\n".join(item.words)
    check_paragraph(words)
    written = writer.inline(words)
    written = f"\n<p>{written}</p>\n" if item.is_loose else written
    if item.below:
        written += _html(_tag_of(item.below[0]), list(_items(item.below)), writer) + "\n"
    return f"<li>{written}</li>"
