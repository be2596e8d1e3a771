"""Tables as rows of cells between bars; what these cannot show is told, and written as near to it as they can."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import Element, _Element

from briefsite.commands.import_brief.markdown.captions import captioned
from briefsite.commands.import_brief.markdown.lines import written_line
from briefsite.commands.import_brief.markdown.pieces import Kind, Piece, PieceReader, inner
from briefsite.commands.import_brief.markdown.tree import is_block, text_of
from briefsite.commands.import_brief.markdown.writing import Block, Writing

_WIDEST = 200
"""More columns than these no table has; a cell that says so is damaged."""


class Cell(NamedTuple):
    """A cell of a row: its Markdown, and the same again without notes, for where it stands a second time."""

    text: str
    plain: str
    is_head: bool


def table(node: _Element, writing: Writing) -> Iterator[Block]:
    """The blocks of a table: its caption and its rows."""
    writing.tables += 1
    where = f"table {writing.tables}"
    for caption in node.iterchildren("caption"):
        text = written_line(PieceReader(writing).read(_flat(caption)), in_cell=True).replace("<br>", " ")
        if text:
            yield Block("p", captioned(text, "table"))
    rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
    grid = _grid(rows, writing, where)
    if not grid:
        return
    heads = _head_rows(rows, grid)
    if heads == 0:
        writing.lose("the table has no head: its first row is the head now", where)
    head = _one_head(grid[: max(heads, 1)], writing, where)
    lines = [_row(head), "|" + "---|" * len(head)]
    lines += [_row([cell.text for cell in row]) for row in grid[max(heads, 1) :]]
    yield Block("table", "\n".join(lines))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _head_rows(rows: list[_Element], grid: list[list[Cell]]) -> int:
    """How many rows at the top are the head."""
    marked = sum(1 for row in rows if (parent := row.getparent()) is not None and parent.tag == "thead")
    if marked:
        return min(marked, len(grid))
    return next((number for number, row in enumerate(grid) if not all(cell.is_head for cell in row)), 1)


def _one_head(rows: list[list[Cell]], writing: Writing, where: str) -> list[str]:
    if len(rows) > 1:
        writing.lose(
            f"the head has {len(rows)} rows: they are one now, in which each column has the words of all", where
        )
    return [" ".join(dict.fromkeys(cell.text for cell in column if cell.text)) for column in zip(*rows, strict=True)]


def _grid(rows: list[_Element], writing: Writing, where: str) -> list[list[Cell]]:
    """The cells by rows and columns: one that spans several stands in each row, and in the first of its columns."""
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    spans = False
    for number, row in enumerate(rows):
        column = 0
        for each in row.iterchildren("td", "th"):
            while column in grid[number]:
                column += 1
            cell = _cell(each, writing, where)
            wide = min(_number(each.get("colspan")), _WIDEST)
            high = min(_number(each.get("rowspan")), len(rows) - number)
            spans = spans or wide > 1 or high > 1
            for below in range(high):
                for beside in range(wide):
                    grid[number + below].setdefault(
                        column + beside, _again(cell, below, beside, in_head=cell.is_head or number == 0)
                    )
            column += wide
    if spans:
        writing.lose(
            "cells span several rows or columns: what they say stands in each row, and in a head in each column; "
            "see whether the table still says what it should",
            where,
        )
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    empty = Cell("", "", False)
    return [[row.get(column, empty) for column in range(width)] for row in grid if row]


def _again(cell: Cell, below: int, beside: int, *, in_head: bool) -> Cell:
    if beside and not in_head:
        return Cell("", "", cell.is_head)
    return cell if not below and not beside else Cell(cell.plain, cell.plain, cell.is_head)


def _number(written: str | None) -> int:
    return max(int(written), 1) if written and written.isascii() and written.isdigit() and len(written) < 5 else 1


def _cell(node: _Element, writing: Writing, where: str) -> Cell:
    if next(node.iter("table", "pre", "blockquote", "aside", "figure", "ul", "ol", "dl"), None) is not None:
        writing.lose(
            f"the cell “{text_of(node)[:40]}” holds a list, a table or other blocks: they are lines of it now", where
        )
    text = written_line(PieceReader(writing).read(_flat(node)), in_cell=True)
    blocks = [each for each in node if is_block(each)]
    said = (
        " ".join(map(text_of, blocks)) if len(blocks) == len(node) and not (node.text or "").strip() else text_of(node)
    )
    plain = written_line([Piece(Kind.WORDS, said)], in_cell=True)
    return Cell(text, plain, node.tag == "th")


def _flat(node: _Element) -> list[_Element | str]:
    """What a cell holds, its blocks as lines of one."""
    out: list[_Element | str] = []
    for each in inner(node):
        if isinstance(each, str) or not is_block(each):
            out.append(each)
            continue
        lines = _flat(each)
        if out and any(not isinstance(one, str) or one.strip() for one in out):
            out.append(Element("br"))
        out += ["• ", *lines] if each.tag == "li" else lines
        out.append(Element("br"))
    return out
