"""Headings, with signs before them or a line below, and where a table begins, whose second line is like such a one."""

from __future__ import annotations

import re

from briefsite.model.rules.look_alikes import HEADING_WITHOUT_SPACE
from briefsite.model.rules.look_alikes import LOOKS_LIKE_HEADING as LIKE_HEADING
from briefsite.read.markdown import block_look_alikes as looks
from briefsite.read.markdown.containers import RULE
from briefsite.read.markdown.structure import Region
from briefsite.read.markdown.tables import DELIMITER_ROW, TableScanner

HEADING = re.compile(r"(#{1,6})(?![.)#])[ \t]*([^\n]*)")
_HEADING_ATTRIBUTES = re.compile(r"\{(?=[ ]*[:#.]|[ \t]*[\w\-]{1,60}=)[^{}\n]*\}")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$", re.MULTILINE)


def _heading_end(text: str, start: int, end: int) -> int:
    """Where the words of a heading end: before a list of attributes, which stands behind a space."""
    end = start + len(text[start:end].rstrip(" \t"))
    at = text.rfind("{", start, end)
    if at > start and text[at - 1] in " \t" and _HEADING_ATTRIBUTES.fullmatch(text, at, end):
        end = start + len(text[start:at].rstrip(" \t"))
    return end


class HeadingScanner(TableScanner):
    """Reads headings, and what a line of hyphens or bars is."""

    def _heading(self, position: int) -> bool:
        heading = HEADING.match(self.text, position, self.line_end)
        if heading is None:
            return False
        if self.paragraph is not None and self._in_list() and self.base > 0:
            self._look(LIKE_HEADING, position, "below-item")
            return False
        if self.indent > 0:
            if looks.HEADING_LIKE.match(self.text, position):
                self._look(LIKE_HEADING, position)
            return False
        self._close_paragraph()
        start, end = heading.span(2)
        if start == heading.end(1) and start < end:
            self._look(HEADING_WITHOUT_SPACE, position, marks=heading[1])
        text_end = _heading_end(self.text, start, end)
        text_end = start + len(self.text[start:text_end].rstrip("#").rstrip(" \t"))
        region = Region(start, text_end, self._note())
        self.found.regions.append(region)
        self._add_heading(len(heading[1]), region, position, self.line_end)
        self.found.blanks += [heading.span(1), (text_end, end)]
        self.block_start = self.line_end + 1
        if self._in_list() and looks.TEXT_LIKE.match(self.text, self.line_end + 1):
            self._look(LIKE_HEADING, position, "text-below")
        self._end_line()
        return True

    def _add_heading(self, level: int, region: Region, start: int, end: int) -> None:
        self.found.headings.append((level, start, end))
        self.found.heading_regions.append(region)
        self.found.attributes.append((region.end, end))

    def _underline(self, position: int) -> bool:
        """The second line of a heading or of a table, or a rule."""
        text, start = self.text, self.paragraph
        if start is not None and DELIMITER_ROW.match(text, position, self.line_end) and self._table(start, position):
            return True
        underlines = text[position] in "=-" and _SETEXT.match(text, position, self.line_end) is not None
        if underlines and start is not None and self.paragraph_lines == 1:
            self._underlined(start, position)
            return True
        if underlines and start is None and self._is_second_line():
            self._judge_underline(position)
        if underlines and start is not None and text.startswith(("---", "==="), position):
            self._look(LIKE_HEADING, position, "underline")
        if RULE.match(text, position, self.line_end):
            self._skip_to(position, self.line_end)
            return True
        return False

    def _judge_underline(self, position: int) -> None:
        """Say of a rule right below an item or a quotation of one line that it makes a heading of it."""
        line = looks.quoted(self.text, position)
        if not line.strip("-") or not line.strip("="):
            self._look(LIKE_HEADING, position, "underlines")

    def _is_second_line(self) -> bool:
        """Whether this line is the second without a blank one before, below one that is neither a heading nor HTML."""
        first = self.text[self.block_start : self.block_start + 1]
        return (
            self.at == self.text.find("\n", self.block_start) + 1 and self.at > self.block_start and first not in "#<"
        )

    def _underlined(self, start: int, position: int) -> None:
        text = self.text
        text_end = _heading_end(text, start, self.last_end)
        region = Region(start, text_end, self._note())
        self._add_heading(1 if text[position] == "=" else 2, region, start, self.line_end)
        self._close_paragraph(text_end)
        self._skip_to(text_end, self.line_end)
