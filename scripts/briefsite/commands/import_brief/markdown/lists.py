"""Lists and definitions: what belongs to an item is indented by four spaces."""

from __future__ import annotations

from collections.abc import Callable

from lxml.etree import _Element

from briefsite.commands.import_brief.markdown.pieces import inner
from briefsite.commands.import_brief.markdown.writing import Block, Writing

BlocksOf = Callable[[list[_Element | str], Writing], list[Block]]
Joined = Callable[[list[Block]], str]
_INDENT = "    "
_LISTS = ("ul", "ol")
_NOTHING = "&#8203;"
"""What begins an item whose first block could not stand beside its mark."""


def listed(node: _Element, writing: Writing, blocks_of: BlocksOf, joined: Joined) -> str:
    """A list, numbered or not."""
    items: list[list[Block]] = []
    for child in _items(node):
        blocks = blocks_of([child] if child.tag in _LISTS else inner(child), writing)
        if items and blocks and blocks[0].tag in _LISTS:
            items[-1] += blocks  # what was indented without an item of its own
        elif blocks:
            items.append(blocks)
    is_numbered = node.tag == "ol"
    if is_numbered and (start := node.get("start", "1")) != "1":
        writing.lose(f"a list is numbered from {start[:9]}: it is numbered from 1 now", "")
    is_tight = all(_is_tight(blocks) for blocks in items)
    marks = [f"{number}. " if is_numbered else "- " for number in range(1, len(items) + 1)]
    shown = [_item(mark, blocks, is_tight, joined) for mark, blocks in zip(marks, items, strict=True)]
    return ("\n" if is_tight else "\n\n").join(shown)


def _items(node: _Element) -> list[_Element]:
    return [child for child in node if isinstance(child.tag, str)]


def _is_tight(blocks: list[Block]) -> bool:
    return (
        blocks[0].tag == "p" and len(blocks) <= 2 and all(b.tag in _LISTS and "\n\n" not in b.text for b in blocks[1:])
    )


def _item(mark: str, blocks: list[Block], is_tight: bool, joined: Joined) -> str:
    if blocks[0].tag != "p" or blocks[0].text.startswith("$$"):
        text = f"{_NOTHING}\n\n{joined(blocks)}"
    else:
        text = "\n".join(block.text for block in blocks) if is_tight else joined(blocks)
    return mark + indented(text)


def indented(text: str) -> str:
    """Lines below the first with four spaces before them."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"{_INDENT}{line}" if line else "" for line in rest)])


def definitions(node: _Element, writing: Writing, blocks_of: BlocksOf, joined: Joined) -> str:
    """Terms, and below each what it means."""
    out: list[str] = []
    terms: list[str] = []
    for child in _items(node):
        blocks = blocks_of(inner(child), writing)
        if child.tag == "dt":
            terms += [block.text.replace("\n", " ") for block in blocks]
        elif blocks:
            text = joined(blocks) if blocks[0].tag == "p" else f"{_NOTHING}\n\n{joined(blocks)}"
            out.append("\n".join([*terms, f":   {indented(text)}"]))
            terms = []
    return "\n\n".join([*out, *terms])
