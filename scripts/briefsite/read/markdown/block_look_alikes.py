"""Lines that look like a list, a table or a heading to who typed them, and are none to Python-Markdown.

Its rules are narrower than CommonMark's: a list or a table begins after a blank line, what belongs to an item is
indented by four spaces, and an item is `- `, `* `, `+ ` or `1. `. Each function says what is wrong with a line, and
how it would be right; None where nothing is.
"""

from __future__ import annotations

import re

LIST, TABLE, HEADING = "looks-like-list", "looks-like-table", "looks-like-heading"

ITEM_LIKE = re.compile(r"(?:[-*+•‣◦▪·–]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)])[ \t\u00a0]+(?=\S)")
_SURE_BULLETS = frozenset("-*+•‣◦▪")
_TYPED_BULLETS = frozenset("•‣◦▪·")
_DASH_LATER = re.compile(r"[^\n]*\w [-–] \w")
_NEXT_LINE = re.compile(r"[^\n]*\n[ \t>]*")
_HEADING_LIKE = re.compile(r"#{1,6}[ \t]+(?=\S)")
_ROW_LIKE = re.compile(r"\|[^\n|]*\|[^\n]*\|?[ \t]*$", re.MULTILINE)
_GRID = re.compile(r"\+(?:[-=:]{2,}\+)+[ \t]*$", re.MULTILINE)
_COLUMNS = re.compile(r"-{2,}(?:[ \t]+-{2,})+[ \t]*$", re.MULTILINE)
_SHOWN = 40


def quoted(text: str, position: int) -> str:
    """The beginning of what stands at an offset, as a message quotes it."""
    end = text.find("\n", position)
    line = text[position : end if end >= 0 else len(text)].rstrip()
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def item_in_a_paragraph(text: str, paragraph: int, position: int) -> str | None:
    """What is wrong with a line at `position` that goes on with a paragraph and begins like an item of a list."""
    item = ITEM_LIKE.match(text, position)
    if item is None:
        return None
    mark = item.group()
    before = text[paragraph:position].rstrip(" \t\n>")
    if not (_is_sure(mark, before) and not _is_a_dash(text, mark, before, item.end())):
        following = _NEXT_LINE.match(text, item.end())
        beside = _same_mark(text, following.end(), mark) if following else False
        if not beside and not _same_mark(text, paragraph, mark):
            return None
    shown = quoted(text, position)
    is_usual = mark[0] in "-*+" or re.match(r"\d+\.", mark)
    other = "" if is_usual else f", and write `{_right(mark)}` for `{mark.strip()}`"
    return (
        f"`{shown}` looks like an item of a list and is shown as running text:"
        f" put a blank line before the first item{other}"
    )


def _right(mark: str) -> str:
    return "1. " if re.match(r"\(?[0-9A-Za-z]", mark) else "- "


def _is_sure(mark: str, before: str) -> bool:
    """Whether one such line is enough to look like a list."""
    if mark[0] in _SURE_BULLETS:
        return True
    return mark[0].isdigit() and int(re.match(r"\d+", mark).group()) == 1 and before.endswith((":", "："))  # type: ignore[union-attr]


def _is_a_dash(text: str, mark: str, before: str, end: int) -> bool:
    """Whether a hyphen is more likely a dash within a sentence, of which another stands in the line, or a minus."""
    if mark[0] not in "-+" or before.endswith((":", "：")):
        return False
    return _DASH_LATER.match(text, end) is not None or (text[end].isdigit() and before[-1:].isalnum())


def _same_mark(text: str, position: int, mark: str) -> bool:
    other = ITEM_LIKE.match(text, position)
    return other is not None and re.sub(r"\w+", "w", other.group().strip()) == re.sub(r"\w+", "w", mark.strip())


def item_typed_otherwise(text: str, position: int) -> str | None:
    """What is wrong with the first line of a paragraph that begins with a mark of an item that is none here."""
    item = ITEM_LIKE.match(text, position)
    if item is None or text[position : position + 1] in "-*+–(" or re.match(r"\d+\.", item.group()):
        return None
    mark = item.group().strip()
    if mark in ("·",) or not (mark[0] in _TYPED_BULLETS or re.fullmatch(r"\d{1,3}\)", mark)):
        return None
    return f"`{quoted(text, position)}` looks like an item of a list and is none: write `{_right(mark)}` for `{mark}`"


def item_too_near(text: str, position: int, spaces: int) -> str:
    """An item that stands a little further in than the one above it, as for a list within a list."""
    return (
        f"`{quoted(text, position)}` is indented by {_spaces(spaces)} and becomes an item of the list around it:"
        " a list within a list is indented by four"
    )


def paragraph_too_near(text: str, position: int, spaces: int) -> str:
    """A paragraph below an item that is indented, but not enough to belong to it."""
    return (
        f"`{quoted(text, position)}` is indented by {_spaces(spaces)} and ends the list above it:"
        " what belongs to an item is indented by four"
    )


def other_kind(text: str, position: int, was_numbered: bool) -> str:
    """A list of numbers right after one of bullets, or the other way round: Python-Markdown makes them one."""
    one, other = ("numbers", "bullets") if was_numbered else ("bullets", "numbers")
    return (
        f"`{quoted(text, position)}` goes on with the list of {one} above it, though it has {other}:"
        " put a line of text or `<!-- -->` between the lists, or indent it by four spaces"
    )


