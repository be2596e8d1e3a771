"""Columns of a table that came or went: both tables brought to the same columns, so that every row stays whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from lxml import html

from briefsite.commands.preview.markup.nodes import Block, Node, words_in
from briefsite.render.align import align

Columns = tuple[tuple[int | None, int | None], ...]
"""For each column to be shown, its place in the old table and in the new one."""
_EMPTY_CELL = -1


def columns_of(old: Block, new: Block) -> Columns | None:
    """The columns of both tables; None where they have the same, or cells that span several."""
    before, after = _heads(old), _heads(new)
    if not before or not after or before == after or len(before) == len(after):
        return None
    if not (_is_even(old, len(before)) and _is_even(new, len(after))):
        return None
    columns: list[tuple[int | None, int | None]] = []
    for same in align(before, after):
        old_range, new_range = range(same.old_start, same.old_end), range(same.new_start, same.new_end)
        if same.is_equal or len(old_range) == len(new_range):
            columns += zip(old_range, new_range, strict=True)
        else:
            columns += [(at, None) for at in old_range]
            columns += [(None, at) for at in new_range]
    return tuple(columns)


def in_columns(table: Block, columns: Columns, side: Literal["old", "new"]) -> Block:
    """The table with an empty cell in each row where the other table alone has the column."""
    places = [pair[0 if side == "old" else 1] for pair in columns]
    return _widened(table, places)


def _widened(block: Block, places: list[int | None]) -> Block:
    if block.tag == "tr":
        cells = [child for child in block.children if isinstance(child, Block)]
        kind = cells[0].tag if cells else "td"
        return replace(block, children=tuple(_empty(kind) if at is None else cells[at] for at in places))
    children: tuple[Node, ...] = tuple(
        _widened(child, places)
        if isinstance(child, Block) and child.tag in ("thead", "tbody", "tfoot", "tr")
        else child
        for child in block.children
        if not (isinstance(child, Block) and child.tag == "colgroup")
    )
    return replace(block, children=children, key=hash((block.tag, *(child.key for child in children))))


def _empty(tag: str) -> Block:
    return Block(html.Element("td" if tag == "td" else tag), (), _EMPTY_CELL)


def _heads(table: Block) -> list[tuple[str, ...]]:
    """The words of the cells in the first row."""
    first = next(_rows(table), ())
    return [tuple(words_in(cell)) for cell in first]


def _is_even(table: Block, width: int) -> bool:
    return all(
        len(row) == width and not any(cell.element.get("colspan") or cell.element.get("rowspan") for cell in row)
        for row in _rows(table)
    )


def _rows(table: Block) -> Iterator[tuple[Block, ...]]:
    for child in table.children:
        if isinstance(child, Block) and child.tag == "tr":
            yield tuple(cell for cell in child.children if isinstance(cell, Block))
        elif isinstance(child, Block) and child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
