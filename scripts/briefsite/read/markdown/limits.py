"""What no reader could follow, and Python-Markdown neither: it reads by recursion, and some things in square time.

A text beyond these limits is not read, and not rendered. They are far beyond what anybody writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefsite.read.markdown.containers import RULE

DEEPEST = 50
"""Lists, quotations and HTML may stand so deep in one another."""
_MOST_BRACKETS = 200
_MOST_BACKTICKS = 100
_LONGEST_RUN = 500
_MOST_LINES = 1000
"""Headings, definitions, panels and fences without a blank line between them."""
_MOST_MARKS = 500

_NESTED_IN_A_LINE = re.compile(
    rf"^[ \t]{{0,999}}+(?:(?:>|[-*+][ \t]|\d{{1,9}}\.[ \t])[ \t]{{0,99}}+){{{DEEPEST + 1}}}", re.MULTILINE
)
_SEVERAL = ("- - ", "* * ", "+ + ", "-  ", "*  ", "+  ", ". 1. ", ".  1")
_LONG_RUN = re.compile(rf"\*{{{_LONGEST_RUN + 1},}}+|_{{{_LONGEST_RUN + 1},}}+")
_UNCLOSED_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,999}(?=<|\n[ \t]*\n|\Z)")
_BACKTICKS = re.compile(r"`++|\n[ \t]*+\n")
_INDENTED_ITEM = re.compile(r"^(?=\t| {9})[ \t]++(?=(?:[-*+]|\d{1,9}\.)[ \t])", re.MULTILINE)
_MARKS = re.compile(r"(?:(?<!\[)\^|~|==)[~^=]*+|\n[ \t]*+\n")
_CAPTION = re.compile(r"^[ \t>]{0,9}/{3}", re.MULTILINE)
_BRACKET = re.compile(r"\]\(|[\[\])]|\n[ \t]*\n|\\.")
_TAG = re.compile(
    r"<(/?)(?:div|section|article|aside|details|figure|nav|main|header|footer|blockquote|p|span)\b([^<>]{0,999})>"
)
_SPLITTING = re.compile(r"[ \t>]{0,9}(?:#{1,6}|=+[ \t]*$|-+[ \t]*$|\*\[|\?\?\?|!!!|===|```|~~~|:[ \t])")


class Excess(NamedTuple):
    """Where a text goes beyond a limit, and beyond which."""

    start: int
    message: str


def exceeded_limit(text: str, start: int = 0) -> Excess | None:
    """The first thing in a text, from `start` on, that goes beyond a limit; None for what people write."""
    return next(_exceeded_limits(text, start), None)


def _exceeded_limits(text: str, start: int) -> Iterator[Excess]:
    for limit in (_deep_lines, _deep_items, _long_runs, _deep_brackets, _deep_html, _many_backticks, _long_blocks):
        yield from limit(text, start)
    yield from _many_marks(text, start)


def _deep_lines(text: str, start: int) -> Iterator[Excess]:
    if text.count(">", start) > DEEPEST or any(sign in text for sign in _SEVERAL if sign[0] in text):
        for line in _NESTED_IN_A_LINE.finditer(text, start):
            if not RULE.match(text, line.start()):
                yield Excess(line.start(), f"more than {DEEPEST} lists or quotations begin in one line here")


def _too_deep(depth: int) -> str:
    return f"an item of a list stands {depth} lists deep; {DEEPEST} are the most"


def _deep_items(text: str, start: int) -> Iterator[Excess]:
    if "\t" not in text and " " * (4 * DEEPEST) not in text:
        return
    for item in _INDENTED_ITEM.finditer(text, start):
        depth = len(item.group().expandtabs(4)) // 4
        if depth > DEEPEST:
            yield Excess(item.end(), _too_deep(depth + 1))


def _long_runs(text: str, start: int) -> Iterator[Excess]:
    if "*" * (_LONGEST_RUN + 1) not in text and "_" * (_LONGEST_RUN + 1) not in text:
        return
    for run in _LONG_RUN.finditer(text, start):
        sign = run.group()[0]
        line = text[
            text.rfind("\n", 0, run.start()) + 1 : text.find("\n", run.end()) if "\n" in text[run.end() :] else None
        ]
        if line.strip(f"{sign} \t"):  # no line across
            yield Excess(run.start(), f"more than {_LONGEST_RUN} `{sign}` stand in a row here; three are enough")


def _many_backticks(text: str, start: int) -> Iterator[Excess]:
    if "`" * (_MOST_BACKTICKS + 1) in text:
        at = text.find("`" * (_MOST_BACKTICKS + 1), start)
        yield Excess(at, f"more than {_MOST_BACKTICKS} backticks stand in a row here; three are enough")
    if text.count("`", start) <= _MOST_LINES:
        return
    count = 0
    for mark in _BACKTICKS.finditer(text, start):
        count = 0 if mark.group()[0] == "\n" else count + 1
        if count > _MOST_LINES:
            yield Excess(mark.start(), f"more than {_MOST_LINES} pieces of code stand in one paragraph here")
            return


def _many_marks(text: str, start: int) -> Iterator[Excess]:
    """Each may surround words with each that follows it in its paragraph; and captions are looked for in all before."""
    if sum(text.count(sign, start) for sign in ("~", "^", "==")) > _MOST_MARKS:
        count = 0
        for mark in _MARKS.finditer(text, start):
            count = 0 if mark.group()[0] == "\n" else count + 1
            if count > _MOST_MARKS:
                yield Excess(
                    mark.start(), f"more than {_MOST_MARKS} signs `~`, `^` and `==` stand in one paragraph here"
                )
                return
    if text.count("///", start) > _MOST_LINES:
        captions = list(_CAPTION.finditer(text, start))
        if len(captions) > _MOST_LINES:
            yield Excess(captions[_MOST_LINES].start(), f"more than {_MOST_LINES} lines begin with `///`")


def _deep_brackets(text: str, start: int) -> Iterator[Excess]:
    """Brackets that are open in a paragraph, closed or not: each may begin a link, so each is looked at from each."""
    if text.count("[", start) <= _MOST_BRACKETS:
        return
    opened: list[int] = []
    targets = 0
    for mark in _BRACKET.finditer(text, start):
        sign = mark.group()
        if sign == "[":
            opened.append(mark.start())
        elif sign[0] == "]" and opened:
            opened.pop()
        elif sign.isspace():
            opened.clear()
        targets = 0 if sign.isspace() else max(0, targets + (sign == "](") - (sign == ")"))
        if len(opened) > _MOST_BRACKETS:
            message = f"more than {_MOST_BRACKETS} brackets `[` are open here: close them with `]`, or write `\\[`"
            yield Excess(opened[0], message)
            return
        if targets > _MOST_BRACKETS:
            yield Excess(mark.start(), f"more than {_MOST_BRACKETS} links are open here: close them with `)`")
            return


def _deep_html(text: str, start: int) -> Iterator[Excess]:
    if text.count("<", start) <= DEEPEST:
        return
    opened = [tag.start() for tag in _UNCLOSED_TAG.finditer(text, start)]
    if len(opened) > _MOST_BRACKETS:
        yield Excess(opened[0], f"more than {_MOST_BRACKETS} tags are never closed: add `>`, or write `&lt;` for `<`")
    depth = 0
    for tag in _TAG.finditer(text, start):
        if tag[1]:
            depth = max(0, depth - 1)
        elif not tag[2].endswith("/"):
            depth += 1
            if depth > 4 * DEEPEST or (depth > DEEPEST and "markdown" in tag[2]):
                yield Excess(tag.start(), f"more than {DEEPEST} elements of HTML stand in one another here")
                return


def _long_blocks(text: str, start: int) -> Iterator[Excess]:
    """Python-Markdown takes a block apart line by line, and copies what is left of it each time."""
    if text.count("\n", start) <= _MOST_LINES:
        return
    count, at = 0, start
    for line in text[start:].split("\n"):
        if not line or line.isspace():
            count = 0
        elif _SPLITTING.match(line):
            count += 1
            if count > _MOST_LINES:
                yield Excess(
                    at, f"more than {_MOST_LINES} lines that begin blocks follow each other: put blank lines between"
                )
                return
        at += len(line) + 1
