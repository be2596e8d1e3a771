"""Tables: those that are wider than a sheet are parted, and each part begins with the first column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml.html import HtmlElement

if TYPE_CHECKING:
    from briefsite.finish.offprint.blocks import Blocks

MOST = 8
"""So many columns stand on a sheet."""
_ALIGNED = {"align-right": "end", "align-center": "center", "align-left": "start"}

_Cell = list[Any]
"""Its alignment, how many columns and rows it spans, and what it holds."""


def tables(element: HtmlElement, blocks: Blocks, caption: list[Any], source: list[Any]) -> Iterator[list[Any]]:
    """A table as nodes: one, or as many as it needs to stand on a sheet."""
    rows = list(element.iter("tr"))
    heads = [row for row in rows if all(cell.tag == "th" for cell in row) and len(row)]
    head = [[_cell(cell, blocks) for cell in row] for row in heads[:1] if row is rows[0]]
    body = [[_cell(cell, blocks) for cell in row] for row in rows[len(head) :] if len(row)]
    width = max((sum(cell[1] for cell in row) for row in (*head, *body)), default=0)
    if not width:
        return
    is_plain = all(cell[1] == cell[2] == 1 for row in (*head, *body) for cell in row)
    if width <= MOST or not is_plain:
        yield ["table", width, caption, head, body, source]
        return
    groups = [range(start, min(start + MOST - 1, width)) for start in range(1, width, MOST - 1)]
    for number, group in enumerate(groups, 1):
        said = [*caption, f" ({number}/{len(groups)})"] if caption else []
        parts = [[_part(row, group) for row in part] for part in (head, body)]
        yield ["table", len(group) + 1, said, *parts, source if number == len(groups) else []]


def _part(row: list[_Cell], group: range) -> list[_Cell]:
    empty: _Cell = ["", 1, 1]
    return [row[at] if at < len(row) else empty for at in (0, *group)]


def _cell(cell: HtmlElement, blocks: Blocks) -> _Cell:
    names = (cell.get("class") or "").split()
    style = (cell.get("style") or "").replace(" ", "")
    aligned = next((_ALIGNED[name] for name in names if name in _ALIGNED), "")
    if not aligned and "text-align:right" in style:
        aligned = "end"
    inner = blocks.of(cell)
    # A line alone is no paragraph in its cell.
    words = inner[0][2:] if len(inner) == 1 and inner[0][0] == "p" else inner
    return [aligned, _span(cell, "colspan"), _span(cell, "rowspan"), *words]


def _span(cell: HtmlElement, name: str) -> int:
    given = cell.get(name) or "1"
    return max(1, int(given)) if given.isdecimal() and len(given) < 3 else 1
