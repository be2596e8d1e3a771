"""The blocks of a Markdown text, line by line: what is code, HTML, a heading or a note, and what is a paragraph."""

from __future__ import annotations

import re

from briefsite.model.rules.look_alikes import LOOKS_LIKE_LIST
from briefsite.read.markdown.containers import NOTE, RULE
from briefsite.read.markdown.headings import HEADING
from briefsite.read.markdown.leaves import DEFINITION, FENCE, LEAVES, LeafScanner
from briefsite.read.markdown.structure import Blocks

_PLAIN_END = re.compile(r"\n(?![^\W\d_])")
_DEEPEST = 100


class BlockScanner(LeafScanner):
    """Reads the blocks of `text` from `start` on."""

    def scan(self) -> Blocks:
        """Read every line."""
        text, length = self.text, len(self.text)
        while self.at < length:
            character = text[self.at]
            if self.is_inside_line:
                self._rest_of_line()
            elif character == "\n":
                self._empty_line()
            elif character.isalpha() and self._is_plain():
                self._plain()
            else:
                self._line()
        self._close_paragraph()
        self._leave(0)
        self._name_unclosed()
        self.found.notes.sort(key=lambda note: note[1])
        return self.found

    def _is_plain(self) -> bool:
        """Whether a line that begins with a letter can only be a paragraph, and not the row of a table."""
        return not self.in_table and not self.has_comments

    def _plain(self) -> None:
        """Go on to the end of the lines that begin with a letter at the margin."""
        text, at = self.text, self.at
        if self.paragraph is None:
            if self.containers:
                self._leave(0)
            self.paragraph, self.paragraph_lines = at, 0
        if self.block_column < 0:
            self.block_column = 0
        found = _PLAIN_END.search(text, at)
        end = found.start() if found else len(text)
        self.paragraph_lines += 1 if text.find("\n", at, end) < 0 else 2
        self.last_end, self.at = end, end + 1

    def _rest_of_line(self) -> None:
        """What follows a comment or a block of HTML in its last line."""
        self.is_inside_line = False
        end = self.text.find("\n", self.at)
        self.line_end = len(self.text) if end < 0 else end
        position, _ = self._skip(self.at, 0)
        if position < self.line_end:
            self._text_line(position)
        elif self.paragraph is not None:
            self._end_line()
        else:
            self.at = self.line_end + 1

    def _empty_line(self) -> None:
        """A line with nothing on it ends paragraphs and block quotes, but neither lists nor notes."""
        if self.paragraph is not None:
            self._close_paragraph()
        self.in_table = False
        self.block_start, self.block_column = self.at + 1, -1
        for number, container in enumerate(self.containers):
            if container.kind == "quote":
                self._leave(number)
                break
        self.at += 1

    def _line(self) -> None:
        text = self.text
        end = text.find("\n", self.at)
        self.line_end = len(text) if end < 0 else end
        self.base = 0
        position, column, matched = self._continue()
        if position == self.line_end:
            self._blank_line(matched)
            return
        self.indent = column - self.base
        if self.block_column < 0:
            self.block_column = column
        self.left = None
        if matched < len(self.containers):
            self.left = self.containers[matched]
            if self.paragraph is not None and not self._begins_block(position):
                self._text_line(position)
                return
            self._close_paragraph()
            self._leave(matched)
        self._open(position, column)

    def _blank_line(self, matched: int) -> None:
        self._close_paragraph()
        self.in_table = False
        self.block_start, self.block_column = self.line_end + 1, -1
        if matched < len(self.containers):
            self._leave(matched)
        self.at = self.line_end + 1

    def _begins_block(self, position: int) -> bool:
        """Whether a line that is not indented for its containers ends the paragraph in them all the same."""
        if self.indent > 3:
            return False
        text, character = self.text, self.text[position]
        if character in "`~":
            return FENCE.match(text, position, self.line_end) is not None
        if character == "[":
            return NOTE.match(text, position) is not None or DEFINITION.match(text, position) is not None
        if character == "#":
            return self.indent == 0 and self.base == 0 and HEADING.match(text, position) is not None
        if character == ":" and text[position + 1 : position + 2] in " \t":
            self._look(LOOKS_LIKE_LIST, position, "definition")
        if character == ">" and self._in_list():
            self._look(LOOKS_LIKE_LIST, position, "in-item")
        if character in "-=*_":
            if character in "-=" and self.at == self.text.find("\n", self.block_start) + 1:
                self._judge_underline(position)
            if RULE.match(text, position, self.line_end):
                return True
        return self._in_list() and self._marker(position) is not None

    def _open(self, position: int, column: int) -> None:
        """Open the containers that begin on this line, then read what they hold."""
        while position < self.line_end and len(self.containers) < _DEEPEST:
            self.indent = column - self.base
            opened = self._opener(position, column) if self.indent <= 3 else None
            if opened is None:
                break
            self.in_table = False
            position, column = opened
        if position >= self.line_end:
            self.at = self.line_end + 1
            return
        self.indent = column - self.base
        self._leaf(position)

    def _leaf(self, position: int) -> None:
        self._judge_place(position)
        if self.paragraph is None and self.indent >= 4:
            self._skip_to(position, self.line_end)
            self.code_end = self.line_end
        elif self.in_table:
            self._row(position)
        else:
            read = LEAVES.get(self.text[position])
            if read is None or self.indent > 3 or not read(self, position):
                self._text_line(position)
