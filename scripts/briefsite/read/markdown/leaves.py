"""What containers hold besides paragraphs: code, headings, link definitions, HTML, and where a table begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from briefsite.model.rules import markdown as rules
from briefsite.model.rules.look_alikes import HEADING_WITHOUT_SPACE, OTHER_MARKUP
from briefsite.model.rules.look_alikes import LOOKS_LIKE_HEADING as LIKE_HEADING
from briefsite.read.markdown import block_look_alikes as looks
from briefsite.read.markdown.containers import RULE
from briefsite.read.markdown.links import normal_label
from briefsite.read.markdown.structure import CITED, Region
from briefsite.read.markdown.tables import DELIMITER_ROW, TableScanner
from briefsite.read.markdown.tag_pairs import CLOSED_BY_THEMSELVES, tags_in_block, unclosed_tags, unknown_tags
from briefsite.read.math.marks import paragraph_at

FENCE = re.compile(r"(`{3,}|~{3,})[^`~\n]*$", re.MULTILINE)
HEADING = re.compile(r"(#{1,6})(?![.)#])[ \t]*([^\n]*)")
_HEADING_ATTRIBUTES = re.compile(r"\{(?=[:#.]|[ \t]*[\w\-]{1,60}=)[^{}\n]*\}")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$", re.MULTILINE)
DEFINITION = re.compile(
    r"\[(?!\^)([^\[\]@]+)\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<][^\s]*)"
    r"(?:[ \t]*\n?[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\{[^{}\n]*\})?[ \t]*$",
    re.MULTILINE,
)
_ABBREVIATION = re.compile(r"\*\[[^\[\]\n]+\]:[^\n]*")
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_TEX_BEGIN = re.compile(r"\\begin\{([A-Za-z]+\*?)\}")
_SLASHES = re.compile(r"/{3,}[ \t]*(?:([\w-]+)[ \t]*(?:\|[^\n]*)?)?$", re.MULTILINE)
_OTHER_SLASHES = tuple(f"pymdownx.blocks.{name}" for name in ("admonition", "definition", "details", "html", "tab"))
_QUOTED_LINES = re.compile(r"[^\n]*(?:\n[ \t]*>[^\n]*)*")


@lru_cache(maxsize=64)
def _fence_end(mark: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"^[ \t>]*{re.escape(mark)}{{{length},}}[ \t]*$", re.MULTILINE)


def _heading_end(text: str, start: int, end: int) -> int:
    """Where the words of a heading end: before a list of attributes, which stands behind a space."""
    end = start + len(text[start:end].rstrip(" \t"))
    at = text.rfind("{", start, end)
    if at > start and text[at - 1] in " \t" and _HEADING_ATTRIBUTES.fullmatch(text, at, end):
        end = start + len(text[start:at].rstrip(" \t"))
    return end


class LeafScanner(TableScanner):
    """Reads the block that begins at an offset. Each method says whether there is one of its kind."""

    quote_end = -1

    def _fence(self, position: int) -> bool:
        fence = FENCE.match(self.text, position, self.line_end)
        if fence is None:
            return False
        mark = fence[1]
        limit = self._quote_end() if any(c.kind == "quote" for c in self.containers) else len(self.text)
        end = _fence_end(mark[0], len(mark)).search(self.text, self.line_end + 1, limit)
        if end is None:
            self.found.problems.append((position, rules.UNCLOSED_FENCE.says(mark=mark)))
        elif info := fence.group()[len(mark) :].strip():
            self.found.fences.append((info, position, end.end(), self.line_end + 1, end.start()))
            if unseen := looks.UNSEEN_IN_FENCES.match(info):
                at = self.text.index(info, position)
                self._look(OTHER_MARKUP, at, "diagram" if unseen["diagram"] else "annotations")
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

    def _bracket(self, position: int) -> bool:
        definition = DEFINITION.match(self.text, position)
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

    def _formula(self, position: int) -> bool:
        """A formula that is a paragraph of its own."""
        if self.paragraph is not None:
            return False
        formula = paragraph_at(self.text, position)
        if formula is not None:
            self.found.formulas.append(formula)
            self._skip_to(position, formula.end)
            return True
        # Any other TeX environment Pandoc takes whole.
        begin = _TEX_BEGIN.match(self.text, position)
        end = self.html.tex_end(begin[1], begin.end()) if begin else None
        if end is not None:
            self._skip_to(position, end)
        return end is not None

    def _slashes(self, position: int) -> bool:
        """The line above or below a caption, or another block of its kind."""
        found = _SLASHES.match(self.text, position, self.line_end)
        if found is None:
            return False
        if found[1] and found[1] != "caption":
            self._look(OTHER_MARKUP, position, "panel", unless=_OTHER_SLASHES)
        self._skip_to(position, self.line_end)
        return True

    def _angle(self, position: int) -> bool:
        if self.text.startswith("<!--", position):
            end = self.html.comment_end(position)
            if end is None:
                self.found.problems.append((position, rules.UNCLOSED_COMMENT.says()))
        else:
            end = self.html.block_end(position)
            cited = CITED.search(self.text, position, end) if end is not None else None
            if cited is not None:
                self.found.problems.append((cited.start(), rules.CITATION_IN_HTML.says(written=cited.group())))
        if end is None:
            return False
        self._closes_nothing(position, end)
        if name := self.html.unclosed(position):
            self.found.problems.append((position, rules.UNCLOSED_HTML.says(name=name)))
        self.found.attributes.append((position, end))
        if tags := tags_in_block(self.text, position, end):
            self.found.problems += unclosed_tags(self.text, tags)
            self.found.look_alikes += unknown_tags(self.text, tags)
        self._skip_to(position, end)
        return True

    def _name_unclosed(self) -> None:
        """Say of elements that hold Markdown and are open at the end of the text that they are: two of them hide it."""
        for name, positions in self.opened.items():
            if len(positions) > 1 and name not in CLOSED_BY_THEMSELVES:
                self.found.problems.append((positions[-1], rules.UNCLOSED_HTML.says("another", name=name)))

    def _closes_nothing(self, position: int, end: int) -> None:
        """Keep count of elements that hold Markdown, and say of a tag that it closes none of them."""
        tag = _TAG_NAME.match(self.text, position)
        if tag is None or self.text.find("<", position + 1, end) >= 0:
            return
        name = tag[2].lower()
        if not tag[1]:
            self.opened.setdefault(name, []).append(position)
        elif self.opened.get(name):
            self.opened[name].pop()
        else:
            self.found.problems.append((position, rules.UNCLOSED_HTML.says("closing", name=name)))


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
    "\\": LeafScanner._formula,
    "$": LeafScanner._formula,
    "<": LeafScanner._angle,
    "/": LeafScanner._slashes,
}
