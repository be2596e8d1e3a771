"""A table wider than the window scrolls in a box of its own, which the keyboard can reach and which has a name."""

from __future__ import annotations

import re
from collections.abc import Mapping

_OPENING, _CLOSING = "<table", "</table>"
_HEADING_CELL = re.compile(r"<th\b[^>]*>([^<]*(?:<(?!/th>)[^<]*)*)</th>")
_TAG = re.compile(r"<[^>]*>")


def box_tables(html: str, _: Mapping[str, object]) -> str:
    """Put every table into a box that takes focus (WCAG 2.1.1). Its name, in any language: the heads of its columns."""
    before, *rest = html.split(_OPENING)
    return before + "".join(_boxed(part) for part in rest)


def _boxed(part: str) -> str:
    """`part` is what follows one `<table`, up to the next."""
    table, closing, after = part.partition(_CLOSING)
    if not closing:
        return _OPENING + part
    return f'<div class="table-box" tabindex="0"{_name(table)}>{_OPENING}{table}{closing}</div>{after}'


def _name(table: str) -> str:
    heads = [" ".join(_TAG.sub("", cell).split()) for cell in _HEADING_CELL.findall(table.partition("</tr>")[0])]
    name = ", ".join(head for head in heads if head).replace('"', "&quot;").replace(">", "&gt;")
    return f' role="group" aria-label="{name}"' if name else ""
