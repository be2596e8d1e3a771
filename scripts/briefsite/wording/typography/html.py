"""Sets the marks of a page's HTML: in its text alone, paragraph by paragraph, each in the language it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from briefsite.wording.typography.languages import Marks, marks_for
from briefsite.wording.typography.plain import OBJECT, STRAIGHT, find_marks

_INLINE = (
    "a|abbr|b|bdi|bdo|br|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|ruby|s|samp|small|span|strike"
    "|strong|sub|sup|time|tt|u|var|wbr"
)
_WHOLE = "math|pre|script|style|svg|textarea"
_BREAK = re.compile(rf"<(?P<whole>{_WHOLE})\b.*?</(?P=whole)>|</?(?!(?:{_INLINE})[\s/>])[a-z][^<>]*>", re.DOTALL)
"""What ends a paragraph: the tag of a block, or all of an element whose text is not prose."""
_TAG = re.compile(r"<[^<>]*>")
_NAME = re.compile(r"</?([a-z][\w-]*)")
_LANG = re.compile(r"\slang=\"([^\"]*)\"")
_CLASS = re.compile(r"\sclass=\"([^\"]*)\"")
_ENTITY = re.compile(r"&(#?\w{1,8});")
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_MATHS = frozenset(("arithmatex", "math"))
_RAISED = frozenset(("sub", "sup"))
"""Note marks, which stand between a word and a quotation mark and belong to neither."""
_VOID = frozenset(("br", "img", "wbr"))

MarksOf = Callable[[str], "Marks | None"]


class _Inside(NamedTuple):
    """An element that is open: its name, the marks of its language, and whether its text is left alone."""

    name: str
    marks: Marks | None
    is_left: bool


def set_marks_in_html(html: str, lang: str, table: Mapping[str, Marks]) -> str:
    """HTML with the marks of its text set; `table` gives them by language tag.

    The HTML is a sanitiser's: tags in lower case, and `<` and `>` in a text or an attribute are character references.
    Code, mathematics and attributes stay as they are. A part in another language (`lang`) gets its marks.
    """
    out, done = [], 0
    for start, end, marks in _paragraphs(html, marks_for(lang, table), lambda tag: marks_for(tag, table)):
        for at, mark in _Paragraph(html, start, end, lambda tag: marks_for(tag, table)).marks(marks):
            out += [html[done:at], mark]
            done = at + 1
    return "".join([*out, html[done:]]) if done else html


def _paragraphs(html: str, marks: Marks | None, marks_of: MarksOf) -> Iterator[tuple[int, int, Marks | None]]:
    """Where paragraphs with straight marks begin and end, and the marks of the language around them."""
    around = [("", marks)]
    done = 0
    for match in _BREAK.finditer(html):
        if _has_straight(html[done : match.start()]):
            yield done, match.start(), around[-1][1]
        done = match.end()
        if len(around) > 1 or " lang=" in match[0]:
            _step(around, match[0], marks_of)
    if _has_straight(html[done:]):
        yield done, len(html), around[-1][1]


def _has_straight(text: str) -> bool:
    return ("'" in text or '"' in text) and STRAIGHT.search(_TAG.sub("", text)) is not None


def _step(around: list[tuple[str, Marks | None]], tag: str, marks_of: MarksOf) -> None:
    """Enter or leave a block; those within one that names its language are counted, to know where it ends."""
    name = _NAME.match(tag)
    if name is None or tag.endswith("/>"):
        return
    if not tag.startswith("</"):
        lang = _LANG.search(tag)
        around.append((name[1], marks_of(lang[1]) if lang else around[-1][1]))
        return
    for index in range(len(around) - 1, 0, -1):
        if around[index][0] == name[1]:
            del around[index:]
            return


class _Paragraph:
    """A paragraph on the way through its tags: its text, and where the pieces of it stand in the page."""

    def __init__(self, html: str, start: int, end: int, marks_of: MarksOf) -> None:
        self._html, self._start, self._end = html, start, end
        self._marks_of = marks_of
        self._inside: list[_Inside] = []
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._places: list[tuple[int, Marks | None]] = []
        self._length = 0

    def marks(self, around: Marks | None) -> Iterator[tuple[int, str]]:
        """What to set at which offset of the page; `around` are the marks of the language around the paragraph."""
        self._inside.append(_Inside("", around, False))
        done = self._start
        for tag in _TAG.finditer(self._html, self._start, self._end):
            self._add(self._html[done : tag.start()], done)
            done = tag.end()
            self._meet(tag[0])
        self._add(self._html[done : self._end], done)
        for at, mark in find_marks("".join(self._texts), self._marks_at):
            piece = bisect_right(self._starts, at) - 1
            yield self._places[piece][0] + at - self._starts[piece], mark

    def _marks_at(self, offset: int) -> Marks | None:
        return self._places[bisect_right(self._starts, offset) - 1][1]

    def _meet(self, tag: str) -> None:
        match = _NAME.match(tag)
        if match is None:
            return
        name = match[1]
        if name in _CODE or name == "img":
            self._add(OBJECT, -1)
        elif name == "br":
            self._add(" ", -1)
        if tag.startswith("</"):
            self._leave(name)
        elif name not in _VOID:
            self._enter(name, tag)

    def _enter(self, name: str, tag: str) -> None:
        around = self._inside[-1]
        lang = _LANG.search(tag) if "lang=" in tag else None
        classes = _CLASS.search(tag) if "class=" in tag else None
        is_maths = classes is not None and not _MATHS.isdisjoint(classes[1].split())
        is_left = around.is_left or name in _CODE or name in _RAISED or is_maths
        self._inside.append(_Inside(name, self._marks_of(lang[1]) if lang else around.marks, is_left))

    def _leave(self, name: str) -> None:
        for index in range(len(self._inside) - 1, 0, -1):
            if self._inside[index].name == name:
                del self._inside[index:]
                return

    def _add(self, text: str, at: int) -> None:
        """Add a piece of text that stands at an offset of the page (-1: nowhere), unless it is left alone."""
        if not text or self._inside[-1].is_left:
            return
        self._starts.append(self._length)
        self._places.append((at, self._inside[-1].marks))
        self._texts.append(_ENTITY.sub(_entity, text) if "&" in text else text)
        self._length += len(text)


def _entity(match: re.Match[str]) -> str:
    """Something of the same length that is no letter: a space for a space, brackets for brackets."""
    character = {"nbsp": " ", "#160": " ", "lt": "<", "gt": ">"}.get(match[1], "&")
    return character * len(match[0])
