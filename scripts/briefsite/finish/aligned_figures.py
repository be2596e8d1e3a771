"""Figures of a column stand point below point: each cell says what its number lacks behind the point, as an attribute.

A style sheet puts that there, unseen, in the same figures. So the text of a cell is what its author wrote, to be read,
copied and searched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)</\1>", re.DOTALL)
_MARK = re.compile(r'<(?:sup|span id="[^"]*" class="cite")\b.*\Z', re.DOTALL)
_TAG = re.compile(r"<[^>]*>|&nbsp;")
_NOTHING = re.compile(r"[\s\u2010-\u2015\-.…·]*|n/?a\.?", re.IGNORECASE)
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_ALIGNED = re.compile(r' class="[^"]*\balign-(left|right|center)\b')


class _Cell(NamedTuple):
    """A cell: where its tag ends, whether it is a head, and its number, if it is one."""

    end: int
    is_head: bool
    attributes: str
    text: str
    number: _Number | None


class _Number(NamedTuple):
    """What follows the integer of a number: a point with decimals, and a sign such as `%`."""

    decimals: str
    sign: str


def align_figures(table: str, decimal: str) -> str:
    """What stands between the tags of a table, with its columns of figures aligned; `decimal` is the language's sign.

    Columns that an author has put to the left or into the middle stay there.
    """
    if "colspan" in table or "rowspan" in table:
        return table
    form = _form(decimal)
    rows = [_cells(row, form) for row in _ROW.finditer(table)]
    width = min(map(len, rows), default=0)
    added: dict[int, str] = {}
    for number in range(width):
        added |= _in_column([row[number] for row in rows], is_first=number == 0)
    out, done = [], 0
    for at in sorted(added):
        out += [table[done:at], added[at]]
        done = at
    return "".join([*out, table[done:]])


def _form(decimal: str) -> re.Pattern[str]:
    point = re.escape(decimal)
    thousands = r"[\s\xa0\u202f\u2009'’.,٬]"
    return re.compile(
        rf"[^\w\s]{{0,3}}\s?(?:\d{{1,3}}(?:(?!{point}){thousands}\d{{3}})+|\d+)"
        rf"(?P<decimals>(?:{point}|٫)\d+)?(?P<sign>\s?[%‰°٪]?)"
    )


def _cells(row: re.Match[str], form: re.Pattern[str]) -> list[_Cell]:
    cells = []
    for cell in _CELL.finditer(row[0]):
        text = " ".join(_TAG.sub(" ", _MARK.sub("", cell[3])).split())
        found = form.fullmatch(text)
        number = _Number(found["decimals"] or "", found["sign"]) if found else None
        cells.append(_Cell(row.start() + cell.end(2), cell[1] == "th", cell[2], text, number))
    return cells


def _in_column(cells: Sequence[_Cell], *, is_first: bool) -> dict[int, str]:
    """What is added to the tags of a column, by where."""
    body = [cell for cell in cells if not cell.is_head]
    numbers = [cell.number for cell in body if cell.number is not None]
    if not numbers or not all(cell.number or _NOTHING.fullmatch(cell.text) for cell in body):
        return {}
    said = {found[1] for cell in cells if (found := _ALIGNED.search(cell.attributes))}
    is_free = not said and not is_first and len(body) > 1 and not all(_YEAR.fullmatch(cell.text) for cell in body)
    if said != {"right"} and not is_free:
        return {}
    longest, sign = max((each.decimals for each in numbers), key=len), max((each.sign for each in numbers), key=len)
    added = {}
    for cell in cells:
        aligned = ' class="align-right"' if is_free and " class=" not in cell.attributes else ""
        lacking = "" if cell.is_head or not cell.text else _lacking(cell.number or _Number("", ""), longest, sign)
        pad = f' data-pad="{lacking}"' if lacking else ""
        if aligned or pad:
            added[cell.end] = aligned + pad
    return added


def _lacking(number: _Number, longest: str, sign: str) -> str:
    """What would have to stand behind a number to make it as long as the longest, in noughts."""
    decimals = longest[len(number.decimals) :]
    noughts = decimals if number.decimals else longest
    return re.sub(r"\d", "0", noughts) + ("" if number.sign else sign)
