"""A line in letters that run the other way than the page reads in its own direction: its full stop stands at its end.

What a page marks already (`dir`, `<bdi>`) stays. The line keeps its place on the page: it is not aligned otherwise.
"""

from __future__ import annotations

import re

from briefsite.finish.language import page_language
from briefsite.finish.parts import Front
from briefsite.wording.languages import direction

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_TEXT = re.compile(r"<bdi\b.*?</bdi>|<(?:code|math)\b.*?</(?:code|math)>|<[^<>]*>|&#?\w+;", re.DOTALL)
_BLOCKS = (
    "p|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|div|blockquote|figure|figcaption|details|summary|pre|section"
)
_LINES = re.compile(
    rf"(<(?P<name>p|h[1-6]|li|dt|dd|th|td|figcaption|summary)(?=[\s>])[^<>]*>)"
    rf"(?P<text>[^<]*(?:<(?!/?(?:{_BLOCKS})[\s>])[^<]*)*)(?=</(?P=name)>)"
)
_ELEMENT = re.compile(r"(<(\w+)\b[^<>]*>)(.*)(</\2>)", re.DOTALL)
_ISOLATE = "\u2068"
"""What sets a name apart where there is no markup (Unicode: FSI)."""
_BREAK = re.compile(r"(<br ?/?>)")
_PERMALINK = '<a class="headerlink"'
_TAG = re.compile(r"<(/?)(\w+)[^<>]*?(/?)>")
_EMPTY = frozenset(("img", "input", "wbr", "source"))


def isolate_lines(html: str, front: Front) -> str:
    """Mark each line of the article in which most letters run the other way."""
    is_right = (front.get("dir") or direction(page_language(front))) == "rtl"
    if not is_right and not _FROM_THE_RIGHT.search(html):
        return html
    return _LINES.sub(lambda line: line[1] + _isolated(line["text"], "ltr" if is_right else "rtl"), html)


def _isolated(text: str, other: str) -> str:
    words, permalink, rest = text.partition(_PERMALINK)
    lines = (part if _BREAK.fullmatch(part) else _line(part, other) for part in _BREAK.split(words))
    return "".join((*lines, permalink, rest))


def _line(line: str, other: str) -> str:
    if ' dir="' in line or not _runs_so(line, other) or not _is_whole(line):
        return line
    words = line.strip()
    before, after = line.split(words, 1)
    inner = _ELEMENT.fullmatch(words)
    if inner and _is_whole(inner[3]):  # style sheets know an element by the one around it
        return f"{before}{inner[1]}{_line(inner[3], other)}{inner[4]}{after}"
    return f'{before}<span dir="{other}">{words}</span>{after}'


def _runs_so(line: str, other: str) -> bool:
    """Whether a line begins with a letter that runs the other way, as most do: all, where parts are isolated."""
    letters = ["rtl" if _FROM_THE_RIGHT.match(letter) else "ltr" for letter in _LETTER.findall(_NO_TEXT.sub("", line))]
    most = letters.count(other) * 2 > len(letters) if _ISOLATE not in line else {*letters} == {other}
    return most and letters[0] == other


def _is_whole(line: str) -> bool:
    """Whether each element in a line ends in it."""
    depth = 0
    for closing, name, closed in _TAG.findall(line):
        if not closed and name not in _EMPTY:
            depth += -1 if closing else 1
    return depth == 0
