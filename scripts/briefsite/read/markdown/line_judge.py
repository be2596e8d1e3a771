"""The state of reading blocks line by line, and what is said of a line that looks like what it is not.

What Python-Markdown makes of a line is read elsewhere (`containers`, `leaves`); here is only where it surprises.
"""

from __future__ import annotations

import re

from briefsite.model import LookAlike
from briefsite.model.rules import Rule
from briefsite.model.rules.look_alikes import LIST_NUMBER
from briefsite.model.rules.look_alikes import LOOKS_LIKE_LIST as LIST
from briefsite.model.rules.look_alikes import LOOKS_LIKE_TABLE as TABLE
from briefsite.read.markdown import block_look_alikes as looks
from briefsite.read.markdown.html import HtmlBlocks
from briefsite.read.markdown.structure import Blocks, Container


class LineJudge:
    """The state of reading `text` from `start` on, line by line, and the containers that are open."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.found, self.at = text, Blocks(), start
        self.containers: list[Container] = []
        self.paragraph: int | None = None
        self.paragraph_lines = 0
        self.in_table = self.is_inside_line = self.after_paragraph = False
        self.last_end = self.line_end = start
        self.indent = self.base = 0
        self.opened: dict[str, list[int]] = {}
        """How many elements of HTML that hold Markdown are open, by name."""
        self.code_end = self.judged = -1
        """Where the last block of code by indentation ended, and the last paragraph that looks like something."""
        self.left: Container | None = None
        """The outermost container that the present line did not go on with."""
        self.block_start, self.block_column = start, 0
        """Where the lines without a blank one between begin, and how far in."""
        self.html = HtmlBlocks(text)
        self.has_comments = "<!--" in text

    def _item_above(self) -> Container | None:
        """The item that ends where this line begins, of the list that goes on."""
        return self.left if self.left is not None and self.left.kind == "item" else None

    def _judge_item(self, marker: re.Match[str], column: int) -> None:
        """Say what Python-Markdown makes of an item, where that is not what it looks like."""
        position = marker.start()
        is_numbered = marker.group()[-1] == "."
        above = self._item_above()
        is_within = self.at != self.block_start
        if is_within and self.left is not None and self.left.kind == "quote":
            self._look(LIST, position, "in-quotation")
        elif is_within and self.block_column // 4 > (self.base + column) // 4:
            self._look(LIST, position, "below-nested")
        elif above is None:
            if is_numbered and int(marker.group()[:9].rstrip(".")) != 1:
                self._look(LIST_NUMBER, position, number=marker.group().rstrip("."))
        elif column > above.column:
            self._look(LIST, position, "item-too-near", spaces=looks.counted(column - above.column, "space"))
        elif is_numbered != above.is_numbered:
            self._look(LIST, position, "numbers-go-on" if above.is_numbered else "bullets-go-on")

    def _judge_place(self, position: int) -> None:
        """Say what becomes of a block that stands a little in from where it would belong to a list, or a list to it."""
        if self.paragraph is not None:
            return
        if self.left is not None and self.left.kind == "item" and 1 <= self.indent <= 3:
            self._look(LIST, position, "too-near", spaces=looks.counted(self.indent, "space"))
        elif self.indent < 4 or (self.code_end >= 0 and self.text[self.code_end : position].isspace()):
            return
        elif looks.CODE_LIKE_ITEM.match(self.text, position):
            self._look(LIST, position, "code")

    def _judge_line(self, position: int) -> None:
        """Say of a line that goes on with a paragraph what it looks like; once for each paragraph."""
        assert self.paragraph is not None
        text, character = self.text, self.text[position]
        if self.judged == self.paragraph or character.isalpha():
            return
        row = looks.looks_like_row(text, self.paragraph, position) if character in "|+-" else None
        if row is not None:
            self._look(TABLE, position, row)
        elif (other := looks.item_in_a_paragraph(text, self.paragraph, position)) is not None:
            self._look(LIST, position, other=other)
        else:
            return
        self.judged = self.paragraph

    def _look(self, rule: Rule, at: int, variant: str = "", /, unless: tuple[str, ...] = (), **values: object) -> None:
        breach = rule.says(variant, shown=looks.quoted(self.text, at), **values)
        self.found.look_alikes.append(LookAlike(at, breach, unless))
