"""Lists, block quotes, notes and other containers of a Markdown text: which go on in a line, and which begin.

They are read as Pandoc reads them, and as Python-Markdown does where it renders something that Pandoc does not know
(admonitions, tabs, notes that interrupt a paragraph).
"""

from __future__ import annotations

import re

from briefsite.markdown.html import HtmlBlocks
from briefsite.markdown.structure import Blocks, Container, Region

_BULLET = re.compile(r"[-*+](?=[ \t\n]|\Z)")
_ORDERED = re.compile(r"\(?(?:\d{1,9}|#|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|@[\w\-]*)([.)])(?=[ \t\n]|\Z)")
_NO_MARKER = re.compile(r"[A-Z]\.(?![ \t]{2}|\n)|p\.[ \t]\d")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
NOTE = re.compile(r"\[\^([^\]\n]*)\]:")
"""As Python-Markdown finds them, so with labels that are none: `bad-note-label` says so."""
_MEANING = re.compile(r"[:~][ \t]+(?=\S)")
_PANEL = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?=[\"\w])")


class ContainerScanner:
    """The state of reading `text` from `start` on, line by line, and the containers that are open."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.found, self.at = text, Blocks(), start
        self.containers: list[Container] = []
        self.paragraph: int | None = None
        self.paragraph_lines = 0
        self.in_table = self.is_inside_line = self.after_paragraph = False
        self.last_end = self.line_end = start
        self.indent = self.base = 0
        self.html = HtmlBlocks(text)
        self.has_comments = "<!--" in text

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

    def _in_list(self) -> bool:
        return any(container.kind == "item" for container in self.containers)

    def _leave(self, count: int) -> None:
        """Close all containers but the outermost `count`."""
        self.in_table = self.in_table and len(self.containers) <= count
        while len(self.containers) > count:
            container = self.containers.pop()
            if container.kind == "note":
                end = max(self.last_end, container.content)
                self.found.notes.append((container.label, container.start, end, container.content))

    def _opener(self, position: int, column: int) -> tuple[int, int] | None:
        """Open the container that begins here; offset and column of what it holds in this line."""
        text, character = self.text, self.text[position]
        is_start = self.paragraph is None
        if character == "[" and (note := NOTE.match(text, position, self.line_end)):
            self._close_paragraph()
            self.last_end = note.end()
            container = Container("note", 4, note[1], position, note.end())
            return self._into(container, position, note.end(), column)
        if character == ">" and is_start:
            self.containers.append(Container("quote"))
            return self._quote_mark(position, column)
        if character in "!?=" and (panel := _PANEL.match(text, position, self.line_end)):
            self._close_paragraph()
            self.found.blanks.append((position, panel.end()))
            self._text_line(panel.end())
            return self._into(Container("panel", 4), self.line_end, self.line_end, column)
        follows_term = character in ":~" and (self.after_paragraph or not is_start)
        if follows_term and (meaning := _MEANING.match(text, position, self.line_end)):
            return self._into(Container("meaning", 4), position, meaning.end(), column)
        if is_start or self._in_list():
            return self._item(position, column)
        return None

    def _into(self, container: Container, start: int, position: int, column: int) -> tuple[int, int]:
        """Open a container whose mark stands from `start` to `position`. Its first line may be indented by less."""
        self._close_paragraph()
        self.containers.append(container)
        self.found.blanks.append((start, position))
        self.base = column + position - start
        position, self.base = self._skip(position, self.base)
        return position, self.base

    def _marker(self, position: int) -> re.Match[str] | None:
        text = self.text
        bullet = _BULLET.match(text, position)
        if bullet:
            return None if RULE.match(text, position, self.line_end) else bullet
        if not (text[position].isalnum() or text[position] in "(#@"):
            return None
        ordered = _ORDERED.match(text, position, self.line_end)
        return None if ordered and _NO_MARKER.match(text, position) else ordered

    def _item(self, position: int, column: int) -> tuple[int, int] | None:
        marker = self._marker(position)
        if marker is None:
            return None
        self._close_paragraph()
        self.found.blanks.append(marker.span())
        if "@" in marker.group():
            self._example(marker)
        after, after_column = self._skip(marker.end(), column + marker.end() - position)
        width = after_column - self.base
        if after == self.line_end or after_column - (column + marker.end() - position) > 4:
            width = column + marker.end() - position + 1 - self.base
        self.containers.append(Container("item", width))
        self.base += width
        self.last_end = marker.end()
        return after, after_column

    def _example(self, marker: re.Match[str]) -> None:
        """`(@label)` at the start of a paragraph numbers an example in Pandoc, and `@label` then refers to it."""
        label = marker.group().strip("(@).")
        if label:
            self.found.examples.add(label)
            message = f"`{marker.group()}` at the start of a paragraph is not a citation: write `[@{label}]`"
            self.found.problems.append(("numbered-example", marker.start(), message))

    def _text_line(self, position: int) -> None:
        if self.paragraph is None:
            self.paragraph, self.paragraph_lines = position, 0
        self.paragraph_lines += 1
        comment = self._long_comment(position) if self.has_comments else None
        if comment is not None:
            self.found.blanks.append(comment)
            self.last_end = self.at = comment[1]
            self.is_inside_line = True
        else:
            self._end_line()

    def _end_line(self) -> None:
        self.last_end = self.line_end
        self.at = self.line_end + 1

    def _long_comment(self, position: int) -> tuple[int, int] | None:
        """The comment that begins in this line of a paragraph and goes on past its end."""
        begin = self.text.find("<!--", position, self.line_end)
        while begin >= 0 and self.paragraph is not None:
            end = self.html.long_comment_end(self.paragraph, begin)
            if end is not None:
                return begin, end
            begin = self.text.find("<!--", begin + 4, self.line_end)
        return None

    def _note(self) -> str | None:
        for container in reversed(self.containers):
            if container.kind == "note":
                return container.label
        return None

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
        self.is_inside_line = end < len(self.text) and self.text[end] != "\n"
        self.at = end if self.is_inside_line else end + 1
