"""Tables as HTML: every row begins and ends with a bar, and has as many cells as the head."""

from __future__ import annotations

import re

from briefsite.fast.express.inline import Hard, Writer

_RULE = re.compile(r"\| *:?-+:? *(?:\| *:?-+:? *)*\|")
_ALIGNED = {(True, True): "center", (False, True): "right", (True, False): "left", (False, False): ""}


def is_table(block: str) -> bool:
    """Whether a block is a table written with bars on both sides."""
    head, _, rest = block.partition("\n")
    return head[0] == "|" and _RULE.fullmatch(rest.partition("\n")[0]) is not None


def table_html(block: str, writer: Writer) -> str:
    """A table as HTML. Raises Hard for rows of another form."""
    head, rule, *rows = [_cells(row) for row in block.split("\n")]
    attributes = [_attribute(cell) for cell in rule]
    if any(len(row) != len(head) for row in (rule, *rows)) or not rows:
        raise Hard
    body = "\n".join(_row("td", row, attributes, writer) for row in rows)
    head_row = _row("th", head, attributes, writer)
    return f"<table>\n<thead>\n{head_row}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _cells(row: str) -> list[str]:
    # Within code and behind a backslash a bar parts no cells.
    if row[:1] != "|" or row[-1:] != "|" or len(row) < 3 or "`" in row or "\\" in row:
        raise Hard
    return [cell.strip(" ") for cell in row[1:-1].split("|")]


def _attribute(rule: str) -> str:
    side = _ALIGNED[rule.startswith(":"), rule.endswith(":")]
    return f' class="align-{side}"' if side else ""


def _row(tag: str, cells: list[str], attributes: list[str], writer: Writer) -> str:
    written = (
        f"<{tag}{attribute}>{writer.inline(cell)}</{tag}>" for cell, attribute in zip(cells, attributes, strict=True)
    )
    return "<tr>\n" + "\n".join(written) + "\n</tr>"
