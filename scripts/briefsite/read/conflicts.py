"""Marks that Git leaves in a file where two people changed the same lines: both versions stand there."""

from __future__ import annotations

import re

from briefsite.model import Lines, Problem, TextFile
from briefsite.model.rules import files as rules

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ \t][^\n]*)?$|^={7}$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
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
            found.append(rules.MERGE_CONFLICT.at(lines.place(mark.start()), mark=shown))
        is_open = sign == "<" or (is_open and sign != ">")
    return tuple(found)


def conflicts_in(file: TextFile) -> tuple[Problem, ...]:
    """A problem for each conflict in a Markdown text or a vocabulary; what a block of code shows is none."""
    if not has_conflict(file.text):
        return ()
    lines = file.text.split("\n")
    fenced, opened = set(), ""
    for number, line in enumerate(lines, 1):
        fence = _FENCE.match(line)
        if fence and (not opened or fence[1].startswith(opened)):
            opened = "" if opened else fence[1]
        elif opened:
            fenced.add(number)
    found = merge_conflicts(Lines.of(file.path, file.text), file.text)
    return tuple(problem for problem in found if opened or problem.place.line not in fenced)


def without_marks(text: str) -> str:
    """`text` with the marks of conflicts as blanks, so that places stay what they are."""
    return _MARK.sub(lambda mark: " " * len(mark[0]), text) if has_conflict(text) else text