def number_lost(text: str, position: int, mark: str) -> str:
    """A list that begins with another number than 1: Python-Markdown counts from 1."""
    number = mark.rstrip(".")
    return (
        f"`{quoted(text, position)}` begins a list, which is shown from 1 on:"
        f" write `{number}\\.` if it is no list, or indent by four what parts it from the list above"
    )


def item_after_nested(text: str, position: int) -> str:
    """An item right below lines that are indented after a blank line: it becomes part of what they are part of."""
    return (
        f"`{quoted(text, position)}` stands right below an indented block and is taken for a part of it:"
        " put a blank line before it"
    )


def item_after_quotation(text: str, position: int) -> str:
    """An item right below a quotation, which it becomes a part of."""
    return f"`{quoted(text, position)}` becomes a part of the quotation above it: put a blank line before it"


def quotation_in_an_item(text: str, position: int) -> str:
    """A quotation right below an item, which it becomes a part of."""
    return f"`{quoted(text, position)}` becomes a part of the item above it: put a blank line before it"


def meaning_of_a_block(text: str, position: int) -> str:
    """A colon at the beginning of a line right below an item or a quotation, of which it makes a definition."""
    return f"`{quoted(text, position)}` makes a definition of what stands above it: write `\\:` if it is none"


def item_as_code(text: str, position: int) -> str | None:
    """What is wrong with a block of code, indented by four, that begins like a list."""
    item = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+[^\W\d_]").match(text, position)
    if item is None:
        return None
    return f"`{quoted(text, position)}` looks like an item of a list and is shown as code: do not indent the list"


def heading_indented(text: str, position: int) -> str | None:
    """What is wrong with a line that would be a heading at the margin."""
    if _HEADING_LIKE.match(text, position) is None:
        return None
    return f"`{quoted(text, position)}` looks like a heading and is none: begin it at the margin"


def heading_in_an_item(text: str, position: int) -> str:
    """A heading right below the words of an item, to which it belongs."""
    return f"`{quoted(text, position)}` looks like a heading and is none: put a blank line before it"


def text_below_heading(text: str, position: int, line_end: int) -> str | None:
    """Text right below a heading within an item."""
    if line_end + 1 >= len(text) or ITEM_LIKE.match(text, line_end + 1):
        return None
    return f"`{quoted(text, position)}` stands in an item: put a blank line below it, and indent what follows by four"


def heading_without_space(text: str, position: int, marks: str) -> str:
    """A heading without a space behind its signs: often a number or a word with the sign before it."""
    line = quoted(text, position)
    return f"`{line}` is shown as a heading: put a space behind `{marks}`, or write `\\{line}` if it is none"


def underline_of_lines(text: str, position: int) -> str:
    """An underline below two lines or more: a heading in CommonMark, a rule or text in Python-Markdown."""
    line = quoted(text, position)
    return f"`{line}` looks like the underline of a heading, which has one line: put a blank line before it"


def underline_of_block(text: str, position: int) -> str | None:
    """What is wrong with a rule right below an item or a quotation of one line: it makes a heading of it."""
    line = quoted(text, position)
    if line.strip("-") and line.strip("="):
        return None
    return f"`{line}` makes a heading of the line above it: put a blank line before it"


def cells_differ(text: str, position: int, head: int, cells: int) -> str:
    """A line of hyphens that has not as many cells as the head above it."""
    return (
        f"`{quoted(text, position)}` looks like the line under the head of a table and is none:"
        f" it has {_cells(cells)}, and the head has {head}"
    )


def cells_lost(text: str, position: int, head: int, cells: int) -> str:
    """A row with more cells than the head: those are dropped."""
    return f"`{quoted(text, position)}` has {_cells(cells)} where the table has {head}: what is over is not shown"


def _cells(count: int) -> str:
    return "one cell" if count == 1 else f"{count} cells"


def tab(text: str, position: int) -> str:
    """A tab of Material, where the extension that reads it is off."""
    return f"`{quoted(text, position)}` is shown as it stands, and what is below it as code: write headings instead"


def table_in_a_paragraph(text: str, position: int) -> str:
    """The line under the head of a table that follows a text without a blank line."""
    return f"`{quoted(text, position)}` looks like the line of a table and is none: put a blank line before its head"


def row_in_a_paragraph(text: str, paragraph: int, position: int) -> str | None:
    """What is wrong with a line of a paragraph that looks like a row of a table."""
    shown = quoted(text, position)
    if _GRID.match(text, position) or _COLUMNS.match(text, position):
        return f"`{shown}` looks like a table of another program and is none: write `| a | b |`, `|---|---|`, rows"
    if not _ROW_LIKE.match(text, position):
        return None
    return f"`{shown}` looks like a row of a table and is none: {_table_remedy(text, paragraph, position)}"


def _table_remedy(text: str, paragraph: int, position: int) -> str:
    first = text[paragraph:position].strip(" \t>\n")
    if first and not first.startswith("|"):
        return "put a blank line before the table"
    return "a table needs a line such as `|---|---|` under its head"


def _spaces(count: int) -> str:
    return "one space" if count == 1 else f"{count} spaces"
