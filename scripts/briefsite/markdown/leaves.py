"""What containers hold besides paragraphs: code, headings, tables, link definitions, HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from briefsite.markdown import block_look_alikes as looks
from briefsite.markdown.block_look_alikes import TABLE
from briefsite.markdown.containers import RULE, ContainerScanner
from briefsite.markdown.links import normal_label
from briefsite.markdown.pairs import Pairs
from briefsite.markdown.structure import Region

FENCE = re.compile(r"(`{3,}|~{3,})[^`~\n]*$", re.MULTILINE)
HEADING = re.compile(r"(#{1,6})(?![.)#])[ \t]*([^\n]*)")
_HEADING_ATTRIBUTES = r"[ \t]*(?:\{(?=[:#.]|[\w\-]+=)[^{}\n]*\})?[ \t]*\Z"
_HEADING_END = re.compile(r"[ \t]*#*" + _HEADING_ATTRIBUTES)
_UNDERLINED_END = re.compile(_HEADING_ATTRIBUTES)
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$", re.MULTILINE)
_DEFINITION = re.compile(
    r"\[(?!\^)([^\[\]@]+)\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<][^\s]*)"
    r"(?:[ \t]*\n?[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\{[^{}\n]*\})?[ \t]*$",
    re.MULTILINE,
)
_ABBREVIATION = re.compile(r"\*\[[^\[\]\n]+\]:[^\n]*")
_DELIMITER_ROW = re.compile(r"(?=[^\n|]*\|)[|:\- \t]++$", re.MULTILINE)
_BAR = re.compile(r"\\.|\|")
_TEX_BEGIN = re.compile(r"\\begin\{([A-Za-z]+\*?)\}")
_CITED = re.compile(r"\[(?:[^\[\]<>\n]{0,40}\s)?-?@[\w{][^\[\]<>\n]{0,40}\]?")
_QUOTED_LINES = re.compile(r"[^\n]*(?:\n[ \t]*>[^\n]*)*")


@lru_cache(maxsize=64)
def _fence_end(mark: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"^[ \t>]*{re.escape(mark)}{{{length},}}[ \t]*$", re.MULTILINE)


class LeafScanner(ContainerScanner):
    """Reads the block that begins at an offset. Each method says whether there is one of its kind."""

    quote_end = -1
    table_cells = 0

    def _fence(self, position: int) -> bool:
        fence = FENCE.match(self.text, position, self.line_end)
        if fence is None:
            return False
        mark = fence[1]
        limit = self._quote_end() if any(c.kind == "quote" for c in self.containers) else len(self.text)
        end = _fence_end(mark[0], len(mark)).search(self.text, self.line_end + 1, limit)
        if end is None:
            message = f"the code fence {mark} is never closed: add a line {mark} after the code"
            self.found.problems.append(("unclosed-fence", position, message))
        elif info := fence.group()[len(mark) :].strip():
            self.found.fences.append((info, position, end.end(), self.line_end + 1, end.start()))
        self._skip_to(position, end.end() if end else limit)
        return True

    def _quote_end(self) -> int:
        """Where the lines marked with `>` end that go on from this one."""
        if self.quote_end < self.line_end:
            lines = _QUOTED_LINES.match(self.text, self.at)
            self.quote_end = lines.end() if lines else self.line_end
        return self.quote_end

    def _heading(self, position: int) -> bool:
        heading = HEADING.match(self.text, position, self.line_end)
        if heading is None:
            return False
        if self.indent > 0:
            self._look(looks.HEADING, position, looks.heading_indented(self.text, position))
            return False
        self._close_paragraph()
        start, end = heading.span(2)
        if start == heading.end(1) and start < end:
            message = looks.heading_without_space(self.text, position, heading[1])
            self._look("heading-without-space", position, message)
        ending = _HEADING_END.search(self.text[start:end])
        text_end = start + ending.start() if ending else end
        region = Region(start, text_end, self._note())
        self.found.regions.append(region)
        self._add_heading(len(heading[1]), region, position, self.line_end)
        self.found.blanks += [heading.span(1), (text_end, end)]
        self._end_line()
        return True

    def _add_heading(self, level: int, region: Region, start: int, end: int) -> None:
        self.found.headings.append((level, start, end))
        self.found.heading_regions.append(region)
        self.found.attributes.append((region.end, end))

    def _underline(self, position: int) -> bool:
        """The second line of a heading or of a table, or a rule."""
        text, start = self.text, self.paragraph
        if start is not None and _DELIMITER_ROW.match(text, position, self.line_end) and self._table(start, position):
            return True
        underlines = text[position] in "=-" and _SETEXT.match(text, position, self.line_end) is not None
        if underlines and start is not None and self.paragraph_lines == 1:
            self._underlined(start, position)
            return True
        if underlines and start is not None and text.startswith(("---", "==="), position):
            self._look(looks.HEADING, position, looks.underline_of_lines(text, position))
        if RULE.match(text, position, self.line_end):
            self._skip_to(position, self.line_end)
            return True
        return False

    def _underlined(self, start: int, position: int) -> None:
        text = self.text
        ending = _UNDERLINED_END.search(text, max(start, text.rfind("{", start, self.last_end)), self.last_end)
        text_end = start + len(text[start : ending.start() if ending else self.last_end].rstrip(" \t"))
        region = Region(start, text_end, self._note())
        self._add_heading(1 if text[position] == "=" else 2, region, start, self.line_end)
        self._close_paragraph(text_end)
        self._skip_to(text_end, self.line_end)

    def _table(self, start: int, position: int) -> bool:
        """The head of a table, whose second line begins at `position`: as many cells as the first, no more lines."""
        text = self.text
        if self.paragraph_lines > 1:
            return False
        head, cells = self._cells(start, self.last_end), self._cells(position, self.line_end)
        has_border = text[start] == "|" or text[start : self.last_end].rstrip().endswith("|")
        if head != cells or not (head > 1 or has_border):
            if "--" in text[position : self.line_end] and "|" in text[start : self.last_end]:
                self._look(TABLE, position, looks.cells_differ(text, position, head, cells))
            return False
        self.found.regions.append(Region(start, self.last_end, self._note(), True))
        self.found.tables.append(start)
        self.paragraph, self.table_cells = None, head
        self._skip_to(position, self.line_end)
        self.in_table = True
        return True

    def _cells(self, start: int, end: int) -> int:
        """How many cells a row has: bars part them that are neither in code nor behind a backslash."""
        text = self.text
        row = text[start:end].strip(" \t")
        if "`" in row or "\\" in row:
            pairs, row = Pairs(text, start, end), text[start:end]
            bars = (m.start() for m in _BAR.finditer(row) if m.group() == "|")
            row = "".join("|" if not pairs.in_code(start + at) else "" for at in bars)
            starts, ends = text[start:end].lstrip().startswith("|"), text[start:end].rstrip().endswith("|")
            return row.count("|") + 1 - starts - ends
        return row.count("|") + 1 - row.startswith("|") - (len(row) > 1 and row.endswith("|"))

    def _row(self, position: int) -> None:
        cells = self._cells(position, self.line_end)
        if cells > self.table_cells:
            self._look(TABLE, position, looks.cells_lost(self.text, position, self.table_cells, cells))
        self.found.regions.append(Region(position, self.line_end, self._note(), True))
        self._end_line()

    def _bracket(self, position: int) -> bool:
        definition = _DEFINITION.match(self.text, position)
        if definition is None:
            return False
        self.found.definitions.setdefault(normal_label(definition[1]), definition[2].strip("<>"))
        self._skip_to(position, definition.end())
        return True

    def _star(self, position: int) -> bool:
        abbreviation = _ABBREVIATION.match(self.text, position)
        if abbreviation:
            self._skip_to(position, abbreviation.end())
        return abbreviation is not None or self._underline(position)

    def _backslash(self, position: int) -> bool:
        """A TeX environment, which Pandoc and MathJax both take whole."""
        begin = _TEX_BEGIN.match(self.text, position)
        end = self.html.tex_end(begin[1], begin.end()) if begin and self.paragraph is None else None
        if end is not None:
            self._skip_to(position, end)
        return end is not None

    def _angle(self, position: int) -> bool:
        if self.text.startswith("<!--", position):
            end = self.html.comment_end(position)
            if end is None:
                message = "the comment `<!--` is never closed: add `-->` after it"
                self.found.problems.append(("unclosed-comment", position, message))
        else:
            end = self.html.block_end(position)
            cited = _CITED.search(self.text, position, end) if end is not None else None
            if cited is not None:
                message = f"`{cited.group()}` stands in HTML and cites nothing: add `markdown` to the tag that opens it"
                self.found.problems.append(("citation-in-html", cited.start(), message))
        if end is None:
            return False
        self.found.attributes.append((position, end))
        self._skip_to(position, end)
        return True


LEAVES: Mapping[str, Callable[[LeafScanner, int], bool]] = {
    "`": LeafScanner._fence,
    "~": LeafScanner._fence,
    "#": LeafScanner._heading,
    "=": LeafScanner._underline,
    "-": LeafScanner._underline,
    "|": LeafScanner._underline,
    ":": LeafScanner._underline,
    "_": LeafScanner._underline,
    "*": LeafScanner._star,
    "[": LeafScanner._bracket,
    "\\": LeafScanner._backslash,
    "<": LeafScanner._angle,
}
