"""The blocks of a Markdown text, line by line: which lines are code, HTML, headings, notes, and which are paragraphs.

Containers (lists, block quotes, notes, admonitions) are read as Pandoc reads them, and as Python-Markdown does where
it renders something that Pandoc does not know (admonitions, tabs, blocks that interrupt a paragraph).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from briefsite.markdown.html import HtmlBlocks
from briefsite.markdown.inline import normal_label

PLAIN_START = r"[^\W\d_]|[\"“”‘’«»…—–¿¡]"
_PLAIN = re.compile(rf"(?:(?:{PLAIN_START})[^\n]*+(?:\n|\Z))++")
_FANCY_MARKER = re.compile(r"(?:[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)][ \t]")
_BULLET = re.compile(r"[-*+](?=[ \t\n]|\Z)")
_ORDERED = re.compile(r"\(?(?:\d{1,9}|#|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|@[\w\-]*)([.)])(?=[ \t\n]|\Z)")
_INITIAL = re.compile(r"[A-Z]\.(?![ \t]{2}|\n)")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
_FENCE = re.compile(r"(`{3,})[^`\n]*$|(~{3,})[^\n]*$", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})(?![.)#])[ \t]*([^\n]*)")
_HEADING_END = re.compile(r"(?:[ \t]+#+|#+)?[ \t]*(\{[^{}\n]*\})?[ \t]*\Z")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"\[\^([^\s\[\]]+)\]:")
_DEFINITION = re.compile(
    r"\[(?!\^)([^\[\]@]+)\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<][^\s]*)"
    r"(?:[ \t]*\n?[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\{[^{}\n]*\})?[ \t]*$",
    re.MULTILINE,
)
_ABBREVIATION = re.compile(r"\*\[[^\[\]\n]+\]:[^\n]*")
_MEANING = re.compile(r"[:~][ \t]+(?=\S)")
_PANEL = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?=[\"\w])")
_DELIMITER_ROW = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:[|+][ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*$", re.MULTILINE)
_TEX_BEGIN = re.compile(r"\\begin\{([A-Za-z]+\*?)\}")
_QUOTED_LINES = re.compile(r"[^\n]*(?:\n[ \t]*>[^\n]*)*")
_DEEPEST = 100


@dataclass(slots=True)
class Container:
    """A list item, quote, note, definition or panel that is open. What it holds is indented by `width`."""

    kind: str
    width: int = 0
    label: str = ""
    start: int = 0
    content: int = 0


@dataclass(frozen=True, slots=True)
class Region:
    """A paragraph, heading or row of a table: text in which citations are looked for."""

    start: int
    end: int
    note: str | None = None
    is_row: bool = False


@dataclass(slots=True)
class Blocks:
    """What the blocks of a text are. `blanks` are the offsets of what is not prose, in order."""

    regions: list[Region] = field(default_factory=list)
    blanks: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[int, int, int]] = field(default_factory=list)
    """Level, start and end of each; the region before a heading's end is its text."""
    heading_regions: list[Region] = field(default_factory=list)
    notes: list[tuple[str, int, int, int]] = field(default_factory=list)
    """Label, start, end, and where the content starts."""
    definitions: dict[str, str] = field(default_factory=dict)
    attributes: list[tuple[int, int]] = field(default_factory=list)
    """Offsets of HTML tags and attribute lists, which may give identifiers."""
    problems: list[tuple[str, int, str]] = field(default_factory=list)
    """Rule, offset and message."""


@lru_cache(maxsize=64)
def _fence_end(mark: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"^[ \t>]*{re.escape(mark)}{{{length},}}[ \t]*$", re.MULTILINE)


