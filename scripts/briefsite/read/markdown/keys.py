"""Keys of citations, `@key` and `@{key}`, by Pandoc's rules (its parser `citeKey`)."""

from __future__ import annotations

import re

KEY = re.compile(r"@(?:[\w*](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*+|(?=\{))")


class Keys:
    """Where keys may begin in the paragraph that starts at `start`. To be asked in the order of the text."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.emphasis = {"*": (start, False), "_": (start, False)}
        """For each mark how far it was looked for, and whether emphasis is open there."""

    def may_begin(self, at: int, floor: int) -> bool:
        """Whether a key may begin at `at`: never right after a word, a full stop, or the end of emphasis.

        What stands before `floor` is markup already read.
        """
        if at <= floor:
            return True
        before = self.text[at - 1]
        if before == ".":
            return self.text.endswith("...", floor, at)
        if before in "*_":
            return not self._closes_emphasis(at, floor)
        return not before.isalnum()

    def suppresses(self, at: int, floor: int) -> bool:
        """Whether a hyphen stands before the key at `at` that is not part of a typed dash, nor of a word."""
        begin = at
        while begin > floor and self.text[begin - 1] == "-" and at - begin < 9:
            begin -= 1
        return (at - begin) % 3 == 1 and (at - begin > 1 or self.may_begin(begin, floor))

    def _closes_emphasis(self, at: int, floor: int) -> bool:
        """Whether the stars or underscores before `at` close what earlier ones of the paragraph opened."""
        text, mark = self.text, self.text[at - 1]
        begin = at
        while begin > floor and text[begin - 1] == mark:
            begin -= 1
        position, is_open = self.emphasis[mark]
        for run in re.compile(re.escape(mark) + "+").finditer(text, position, begin):
            after_word = mark == "_" and run.start() > 0 and text[run.start() - 1].isalnum()
            is_open = not is_open and not text[run.end()].isspace() and not after_word
        self.emphasis[mark] = max(position, begin), is_open
        return is_open
