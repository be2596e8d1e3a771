"""Lines that look like a list, a table or a heading to who typed them, and are none to Python-Markdown.

Its rules are narrower than CommonMark's: a list or a table begins after a blank line, what belongs to an item is
indented by four spaces, and an item is `- `, `* `, `+ ` or `1. `. How that is said, `briefsite.model.rules` declares.
"""

from __future__ import annotations

import re

ITEM_LIKE = re.compile(r"(?:[-*+•‣◦▪·–]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)])[ \t\u00a0]+(?=\S)")
TEXT_LIKE = re.compile(rf"(?=\S)(?!{ITEM_LIKE.pattern})")
_SURE_BULLETS = frozenset("-*+•‣◦▪")
_TYPED_BULLETS = frozenset("•‣◦▪")
_DASH_LATER = re.compile(r"[^\n]*\w [-–] \w")
_NEXT_LINE = re.compile(r"[^\n]*\n[ \t>]*")
HEADING_LIKE = re.compile(r"#{1,6}[ \t]+(?=\S)")
CODE_LIKE_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+[^\W\d_]")
_ROW_LIKE = re.compile(r"\|[^\n|]*\|[^\n]*\|?[ \t]*$", re.MULTILINE)
_OTHER_TABLE = re.compile(r"(?:\+(?:[-=:]{2,}\+)+|-{2,}(?:[ \t]+-{2,})+)[ \t]*$", re.MULTILINE)
UNSEEN_IN_FENCES = re.compile(
    r"(?P<diagram>\{? ?\.?(?:mermaid|plantuml|graphviz|dot)\b)|[^\n{]{0,80}\{[^{}\n]{0,80}\.annotate\b"
)
"""What the first line of a block of code asks for and no page does."""
UNSEEN_IN_CODE = re.compile(
    r"(?:#|//|--|;|%|/\*|<!--)[ \t]{0,9}(\(\d{1,2}\)!)[ \t]{0,9}(?:\*/|-->)?[ \t]{0,9}$", re.MULTILINE
)
"""A comment that another program makes a note that unfolds."""
_SHOWN = 40


def quoted(text: str, position: int) -> str:
    """The beginning of what stands at an offset, as a message quotes it."""
    end = text.find("\n", position)
    line = text[position : end if end >= 0 else len(text)].rstrip()
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def item_in_a_paragraph(text: str, paragraph: int, position: int) -> str | None:
    """Of a line at `position` that goes on with a paragraph and begins like an item: what else to write, or nothing."""
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
    is_usual = mark[0] in "-*+" or re.match(r"\d+\.", mark)
    return "" if is_usual else f", and write `{right_mark(mark)}` for `{mark.strip()}`"


def right_mark(mark: str) -> str:
    """The mark of an item as it is written here."""
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
    """The mark of an item with which a paragraph begins, where it is none here."""
    item = ITEM_LIKE.match(text, position)
    if item is None or text[position : position + 1] in "-*+–(" or re.match(r"\d+\.", item.group()):
        return None
    mark = item.group().strip()
    return mark if mark[0] in _TYPED_BULLETS or re.fullmatch(r"\d{1,3}\)", mark) else None


def looks_like_row(text: str, paragraph: int, position: int) -> str | None:
    """Which message says of a line of a paragraph that it looks like a row of a table; None where it does not."""
    if _OTHER_TABLE.match(text, position):
        return "other-table"
    if not _ROW_LIKE.match(text, position):
        return None
    first = text[paragraph:position].strip(" \t>\n")
    return "below-text" if first and not first.startswith("|") else ""


def counted(number: int, word: str) -> str:
    """So many of something, such as `one cell`, `2 cells`."""
    return f"one {word}" if number == 1 else f"{number} {word}s"
