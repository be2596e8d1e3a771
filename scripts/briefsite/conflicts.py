"""Marks that Git leaves in a file where two people changed the same lines: both versions stand there."""

from __future__ import annotations

import re

from briefsite.model import Lines, Problem

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ \t][^\n]*)?$|^={7}$", re.MULTILINE)
_LONGEST = 60


def has_conflict(text: str) -> bool:
    """Whether there may be such marks: a line of equals signs alone is none."""
    return "<<<<<<<" in text or ">>>>>>>" in text


def merge_conflicts(lines: Lines, text: str) -> tuple[Problem, ...]:
    """A problem for each conflict in `text`, at the mark that opens it (or closes it, where none does)."""
    if not has_conflict(text):
        return ()
    found: list[Problem] = []
    is_open = False
    for mark in _MARK.finditer(text):
        sign = mark[0][0]
        if sign == "<" or (sign == ">" and not is_open):
            shown = mark[0] if len(mark[0]) <= _LONGEST else mark[0][: _LONGEST - 1] + "…"
            message = (
                f"`{shown}` is a mark of a merge conflict: keep one of the two versions,"
                " and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`"
            )
            found.append(Problem("merge-conflict", lines.place(mark.start()), message))
        is_open = sign == "<" or (is_open and sign != ">")
    return tuple(found)


def without_marks(text: str) -> str:
    """`text` with the marks of conflicts as blanks, so that places stay what they are."""
    return _MARK.sub(lambda mark: " " * len(mark[0]), text) if has_conflict(text) else text
