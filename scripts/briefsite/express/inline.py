"""Inline Markdown as HTML: one walk over the marks in a text, each of which must be one of a few plain kinds.

Whatever could mean something else to Python-Markdown, or would not pass the sanitiser as it is, raises Hard.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from briefsite.express.tags import USUAL_ATTRIBUTES, attribute_list, is_usual, raw_tag

Resolve = Callable[[str], str | None]
"""From the address of a link to the one that is published; None for one that the host has something to say about."""

_ACTIVE = r"\\`<>\[\]*_&{!\xa0"
_MARK = re.compile(f"[{_ACTIVE}]")
_ADDRESS = r"[^()\s<>&\"'`\\\[\]{}]*"
_TOKEN = re.compile(
    # Plain text and the mark that ends it: one match takes half the time of a search and a match.
    rf"(?P<before>[^{_ACTIVE}]*)(?:"
    r"</(?P<closing>[a-z][a-z0-9]*)>"
    rf"|<(?P<usual>(?P<name>[a-z][a-z0-9]*){USUAL_ATTRIBUTES}>(?P<whole>[^{_ACTIVE}]*</(?P=name)>)?)"
    r"|\[\^(?P<note>[\w.:-]+)\]"
    rf"|\[(?!\^)(?P<link>(?P<words>[^{_ACTIVE}]+)\]\((?P<to>{_ADDRESS})\)(?!\{{))"
    r"|&(?P<entity>(?:#[0-9]{1,6}|#x[0-9a-f]{1,5}|[a-zA-Z][a-zA-Z0-9]*);)"
    r"|\](?!\()(?P<close>)"
    rf"|\]\((?P<address>{_ADDRESS})\)(?P<list>\{{[^{{}}\n]*\}})?"
    r"|\[(?!\^)(?P<open>)"
    r"|(?P<emphasis>\*{1,2}|_{1,2})(?![*_])"
    r"|<(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z][a-z-]*=\"[^\"<>\\`\[\]\n]*\")*)>"
    r"|\\(?P<escaped>[\\`*_{}\[\]()>#+.!|-])"
    r"|`(?<!``)(?P<code>[^`\n\\<\xa0]+)`(?!`)"
    r"|(?P<plain>[>\xa0]|!(?!\[)|&(?![#\w]))"
    r"|\Z(?P<end>)"
    r"|)"  # anything else
)
_PLAIN = {">": "&gt;", "&": "&amp;", "\xa0": "&nbsp;", "!": "!"}
_ELEMENTS = {"*": "em", "_": "em", "**": "strong", "__": "strong"}


class Hard(Exception):  # noqa: N818 -- no error: what is said is that this text is for Python-Markdown
    """Something in the text has, or might have, a meaning that is not written here."""


@dataclass(slots=True)
class Found:
    """What is met in the texts of a page: where its links lead, and what on it links can lead to."""

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


def inline(text: str, found: Found) -> str:
    """The text as HTML, as the sanitiser would write it. Raises Hard."""
    if not _MARK.search(text):
        return text
    return _Writer(text, found).write()


@dataclass(slots=True)
class _Writer:
    text: str
    found: Found
    out: list[str] = field(default_factory=list)
    opened: list[tuple[str, int, int]] = field(default_factory=list)
    """What is open: the mark, where in `out` it stands, how many links there were before it."""
    links: int = 0

    def write(self) -> str:
        out = self.out
        for token in _TOKEN.finditer(self.text):
            kind = token.lastgroup
            if kind == "usual":
                self.usual(token)
                out.append(token[0])
            elif kind == "closing":
                self.closing(token["closing"])
                out.append(token[0])
            else:
                if before := token["before"]:
                    out.append(before)
                if kind == "end":
                    break
                if (writer := _WRITERS.get(kind or "")) is None:
                    raise Hard
                writer(self, token)
        if self.opened and any(mark != "[" for mark, _, _ in self.opened):
            raise Hard
        return "".join(out)

    def usual(self, token: re.Match[str]) -> None:
        """A tag that stays as it is, perhaps with plain text and the tag that closes it."""
        name, href, identifier, whole = token.group("name", "href", "id", "whole")
        if not is_usual(name, href):
            raise Hard
        if identifier:
            self.found.identifiers.append(identifier)
        if name == "br":
            if whole:
                raise Hard
        elif not whole:
            self.opened.append((name, len(self.out), self.links))
        elif name == "a":
            self.links += 1

    def closing(self, name: str) -> None:
        mark, _, links = self.opened.pop() if self.opened else ("", 0, 0)
        if mark != name:
            raise Hard
        if mark == "a":
            self._count_link(links)

    def tag(self, token: re.Match[str]) -> None:
        written, identifier = raw_tag(token["tag"], token["attributes"])
        if written is None:
            raise Hard
        if identifier:
            self.found.identifiers.append(identifier)
        if token["tag"] != "br":
            self.opened.append((token["tag"], len(self.out), self.links))
        self.out.append(written)

    def note(self, token: re.Match[str]) -> None:
        label = token["note"]
        number = self.found.numbers.get(label)
        if number is None:
            raise Hard
        mark = self.found.marks[label] = self.found.marks.get(label, 0) + 1
        if self.found.nested:
            self.found.nested_marks.add(label)
        if mark > 1 and label in self.found.nested_marks:
            raise Hard
        self.links += 1
        identifier = f"fnref{mark if mark > 1 else ''}:{label}"
        self.found.identifiers.append(identifier)
        self.out.append(f'<sup id="{identifier}"><a class="footnote-ref" href="#fn:{label}">{number}</a></sup>')

    def link(self, token: re.Match[str]) -> None:
        """A link of plain words."""
        address = self.found.resolve(token["to"])
        if address is None:
            raise Hard
        self.out.append(f'<a href="{address}">{token["words"]}</a>')
        self.links += 1

    def address(self, token: re.Match[str]) -> None:
        mark, place, links = self.opened.pop() if self.opened else ("", 0, 0)
        address = self.found.resolve(token["address"])
        if mark != "[" or place == len(self.out) - 1 or address is None:
            raise Hard
        attributes = {"href": address}
        if token["list"]:
            more = attribute_list(token["list"])
            if more is None:
                raise Hard
            attributes |= more
        written = "".join(f' {name}="{value}"' for name, value in sorted(attributes.items()))
        self.out[place] = f"<a{written}>"
        self.out.append("</a>")
        self._count_link(links)

    def _count_link(self, before: int) -> None:
        """No link may hold another, nor a note."""
        if self.links != before:
            raise Hard
        self.links += 1

    def open(self, _: re.Match[str]) -> None:
        self.opened.append(("[", len(self.out), self.links))
        self.out.append("[")

    def close(self, _: re.Match[str]) -> None:
        if self.opened and self.opened[-1][0] == "[":
            self.opened.pop()
        elif any(mark == "[" for mark, _, _ in self.opened):
            raise Hard
        self.out.append("]")

    def escaped(self, token: re.Match[str]) -> None:
        self.out.append(_PLAIN.get(token["escaped"], token["escaped"]))

    def code(self, token: re.Match[str]) -> None:
        self.out.append(f"<code>{html.escape(token['code'].strip(), quote=False)}</code>")

    def emphasis(self, token: re.Match[str]) -> None:
        mark, text = token["emphasis"], self.text
        start, end = token.span("emphasis")
        before, after = text[start - 1 : start], text[end : end + 1]
        if self.opened and self.opened[-1][0] == mark:
            if not before or before.isspace() or after.isalnum() or self.opened[-1][1] == len(self.out) - 1:
                raise Hard
            self.opened.pop()
            self.out.append(f"</{_ELEMENTS[mark]}>")
        elif mark == "_" and before.isalnum() and after.isalnum():
            self.out.append("_")
        elif before.isalnum() or not (after.isalnum() or (after in "[“‘«<(&" and _sets_apart(before))):
            raise Hard
        else:
            self.opened.append((mark, len(self.out), self.links))
            self.out.append(f"<{_ELEMENTS[mark]}>")

    def entity(self, token: re.Match[str]) -> None:
        self.out.append(_character(token["entity"]))

    def plain(self, token: re.Match[str]) -> None:
        self.out.append(_PLAIN[token["plain"]])


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


_WRITERS: dict[str, Callable[[_Writer, re.Match[str]], None]] = {
    "link": _Writer.link,
    "tag": _Writer.tag,
    "attributes": _Writer.tag,
    "note": _Writer.note,
    "address": _Writer.address,
    "list": _Writer.address,
    "open": _Writer.open,
    "close": _Writer.close,
    "escaped": _Writer.escaped,
    "code": _Writer.code,
    "emphasis": _Writer.emphasis,
    "entity": _Writer.entity,
    "plain": _Writer.plain,
}
