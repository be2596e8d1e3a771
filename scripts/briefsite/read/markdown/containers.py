"""Lists, block quotes, notes and other containers of a Markdown text: which go on in a line, and which begin.

They are read as Python-Markdown reads them, which renders them: what looks like more to an editor is said
(`block_look_alikes`).
"""

from __future__ import annotations

import re

from briefsite.model.rules import markdown as rules
from briefsite.model.rules.look_alikes import LOOKS_LIKE_LIST as LIST
from briefsite.model.rules.look_alikes import OTHER_MARKUP
from briefsite.read.markdown import block_look_alikes as looks
from briefsite.read.markdown.line_judge import LineJudge
from briefsite.read.markdown.structure import Container, Region

_ITEM = re.compile(r"(?:[-*+]|\d+\.)(?=[ \t])")
_USUAL_BEGINNINGS = frozenset("[*_\"'(`<!@$“‘«—")
_EXAMPLE = re.compile(r"\(@([\w\-]+)\)(?=[ \t\n]|\Z)")
RULE = re.compile(r"(?:(?:\* {0,2}+){3,}+|(?:- {0,2}+){3,}+|(?:_ {0,2}+){3,}+)[ \t]*+$", re.MULTILINE)
NOTE = re.compile(r"\[\^([^\]\n]*)\]:")
"""As Python-Markdown finds them, so with labels that are none: `bad-note-label` says so."""
_MEANING = re.compile(r"[:~][ \t]+(?=\S)")
_PANEL = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+(?=[\"\w])|===[!+]{0,2} +(?=\"[^\n]*\" *$)")
_TAB_LIKE = re.compile(r"===[!+]{0,2} *[\w“”«„‘'\"]")


class ContainerScanner(LineJudge):
    """Reads text line by line: which containers go on, and which begin."""

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
        if character == ">":
            if not is_start and self._in_list():
                self._look(LIST, position, "in-item")
            self._close_paragraph()
            self.containers.append(Container("quote"))
            return self._quote_mark(position, column)
        if character in "!?=" and (panel := _PANEL.match(text, position, self.line_end)):
            self._close_paragraph()
            self.found.blanks.append((position, panel.end()))
            self._text_line(panel.end())
            return self._into(Container("panel", 4), self.line_end, self.line_end, column)
        if character == "=" and is_start and _TAB_LIKE.match(text, position, self.line_end):
            self._look(OTHER_MARKUP, position, "tab")
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
        if text[position] not in "-*+" and not text[position].isdigit():
            return None
        marker = _ITEM.match(text, position, self.line_end)
        return None if marker is None or RULE.match(text, position, self.line_end) else marker

    def _item(self, position: int, column: int) -> tuple[int, int] | None:
        marker = self._marker(position)
        if marker is None:
            self._example(position)
            return None
        self._judge_item(marker, column - self.base)
        self._close_paragraph()
        self.found.blanks.append(marker.span())
        self.found.items.append(position)
        after, after_column = self._skip(marker.end(), column + marker.end() - position)
        above = self._item_above()
        item = Container("item", 4, column=column - self.base, is_numbered=marker.group()[-1] == ".")
        if above is not None and item.column > above.column:
            item.is_numbered = above.is_numbered
        self.containers.append(item)
        self.base = after_column
        self.last_end = marker.end()
        return after, after_column

    def _example(self, position: int) -> None:
        """`(@label)` at the start of a paragraph numbers an example in Pandoc, and `@label` then refers to it."""
        label = _EXAMPLE.match(self.text, position, self.line_end) if self.text[position] == "(" else None
        if label and self.paragraph is None:
            self.found.examples.add(label[1])
            breach = rules.NUMBERED_EXAMPLE.says(written=label.group(), key=label[1])
            self.found.problems.append((position, breach))

    def _text_line(self, position: int) -> None:
        if self.paragraph is None:
            self.paragraph, self.paragraph_lines = position, 0
            if self.text[position] not in _USUAL_BEGINNINGS:
                mark = looks.item_typed_otherwise(self.text, position)
                if mark is not None:
                    self._look(LIST, position, "other-mark", mark=mark, right=looks.right_mark(mark))
        else:
            self._judge_line(position)
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
