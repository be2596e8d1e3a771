"""Entries at the end of a bibliography, in the layout of the file: its line ends, indents and room between entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_FIELD = re.compile(r"^([ \t]+)([A-Za-z][\w-]*)([ \t]*)=([ \t]*)(?=[{\"\w])", re.MULTILINE)
_OURS = re.compile(r"^  ([a-z]+)( *) = (?=\{)", re.MULTILINE)
_LAST_COMMA = re.compile(r"[}\"\w],[ \t]*\n[ \t]*\}[ \t]*$", re.MULTILINE)
_LAST_NO_COMMA = re.compile(r"[}\"\w][ \t]*\n[ \t]*\}[ \t]*$", re.MULTILINE)
_BETWEEN = re.compile(r"^[ \t]*\}[ \t]*\n((?:[ \t]*\n)*)[ \t]*@", re.MULTILINE)
_LOOKED_THROUGH = 200_000
"""Characters at the end of a file that say what its layout is."""


class Layout(NamedTuple):
    """How the entries of a file are written. `width` is that to which names are filled up; 0: they are not."""

    indent: str = "  "
    width: int = 12
    equals: str = " = "
    has_last_comma: bool = False
    between: int = 1
    """Empty lines between two entries."""


def layout_of(text: str) -> Layout:
    """How most of the entries at the end of `text` are written; ours if there are none."""
    text = text[-_LOOKED_THROUGH:].replace("\r\n", "\n")
    fields = list(_FIELD.finditer(text))
    if not fields:
        return Layout()
    indent, before, after = Counter((field[1], field[3][-1:], field[4]) for field in fields).most_common(1)[0][0]
    widths = Counter((len(field[2]) + len(field[3]) - len(before)) for field in fields)
    width, often = widths.most_common(1)[0]
    names = {len(field[2]) for field in fields if len(field[2]) + len(field[3]) - len(before) == width}
    aligned = width if 2 * often > len(fields) and len(names) > 1 else 0
    commas, none = len(_LAST_COMMA.findall(text)), len(_LAST_NO_COMMA.findall(text))
    gaps = Counter(gap.count("\n") for gap in _BETWEEN.findall(text))
    between = gaps.most_common(1)[0][0] if gaps else 1
    return Layout(indent, aligned, f"{before}={after}", commas > none, between)


def appended(text: str, entries: Sequence[str]) -> str:
    """The text of a bibliography with entries behind all others. What stood there stays as it is.

    Entries in the form of `bibtex_entry` get the layout of the file; others are left as they are but for line ends.
    """
    if not entries:
        return text
    layout = layout_of(text)
    gap = "\n" * (layout.between + 1)
    new = gap.join(_laid_out(entry.replace("\r\n", "\n").strip("\n"), layout) for entry in entries) + "\n"
    line_end = "\r\n" if "\r\n" in text else "\n"
    before = text if text.strip("\ufeff \t\r\n") else text.rstrip(" \t\r\n")
    if before.strip("\ufeff"):
        ended = before.rstrip(" \t\r\n")
        missing = layout.between + 1 - before[len(ended) :].count("\n")
        new = "\n" * max(missing, 0) + new
    return before + new.replace("\n", line_end)


def _laid_out(entry: str, layout: Layout) -> str:
    head, _, rest = entry.partition("\n")
    fields, _, end = rest.rpartition("\n")
    lines = fields.split("\n")
    if end != "}" or not head.endswith(",") or not all(map(_OURS.match, lines)):
        return entry
    named = (_OURS.sub(lambda f: f"{layout.indent}{f[1]:<{layout.width}}{layout.equals}", line) for line in lines)
    return "\n".join((head, *named)) + ("," if layout.has_last_comma else "") + "\n}"
