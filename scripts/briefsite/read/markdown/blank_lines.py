"""Blocks that stand side by side without a blank line where readers of Markdown do not agree on what they are.

Such as a rule right below a quotation, which makes a heading of it; or a definition of a link within a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefsite.model import LookAlike
from briefsite.model.rules.look_alikes import MISSING_BLANK_LINE
from briefsite.read.markdown.block_look_alikes import quoted

_LABEL = r"\[[^\]\n^][^\]\n]*\]:"
_DELIMITERS = r"(?:\|[ \t]*+)?:?-++:?[ \t]*+\|[-|: \t]*$"
_MAY_BE = re.compile(
    r"^[ \t>]*+(?:(?P<rule>(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$)"
    rf"|(?P<link>{_LABEL}[ \t])|(?P<meaning>:[ \t]+\S)|(?P<panel>(?:!!!|\?\?\?\+?)[ \t])"
    rf"|(?P<heading>#{{1,6}}[ \t]+\S)|(?P<row>{_DELIMITERS})"
    r"|(?P<tag><(?:div|section|figure|table|details|ul|ol|p)\b[^>\n]*>))",
    re.MULTILINE,
)
_LINK = re.compile(rf"[ \t>]*{_LABEL}[ \t]")
_MEANING = re.compile(r"[ \t]*:[ \t]")
_BLOCK = re.compile(rf"[ \t]*(?:>|[-*+][ \t]|\d+[.)][ \t]|\||```|~~~|<|{_LABEL}|:[ \t])|(?: {{4}}|\t)")
_ROW = re.compile(_DELIMITERS)
_NOT_A_TERM = re.compile(rf"[ \t]*(?:\*\[|{_LABEL}[ \t])|(?: {{4}}|\t)")
_TAG_WITH_MARKDOWN = re.compile(r"[ \t]*<[^>\n]*\bmarkdown\b[^>\n]*>[ \t]*$")


def missing_blank_lines(text: str, prose: str, start: int, fenced: Sequence[tuple[int, int]]) -> Iterator[LookAlike]:
    """The places at which a blank line is missing.

    `prose` is the text without code and tags, of the same length; `fenced` are the offsets of fenced blocks of code,
    in order.
    """
    for found in _MAY_BE.finditer(text, start):
        at = found.start()
        fence = bisect_right(fenced, (at, len(text))) - 1
        if fence >= 0 and at < fenced[fence][1]:
            continue
        before, above = _line_above(text, at, start)
        is_prose = bool(_line_above(prose, at, start)[0].strip())
        if found["tag"] is not None and not (is_prose or _TAG_WITH_MARKDOWN.match(before)):
            continue  # within a block of HTML
        if not before.strip() or before.lstrip().startswith(("```", "~~~")):
            continue
        if _is_missing(found, before, above, _line_below(text, found.end())):
            line = at + len(found[0]) - len(found[0].lstrip(" \t"))
            yield LookAlike(line, MISSING_BLANK_LINE.says(shown=quoted(text, line)))


def _is_missing(found: re.Match[str], before: str, above: str, below: str) -> bool:
    """Whether a line of a block belongs to no block with the line `before` it. `above` stands two lines up."""
    kind = found.lastgroup
    if kind == "rule":  # below one line of text it is the underline of a heading
        return _BLOCK.match(before) is not None or bool(above.strip())
    if kind == "link":
        return _LINK.match(before) is None or _MEANING.match(below) is not None
    if kind == "meaning":
        return _NOT_A_TERM.match(before) is not None
    if found[0].startswith(("    ", "\t")) and kind != "heading":
        return False  # in code, or in an item of a list
    if kind == "heading":
        return found[0].startswith(("  ", "\t"))
    if kind == "row":
        return _ROW.match(before.strip()) is not None or _ROW.match(below.strip()) is not None
    return True


def _line_above(text: str, at: int, start: int) -> tuple[str, str]:
    """The line above an offset and the one above that; empty where there is none."""
    if at <= start:
        return "", ""
    first = max(text.rfind("\n", start, at - 1) + 1, start)
    second = max(text.rfind("\n", start, max(start, first - 1)) + 1, start)
    return text[first : at - 1], text[second : max(first - 1, start)]


def _line_below(text: str, end: int) -> str:
    line_end = text.find("\n", end)
    if line_end < 0:
        return ""
    stop = text.find("\n", line_end + 1)
    return text[line_end + 1 : stop if stop >= 0 else len(text)]