class BlockScanner:
    """Reads the blocks of `text` from `start` on."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.found, self.at = text, Blocks(), start
        self.containers: list[Container] = []
        self.paragraph: int | None = None
        self.paragraph_lines = 0
        self.in_table = False
        self.after_paragraph = False
        self.last_end = start
        self.html = HtmlBlocks(text)
        self.has_comments = "<!--" in text
        self.tex_ends: dict[str, list[int]] | None = None
        self.line_end = start
        self.indent = self.base = 0

    def scan(self) -> Blocks:
        """Read every line."""
        text, length = self.text, len(self.text)
        while self.at < length:
            plain = None if self.in_table or self.has_comments else _PLAIN.match(text, self.at)
            if plain and (self.paragraph is not None or not _FANCY_MARKER.match(text, self.at)):
                self._plain(plain.end())
            else:
                self._line()
        self._close_paragraph()
        self._leave(0)
        self.found.notes.sort(key=lambda note: note[1])
        return self.found

    def _plain(self, end: int) -> None:
        """Lines that begin with a letter at the margin can only be a paragraph."""
        if self.paragraph is None:
            self._leave(0)
            self.paragraph, self.paragraph_lines = self.at, 0
        self.paragraph_lines += 1 if "\n" not in self.text[self.at : end - 1] else 2
        self.last_end = end - (self.text[end - 1] == "\n")
        self.at = end

    # --- containers --------------------------------------------------------------------------------------------

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
        if matched < len(self.containers):
            if self.paragraph is not None and not self._begins_block(position):
                self._text_line(position)
                return
            self._close_paragraph()
            self._leave(matched)
        self._open(position, column)

    def _skip(self, position: int, column: int) -> tuple[int, int]:
        """Past spaces and tabs: the offset and the column of what follows."""
        text, end = self.text, self.line_end
        while position < end:
            if text[position] == " ":
                column += 1
            elif text[position] == "\t":
                column += 4 - column % 4
            else:
                break
            position += 1
        return position, column

    def _continue(self) -> tuple[int, int, int]:
        """Match the open containers: offset and column of what the line holds, and how many containers go on."""
        position, column = self._skip(self.at, 0)
        for number, container in enumerate(self.containers):
            if container.kind == "quote":
                if column - self.base > 3 or position == self.line_end or self.text[position] != ">":
                    return position, column, number
                position, column = self._quote_mark(position, column)
            elif position < self.line_end:
                if column - self.base < container.width:
                    return position, column, number
                self.base += container.width
        return position, column, len(self.containers)

    def _quote_mark(self, position: int, column: int) -> tuple[int, int]:
        self.found.blanks.append((position, position + 1))
        following = self.text[position + 1 : position + 2]
        self.base = column + (2 if following == " " else 1)
        return self._skip(position + 1, column + 1)

    def _blank_line(self, matched: int) -> None:
        self._close_paragraph()
        self.in_table = False
        if matched < len(self.containers):
            self._leave(matched)
        self.at = self.line_end + 1

    def _begins_block(self, position: int) -> bool:
        """Whether a line that is not indented for its containers ends the paragraph in them all the same."""
        if self.indent > 3:
            return False
        text, character = self.text, self.text[position]
        if character in "`~":
            return _FENCE.match(text, position, self.line_end) is not None
        if character == "[":
            return _NOTE.match(text, position) is not None
        if character == "#":
            return self.indent == 0 and self.base == 0 and _HEADING.match(text, position) is not None
        return self._in_list() and self._marker(position) is not None

    def _in_list(self) -> bool:
        return any(container.kind == "item" for container in self.containers)

    def _leave(self, count: int) -> None:
        """Close all containers but the outermost `count`."""
        while len(self.containers) > count:
            container = self.containers.pop()
            if container.kind == "note":
                end = max(self.last_end, container.content)
                self.found.notes.append((container.label, container.start, end, container.content))

    def _open(self, position: int, column: int) -> None:
        """Open the containers that begin on this line, then read what they hold."""
        while position < self.line_end and len(self.containers) < _DEEPEST:
            self.indent = column - self.base
            opened = self._opener(position, column) if self.indent <= 3 else None
            if opened is None:
                break
            position, column = opened
        if position >= self.line_end:
            self.at = self.line_end + 1
            return
        self.indent = column - self.base
        self._leaf(position)

    def _opener(self, position: int, column: int) -> tuple[int, int] | None:
        text, character = self.text, self.text[position]
        is_start = self.paragraph is None
        if character == "[" and (note := _NOTE.match(text, position, self.line_end)):
            self._close_paragraph()
            self.containers.append(Container("note", 4, note[1], position, note.end()))
            self.found.blanks.append(note.span())
            self.last_end = note.end()
            return self._into(position, note.end(), column, 4)
        if character == ">" and is_start:
            self.containers.append(Container("quote"))
            return self._quote_mark(position, column)
        if character in "!?=" and (panel := _PANEL.match(text, position, self.line_end)):
            self._close_paragraph()
            self._text_line(panel.end())
            self._close_paragraph()
            self.found.blanks.append((position, panel.end()))
            self.containers.append(Container("panel", 4))
            return self.line_end, column
        if character in ":~" and self.after_paragraph and (meaning := _MEANING.match(text, position, self.line_end)):
            self._close_paragraph()
            self.containers.append(Container("meaning", 4))
            self.found.blanks.append((position, position + 1))
            return self._into(position, meaning.end(), column, 4)
        if is_start or self._in_list():
            return self._item(position, column)
        return None

    def _into(self, start: int, position: int, column: int, width: int) -> tuple[int, int]:
        """Offset and column of what a container's first line holds, which need not be indented by its width."""
        position, column = self._skip(position, column + position - start)
        self.base = min(self.base + width, column)
        return position, column

    def _marker(self, position: int) -> re.Match[str] | None:
        text = self.text
        bullet = _BULLET.match(text, position)
        if bullet:
            return None if _RULE.match(text, position, self.line_end) else bullet
        if not (text[position].isalnum() or text[position] in "(#@"):
            return None
        ordered = _ORDERED.match(text, position, self.line_end)
        return None if ordered and _INITIAL.match(text, position) else ordered

    def _item(self, position: int, column: int) -> tuple[int, int] | None:
        marker = self._marker(position)
        if marker is None:
            return None
        self._close_paragraph()
        self.found.blanks.append(marker.span())
        after, after_column = self._skip(marker.end(), column + marker.end() - position)
        width = after_column - self.base
        if after == self.line_end or after_column - (column + marker.end() - position) > 4:
            width = column + marker.end() - position + 1 - self.base
        self.containers.append(Container("item", width))
        self.base += width
        self.last_end = marker.end()
        return after, after_column

    # --- what containers hold ----------------------------------------------------------------------------------

    def _leaf(self, position: int) -> None:
        text, character = self.text, self.text[position]
        if self.paragraph is None and self.indent >= 4:
            self._skip_to(position, self.line_end)
        elif self.in_table:
            self.found.regions.append(Region(position, self.line_end, self._note(), True))
            self._end_line()
        else:
            read = _LEAVES.get(character)
            if read is None or self.indent > 3 or not read(self, position):
                self._text_line(position)

    def _end_line(self) -> None:
        self.last_end = self.line_end
        self.at = self.line_end + 1

    def _text_line(self, position: int) -> None:
        if self.paragraph is None:
            self.paragraph, self.paragraph_lines = position, 0
        self.paragraph_lines += 1
        end = self._comment_end(position) if self.has_comments else None
        if end is not None:
            self.last_end = self.at = end
        else:
            self._end_line()

    def _comment_end(self, position: int) -> int | None:
        """Where a comment ends that begins in this line and goes on past the paragraph."""
        begin = self.text.find("<!--", position, self.line_end)
        if begin < 0 or self.paragraph is None:
            return None
        return self.html.long_comment_end(self.paragraph, begin)

    def _note(self) -> str | None:
        return next((c.label for c in reversed(self.containers) if c.kind == "note"), None)

    def _close_paragraph(self, until: int | None = None) -> None:
        if self.paragraph is not None:
            self.found.regions.append(Region(self.paragraph, until or self.last_end, self._note()))
            self.after_paragraph = True
            self.paragraph = None

    def _skip_to(self, start: int, end: int) -> None:
        """Blank what is not prose and go on after it."""
        self._close_paragraph()
        self.after_paragraph = False
        self.found.blanks.append((start, end))
        self.last_end = end
        self.at = end + 1 if end >= len(self.text) or self.text[end] == "\n" else end

    def _fence(self, position: int) -> bool:
        fence = _FENCE.match(self.text, position, self.line_end)
        if fence is None:
            return False
        mark = fence[1] or fence[2]
        in_quote = any(container.kind == "quote" for container in self.containers)
        limit = _QUOTED_LINES.match(self.text, self.at).end() if in_quote else len(self.text)  # type: ignore[union-attr]
        end = _fence_end(mark[0], len(mark)).search(self.text, self.line_end + 1, limit)
        if end is None:
            message = f"the code fence `{mark}` is never closed: add a line `{mark}` after the code"
            self.found.problems.append(("unclosed-fence", position, message))
        self._skip_to(position, end.end() if end else limit)
        return True

    def _heading(self, position: int) -> bool:
        heading = _HEADING.match(self.text, position, self.line_end)
        if heading is None or self.indent > 0:
            return False
        self._close_paragraph()
        start, end = heading.span(2)
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
        text = self.text
        row = _DELIMITER_ROW.match(text, position, self.line_end)
        if self.paragraph is not None and self.paragraph_lines == 1:
            if row and "|" in row.group() and "|" in text[self.paragraph : position]:
                self.found.regions.append(Region(self.paragraph, self.last_end, self._note(), True))
                self.paragraph, self.in_table = None, True
                self._skip_to(position, self.line_end)
                return True
            if text[position] in "=-" and _SETEXT.match(text, position, self.line_end):
                start, level = self.paragraph, 1 if text[position] == "=" else 2
                ending = re.search(r"[ \t]*(\{[^{}\n]*\})?[ \t]*\Z", text[start : self.last_end])
                text_end = start + ending.start() if ending else self.last_end
                self._add_heading(level, Region(start, text_end, self._note()), start, self.line_end)
                self._close_paragraph(text_end)
                self._skip_to(text_end, self.line_end)
                return True
        if _RULE.match(text, position, self.line_end) and (self.paragraph is None or text[position] != "-"):
            self._skip_to(position, self.line_end)
            return True
        return False

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
        if end is None:
            return False
        self.found.attributes.append((position, end))
        self._skip_to(position, end)
        return True


_LEAVES: dict[str, Callable[[BlockScanner, int], bool]] = {
    "`": BlockScanner._fence,
    "~": BlockScanner._fence,
    "#": BlockScanner._heading,
    "=": BlockScanner._underline,
    "-": BlockScanner._underline,
    "|": BlockScanner._underline,
    ":": BlockScanner._underline,
    "_": BlockScanner._underline,
    "*": BlockScanner._star,
    "[": BlockScanner._bracket,
    "\\": BlockScanner._backslash,
    "<": BlockScanner._angle,
}
