"""Inline Markdown as HTML: one walk over the marks in a text, each of which must be one of a few plain kinds.

Whatever could mean something else to Python-Markdown, or would not pass the sanitiser as it is, raises Hard.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct, field

from briefsite.fast.express.tags import MOST_USUAL_TAGS, USUAL_ATTRIBUTES, attribute_list, is_usual, raw_tag

Resolve = Callable[[str], str | None]
"""From the address of a link to the one that is published; None for one that the host has something to say about."""

_ACTIVE = r"\\`<>\[\]*_&{!\xa0"
_MARK = re.compile(f"[{_ACTIVE}]")
_ADDRESS = r"[^()\s<>&\"'`\\\[\]{}]*"
_COLON = "&#58;"  # so it is written in an address that is to be read, lest it becomes a link
_WORDS = rf"[^{_ACTIVE}]*+(?:{_COLON}[^{_ACTIVE}]*+)*+"
_WHOLE = "|".join(f"<{name}{attributes}>{_WORDS}</{name}>" for name, attributes in MOST_USUAL_TAGS.items())
_TOKEN = re.compile(
    # All that stays as it is, and the mark that ends it: one match takes half the time of a search and a match.
    rf"(?P<before>{_WORDS}(?:(?:{_WHOLE}){_WORDS})*+)(?:"
    r"</(?P<closing>[a-z][a-z0-9]*)>"
    rf"|(?P<usual><(?P<name>[a-z][a-z0-9]*){USUAL_ATTRIBUTES}>)"
    r"|\[\^(?P<note>[\w.:-]+)\]"
    rf"|\[(?!\^)(?P<link>(?P<words>[^{_ACTIVE}]+)\]\((?P<to>{_ADDRESS})\)(?!\{{))"
    r"|&(?P<entity>(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-zA-Z][a-zA-Z0-9]*);)"
    r"|\](?!\()(?P<close>)"
    rf"|\]\((?P<address>{_ADDRESS})\)(?P<list>\{{[^{{}}\n]*\}})?"
    r"|\[(?!\^)(?P<open>)"
    r"|(?P<emphasis>\*{1,2}|_{1,2})(?![*_])"
    r"|<(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z][a-z-]*=\"[^\"<>\\`\[\]\n]*\")*)>"
    r"|\\(?P<escaped>[\\`*_{}\[\]()>#+.!|~^=$-])"
    r"|`(?<!``)(?P<code>[^`\n\\<\xa0]+)`(?!`)"
    r"|(?P<plain>[>\xa0]|!(?!\[)|&(?![#\w]))"
    r"|\Z(?P<end>)"
    r"|)"  # anything else
)
_STAYING = frozenset(("usual", "closing"))
"""Marks that are written as they are."""
_PLAIN = {">": "&gt;", "&": "&amp;", "\xa0": "&nbsp;", "!": "!"}
_ELEMENTS = {"*": "em", "_": "em", "**": "strong", "__": "strong"}


class Hard(Exception):  # noqa: N818 -- no error: what is said is that this text is for Python-Markdown
    """Something in the text has, or might have, a meaning that is not written here."""


class Writer(Struct):
    """Writes the texts of a page, one after the other; and what is met in them, and what links can lead to."""

    resolve: Resolve
    numbers: dict[str, int] = field(default_factory=dict)
    """Of each note, by its label."""
    marks: dict[str, int] = field(default_factory=dict)
    """How many marks were met of each note, by its label."""
    nested_marks: set[str] = field(default_factory=set)
    """The labels of notes with a mark in a list or a quotation."""
    identifiers: list[str] = field(default_factory=list)
    nested: bool = False
    """Whether the text stands in a list or a quotation, which Python-Markdown reads after the text around it."""

    _text: str = ""
    _out: list[str] = field(default_factory=list)
    _opened: list[tuple[str, int, int]] = field(default_factory=list)
    """What is open: the mark, where in `_out` it stands, how many links there were before it."""
    _links: int = 0

    def inline(self, text: str) -> str:
        """The text as HTML, as the sanitiser would write it. Raises Hard, and can write no more then."""
        if not _MARK.search(text):
            return text
        self._text = text
        self._out.clear()
        self._write()
        if self._opened:
            if any(mark != "[" for mark, _, _ in self._opened):
                raise Hard
            self._opened.clear()
        return "".join(self._out)

    def _write(self) -> None:
        out, opened = self._out, self._opened
        for token in _TOKEN.finditer(self._text):
            kind = token.lastgroup
            stays = token[0] if kind in _STAYING else token[1]
            if stays:
                out.append(stays.replace(_COLON, ":") if "&" in stays else stays)
                if opened and "<a" in stays:
                    self._links += token[1].count("<a")
            if kind == "end":
                break
            if (writer := _WRITERS.get(kind or "")) is None:
                raise Hard
            writer(self, token)

    def _usual(self, token: re.Match[str]) -> None:
        """A tag that stays as it is."""
        name, href, identifier = token.group("name", "href", "id")
        if not is_usual(name, href):
            raise Hard
        if identifier:
            self.identifiers.append(identifier)
        if name != "br":
            self._opened.append((name, len(self._out), self._links))

    def _closing(self, token: re.Match[str]) -> None:
        mark, _, links = self._opened.pop() if self._opened else ("", 0, 0)
        if mark != token["closing"]:
            raise Hard
        if mark == "a":
            self._count_link(links)

    def _tag(self, token: re.Match[str]) -> None:
        written, identifier = raw_tag(token["tag"], token["attributes"])
        if written is None:
            raise Hard
        if identifier:
            self.identifiers.append(identifier)
        if token["tag"] != "br":
            self._opened.append((token["tag"], len(self._out), self._links))
        self._out.append(written)

    def _note(self, token: re.Match[str]) -> None:
        label = token["note"]
        number = self.numbers.get(label)
        if number is None:
            raise Hard
        mark = self.marks[label] = self.marks.get(label, 0) + 1
        if self.nested:
            self.nested_marks.add(label)
        if mark > 1 and label in self.nested_marks:
            raise Hard
        self._links += 1
        identifier = f"fnref{mark if mark > 1 else ''}:{label}"
        self.identifiers.append(identifier)
        self._out.append(f'<sup id="{identifier}"><a class="footnote-ref" href="#fn:{label}">{number}</a></sup>')

    def _link(self, token: re.Match[str]) -> None:
        """A link of plain words."""
        address = self.resolve(token["to"])
        if address is None:
            raise Hard
        self._out.append(f'<a href="{address}">{token["words"]}</a>')
        self._links += 1

    def _address(self, token: re.Match[str]) -> None:
        mark, place, links = self._opened.pop() if self._opened else ("", 0, 0)
        address = self.resolve(token["address"])
        if mark != "[" or place == len(self._out) - 1 or address is None:
            raise Hard
        attributes = {"href": address}
        if token["list"]:
            more = attribute_list(token["list"])
            if more is None:
                raise Hard
            attributes |= more
        written = "".join(f' {name}="{value}"' for name, value in sorted(attributes.items()))
        self._out[place] = f"<a{written}>"
        self._out.append("</a>")
        self._count_link(links)

    def _count_link(self, before: int) -> None:
        """No link may hold another, nor a note."""
        if self._links != before:
            raise Hard
        self._links += 1

    def _open(self, _: re.Match[str]) -> None:
        self._opened.append(("[", len(self._out), self._links))
        self._out.append("[")

    def _close(self, _: re.Match[str]) -> None:
        if self._opened and self._opened[-1][0] == "[":
            self._opened.pop()
        elif any(mark == "[" for mark, _, _ in self._opened):
            raise Hard
        self._out.append("]")

    def _escaped(self, token: re.Match[str]) -> None:
        self._out.append(_PLAIN.get(token["escaped"], token["escaped"]))

    def _code(self, token: re.Match[str]) -> None:
        self._out.append(f"<code>{html.escape(token['code'].strip(), quote=False)}</code>")

    def _emphasis(self, token: re.Match[str]) -> None:
        mark, text = token["emphasis"], self._text
        start, end = token.span("emphasis")
        before, after = text[start - 1 : start], text[end : end + 1]
        if self._opened and self._opened[-1][0] == mark:
            if not before or before.isspace() or after.isalnum() or self._opened[-1][1] == len(self._out) - 1:
                raise Hard
            self._opened.pop()
            self._out.append(f"</{_ELEMENTS[mark]}>")
        elif mark == "_" and before.isalnum() and after.isalnum():
            self._out.append("_")
        elif before.isalnum() or not (after.isalnum() or (after in "[“‘«<(&" and _sets_apart(before))):
            raise Hard
        else:
            self._opened.append((mark, len(self._out), self._links))
            self._out.append(f"<{_ELEMENTS[mark]}>")

    def _entity(self, token: re.Match[str]) -> None:
        self._out.append(_character(token["entity"]))

    def _plain(self, token: re.Match[str]) -> None:
        self._out.append(_PLAIN[token["plain"]])


@lru_cache(maxsize=256)
def _character(entity: str) -> str:
    """The character that a reference to one stands for, as HTML."""
    character = html.unescape(f"&{entity}")
    if len(character) != 1 or not (character.isprintable() or character == "\xa0"):
        raise Hard
    return "&lt;" if character == "<" else _PLAIN.get(character, character)


def _sets_apart(before: str) -> bool:
    """Whether a mark behind this may open an emphasis that begins with a sign."""
    return not before or before.isspace() or before in "([“‘«"


_WRITERS: dict[str, Callable[[Writer, re.Match[str]], None]] = {
    "usual": Writer._usual,
    "closing": Writer._closing,
    "link": Writer._link,
    "tag": Writer._tag,
    "attributes": Writer._tag,
    "note": Writer._note,
    "address": Writer._address,
    "list": Writer._address,
    "open": Writer._open,
    "close": Writer._close,
    "escaped": Writer._escaped,
    "code": Writer._code,
    "emphasis": Writer._emphasis,
    "entity": Writer._entity,
    "plain": Writer._plain,
}
