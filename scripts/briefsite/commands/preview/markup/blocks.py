"""An article with what was taken out and what was put in, block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import html

from briefsite.commands.preview.markup.inline import MARKED, Mark, Pen, write_difference, write_run
from briefsite.commands.preview.markup.nodes import Block, Node, Run, words_in
from briefsite.commands.preview.markup.tables import columns_of, in_columns
from briefsite.render.align import align

_ALIKE = 0.3
"""The share of words that two blocks must have in common to be shown as one that was edited."""
_MOST_PAIRS = 900
"""How many pairs of blocks between two unchanged ones are weighed against one another."""
_NEVER_EMPTY = frozenset({"table", "ul", "ol", "dl", "tbody", "thead", "article", "section", "figure", "details"})
"""Blocks that are compared within, however little they have in common."""


def write_block(parent: html.HtmlElement, old: Block, new: Block, pen: Pen) -> None:
    """The new block with the changes from the old one, which has the same tag."""
    if old.key == new.key or new.is_atom:
        write_whole(parent, new, pen)
        return
    element = pen.shell(new.element)
    parent.append(element)
    write_children(element, old, new, pen)
    if new.tag == "ol":
        _number(element)


def write_children(element: html.HtmlElement, old: Block, new: Block, pen: Pen) -> None:
    """What is in the new block, with the changes from what is in the old one."""
    columns = columns_of(old, new) if new.tag == "table" else None
    if columns is None and new.tag == "table" and not _have_same_columns(old, new):
        for child in old.children:
            write_whole(element, child, pen, "del")
        for child in new.children:
            write_whole(element, child, pen, "ins")
        return
    if new.tag == "tr":  # rows that are paired have as many cells
        for cell, other in zip(old.children, new.children, strict=True):
            _write_pair(element, cell, other, pen)
        return
    before = in_columns(old, columns, "old").children if columns else old.children
    after = in_columns(new, columns, "new").children if columns else new.children
    for same in align([child.key for child in before], [child.key for child in after]):
        gone, come = before[same.old_start : same.old_end], after[same.new_start : same.new_end]
        if same.is_equal:
            for node in come:
                write_whole(element, node, pen)
        else:
            _write_edited(element, gone, come, pen)


def write_whole(parent: html.HtmlElement, node: Node, pen: Pen, mark: Mark | None = None) -> None:
    """The whole node, unmarked or all of it inserted or deleted. Marks stand where text may stand: within the cells."""
    if isinstance(node, Run):
        write_run(parent, node, pen, mark)
        return
    if node.is_atom:
        _write_atom(parent, node, pen, mark)
        return
    element = pen.shell(node.element, is_gone=mark == "del")
    if mark:
        element.set("class", " ".join(filter(None, (element.get("class"), f"{MARKED[mark]}-block"))))
    parent.append(element)
    for child in node.children:
        write_whole(element, child, pen, mark)


def _write_atom(parent: html.HtmlElement, node: Block, pen: Pen, mark: Mark | None) -> None:
    if mark is None or node.tag == "colgroup":
        if mark != "del":
            parent.append(_copied(node.element, pen))
        return
    marked = pen.mark(parent, mark, is_new=True)
    marked.append(_copied(node.element, pen, is_gone=mark == "del"))


def _copied(element: html.HtmlElement, pen: Pen, *, is_gone: bool = False) -> html.HtmlElement:
    copy = pen.shell(element, is_gone=is_gone)
    copy.text = element.text
    for child in element:
        if isinstance(child.tag, str):
            inner = _copied(child, pen, is_gone=is_gone)
            inner.tail = child.tail
            copy.append(inner)
    return copy


def _write_edited(parent: html.HtmlElement, gone: Sequence[Node], come: Sequence[Node], pen: Pen) -> None:
    """A stretch where nothing is the same: blocks that are alike are one block that was edited."""
    at_old = at_new = 0
    for old, new in (*_alike(gone, come), (len(gone), len(come))):
        for node in gone[at_old:old]:
            write_whole(parent, node, pen, "del")
        for node in come[at_new:new]:
            write_whole(parent, node, pen, "ins")
        if old < len(gone) and new < len(come):
            _write_pair(parent, gone[old], come[new], pen)
        at_old, at_new = old + 1, new + 1


def _write_pair(parent: html.HtmlElement, old: Node, new: Node, pen: Pen) -> None:
    """One node that was edited."""
    if isinstance(old, Run) and isinstance(new, Run):
        write_difference(parent, old, new, pen)
    elif isinstance(old, Block) and isinstance(new, Block):
        write_block(parent, old, new, pen)


def _alike(gone: Sequence[Node], come: Sequence[Node]) -> list[tuple[int, int]]:
    """Which of the old nodes became which of the new ones, in order: the pairing that keeps the most words."""
    if len(gone) * len(come) > _MOST_PAIRS:
        length = min(len(gone), len(come))
        return [(at, at) for at in range(length) if _likeness(gone[at], come[at], _bag(gone[at]), _bag(come[at])) > 0]
    old_bags, new_bags = [_bag(node) for node in gone], [_bag(node) for node in come]
    best = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    like = [[_likeness(old, new, a, b) for new, b in zip(come, new_bags, strict=True)]
            for old, a in zip(gone, old_bags, strict=True)]  # fmt: skip
    for at_old in reversed(range(len(gone))):
        for at_new in reversed(range(len(come))):
            paired = like[at_old][at_new] + best[at_old + 1][at_new + 1] if like[at_old][at_new] else 0.0
            best[at_old][at_new] = max(paired, best[at_old + 1][at_new], best[at_old][at_new + 1])
    return list(_way(best, like))


def _way(best: Sequence[Sequence[float]], like: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    at_old = at_new = 0
    while at_old < len(like) and at_new < len(like[0]):
        likeness = like[at_old][at_new]
        if likeness and best[at_old][at_new] == likeness + best[at_old + 1][at_new + 1]:
            yield at_old, at_new
            at_old, at_new = at_old + 1, at_new + 1
        elif best[at_old][at_new] == best[at_old + 1][at_new]:
            at_old += 1
        else:
            at_new += 1


def _bag(node: Node) -> Counter[str]:
    return Counter(words_in(node))


def _likeness(old: Node, new: Node, old_words: Counter[str], new_words: Counter[str]) -> float:
    """The share of common words; 0 for what cannot be one thing edited."""
    if isinstance(old, Run) or isinstance(new, Run):
        if not (isinstance(old, Run) and isinstance(new, Run)):
            return 0.0
    elif old.tag != new.tag or old.is_atom or (new.tag == "tr" and len(old.children) != len(new.children)):
        return 0.0
    total = old_words.total() + new_words.total()
    share = 2 * (old_words & new_words).total() / total if total else 1.0
    if isinstance(new, Block) and new.tag in _NEVER_EMPTY:
        return 0.1 + share
    short = total <= 12 or isinstance(new, Block) and new.tag in ("td", "th")
    return 0.1 + share if short or share >= _ALIKE else 0.0


def _have_same_columns(old: Block, new: Block) -> bool:
    return max(map(len, _rows(old)), default=0) == max(map(len, _rows(new)), default=0)


def _rows(table: Block) -> Iterator[tuple[Node, ...]]:
    for child in table.children:
        if isinstance(child, Block) and child.tag == "tr":
            yield child.children
        elif isinstance(child, Block):
            yield from _rows(child)


def _number(element: html.HtmlElement) -> None:
    """Say the number of each item, where one is only shown as deleted: the others must keep theirs."""
    items = [child for child in element if child.tag == "li"]
    if not any(f"{MARKED['del']}-block" in (item.get("class") or "") for item in items):
        return
    start = element.get("start") or "1"
    number = (int(start) if start.isdecimal() and len(start) < 10 else 1) - 1
    for item in items:
        if f"{MARKED['del']}-block" in (item.get("class") or ""):
            item.set("value", str(max(number, 0)))
        else:
            number += 1
            item.set("value", str(number))
