"""Keys of citations, `@key` and `@{key}`, by Pandoc's rules (its parser `citeKey`)."""

from __future__ import annotations

import re

KEY = re.compile(r"@(?:[\w*](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*+|(?=\{))")
_FAR_BACK = 500


def may_cite(text: str, at: int, floor: int, start: int) -> bool:
    """Whether a key may begin at `at`: never right after a word, a full stop, or the end of emphasis.

    What stands before `floor` is markup already read; `start` is where the paragraph begins.
    """
    if at <= floor:
        return True
    before = text[at - 1]
    if before == ".":
        return text.endswith("...", floor, at)
    if before in "*_":
        return not _closes_emphasis(text, at, floor, start)
    return not before.isalnum()


def suppresses(text: str, at: int, floor: int, start: int) -> bool:
    """Whether a hyphen stands before the key at `at` that is not part of a typed dash, nor of a word."""
    begin = at
    while begin > floor and text[begin - 1] == "-" and at - begin < 9:
        begin -= 1
    return (at - begin) % 3 == 1 and (at - begin > 1 or may_cite(text, begin, floor, start))


def _closes_emphasis(text: str, at: int, floor: int, start: int) -> bool:
    """Whether the stars or underscores before `at` close what earlier ones of the paragraph opened."""
    mark = text[at - 1]
    begin = at
    while begin > floor and text[begin - 1] == mark:
        begin -= 1
    is_open = False
    for run in re.finditer(re.escape(mark) + "+", text[max(start, begin - _FAR_BACK) : begin]):
        following = run.string[run.end() : run.end() + 1]
        after_word = mark == "_" and run.string[run.start() - 1 : run.start()].isalnum()
        is_open = not is_open and not following.isspace() and not after_word
    return is_open
