"""Tables: a head, a line of hyphens below it, and rows."""

from __future__ import annotations

import re

from briefsite.model.rules.look_alikes import LOOKS_LIKE_TABLE as TABLE
from briefsite.model.rules.markdown import EMPTY_TABLE_HEAD
from briefsite.read.markdown import block_look_alikes as looks
from briefsite.read.markdown.containers import ContainerScanner
from briefsite.read.markdown.pairs import Pairs
from briefsite.read.markdown.structure import Region

DELIMITER_ROW = re.compile(r"(?=[^\n|]*\|)[|:\- \t]++$", re.MULTILINE)
_PARTED = re.compile(r"(?<![\\$\w])\$(?![\s$])(?:[^$\n|\\]|\\[^\n|]){0,200}\|[^$\n]{0,200}(?<![\s\\])\$(?![\w$])")
"""What would be a formula if no bar stood in it."""
_BAR = re.compile(r"\\.|\|")
_EMPTY_CELL = re.compile(r"(?<!\\)\|[ \t]*(?=\|)")


class TableScanner(ContainerScanner):
    """Reads the lines of a table."""

    table_cells = 0
    table_has_border = False

    def _table(self, start: int, position: int) -> bool:
        """The head of a table, whose second line begins at `position`: as many cells as the first, no more lines."""
        text = self.text
        if self.paragraph_lines > 1:
            if self.judged != start and "--" in text[position : self.line_end] and "|" in text[start:position]:
                self.judged = start
                self._look(TABLE, position, "below-lines")
            return False
        has_border = text[start] == "|" or text[start : self.last_end].rstrip().endswith("|")
        head = self._cells(start, self.last_end, has_border)
        cells = self._cells(position, self.line_end, has_border)
        if head != cells or not (head > 1 or has_border):
            if "--" in text[position : self.line_end] and "|" in text[start : self.last_end]:
                self._look(TABLE, position, "cells-differ", cells=looks.counted(cells, "cell"), head=head)
            return False
        self._judge_head(start, head)
        if self._parts_formula(start, self.last_end):
            self._look(TABLE, start, "formula")
        self.found.regions.append(Region(start, self.last_end, self._note(), True))
        self.found.tables.append(start)
        self.paragraph, self.table_cells, self.table_has_border = None, head, has_border
        self._skip_to(position, self.line_end)
        self.in_table = True
        return True

    def _judge_head(self, start: int, cells: int) -> None:
        """Say of a head that a cell of it is empty, or all are."""
        empty = [cell.end() for cell in _EMPTY_CELL.finditer(self.text, start, self.last_end)]
        if empty and "`" in self.text[start : self.last_end]:
            pairs = Pairs(self.text, start, self.last_end)
            empty = [at for at in empty if not pairs.in_code(at)]
        if empty:
            variant = "all" if len(empty) == cells else ""
            self._look(EMPTY_TABLE_HEAD, start if variant else empty[0], variant, row=looks.quoted(self.text, start))

    def _cells(self, start: int, end: int, has_border: bool) -> int:
        """How many cells a row has: bars part them that are neither in code nor behind a backslash.

        Those at its ends part nothing where the head has such.
        """
        row = self.text[start:end].strip(" \t")
        count = row.count("|")
        if "`" in row or "\\" in row:
            pairs = Pairs(self.text, start, end)
            bars = [bar.start() for bar in _BAR.finditer(self.text, start, end) if bar.group() == "|"]
            count = sum(not pairs.in_code(at) for at in bars)
        ends = row.startswith("|") + (len(row) > 1 and row.endswith("|") and not row.endswith("\\|"))
        return count + 1 - (ends if has_border else 0)

    def _parts_formula(self, start: int, end: int) -> bool:
        """Whether a bar that parts cells stands in a formula."""
        row = self.text[start:end]
        if row.count("$") < 2:
            return False
        pairs = Pairs(self.text, start, end)
        return any(not pairs.in_code(found.start()) for found in _PARTED.finditer(self.text, start, end))

    def _row(self, position: int) -> None:
        cells = self._cells(position, self.line_end, self.table_has_border)
        if self._parts_formula(position, self.line_end):
            self._look(TABLE, position, "formula")
        elif cells > self.table_cells:
            self._look(TABLE, position, "cells-lost", cells=looks.counted(cells, "cell"), head=self.table_cells)
        self.found.regions.append(Region(position, self.line_end, self._note(), True))
        self._end_line()
