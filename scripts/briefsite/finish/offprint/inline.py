"""Words of a finished page, with what stands among them, as nodes: a string, or a list that begins with its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote, urljoin

from lxml.html import HtmlElement

from briefsite.finish.offprint.letters import shown
from briefsite.finish.offprint.math import formula
from briefsite.finish.offprint.pictures import Pictures
from briefsite.read.addresses import is_web
from briefsite.read.offprint_fonts import scripts_in

Node: TypeAlias = Any
"""A string, or a list of a kind and what belongs to it: plain JSON."""

_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("del", "s"), "del"),
    **dict.fromkeys(("ins", "u"), "ins"),
    **dict.fromkeys(("code", "samp", "tt"), "code"),
    "sub": "sub", "sup": "sup", "mark": "mark", "kbd": "kbd", "small": "small",
}  # fmt: skip
_UNSHOWN = frozenset(("script", "style", "template", "button", "svg", "label", "colgroup"))
_ROOM = "\u202f"
_UNSHOWN_CLASSES = frozenset(("headerlink", "footnote-backref", "md-annotation", "twemoji", "linenos", "chart-key"))
_AS_TYPED = "%/:?#@!$&'()*+,;=[]~ \u2066\u2068\u2069\u200b"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_FOLDED = re.compile(
    "(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]) ?\n ?(?=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])"
)
_APOSTROPHE = re.compile("(?<=[A-Za-z\u00c0-\u024f])(’)(?=[A-Za-z\u00c0-\u024f])")
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_FIRST_STRONG, _POP = "\u2068", "\u2069"


class Inline:
    """Reads what stands in lines. One serves a whole page: it knows what has been met."""

    def __init__(
        self,
        notes: Mapping[str, HtmlElement],
        targets: frozenset[str],
        address: str,
        scripts: Iterable[str],
        pictures: Pictures,
    ) -> None:
        """`notes` by their identifiers, `targets` are the identifiers to which links on the page lead; `address` is the
        whole address of the page, if the site has one; `scripts` are those of the brief.
        """
        self._notes = notes
        self._targets = targets
        self._address = address
        self._scripts = frozenset(scripts)
        self.pictures = pictures
        self.anchors: dict[str, str] = {}
        """The places that links can lead to: by their identifiers the names of the nodes that are there."""
        self._numbers: dict[str, str] = {}
        self._explained: set[str] = set()
        self.blocks_of: Callable[[HtmlElement], list[Node]] = lambda _: []
        """Reads the paragraphs of a note."""

    def of(self, element: HtmlElement) -> list[Node]:
        """What an element holds."""
        return joined([*words_of(element.text), *(node for child in element for node in self.child(child))])

    def child(self, child: HtmlElement) -> Iterator[Node]:
        """An element among words, and the words behind it."""
        if isinstance(child.tag, str) and child.tag not in _UNSHOWN and not is_unshown(child):
            yield from self._element(child)
        yield from words_of(child.tail)

    def anchor(self, element: HtmlElement) -> list[Node]:
        """The place that the identifier of an element names, where a link leads there.

        Each place costs the typesetter time, so a citation that is a note is found by that.
        """
        name = element.get("id")
        if not name or name in self.anchors or name not in self._targets:
            return []
        reference = element.find("sup/a[@class='footnote-ref']") if element.get("class") == "cite" else None
        note = (reference.get("href") or "")[1:] if reference is not None else ""
        if note and note not in self._numbers:
            self.anchors[name] = note
            return []
        self.anchors[name] = name
        return [["at", name]]

    def _element(self, element: HtmlElement) -> Iterator[Node]:
        special = _SPECIAL.get(element.tag)
        if special is not None:
            yield from special(self, element)
            return
        note = element.find("a[@class='footnote-ref']") if element.tag == "sup" else None
        if note is not None:
            yield from self._note(note)
            return
        yield from self.anchor(element)
        inner = self._in_direction(element, self.of(element))
        kind = _KINDS.get(element.tag)
        if kind == "em" and "latin" not in (element.get("class") or "") and _is_upright(element):
            kind = None
        yield from [[kind, *inner]] if kind else inner

    def _in_direction(self, element: HtmlElement, inner: list[Node]) -> list[Node]:
        """Words that run their own way: set apart by the marks that Unicode has for it."""
        own = element.get("dir")
        if inner and (own or element.tag == "bdi"):
            return [_ISOLATES.get(own or "", _FIRST_STRONG), *inner, _POP]
        return inner

    def _note(self, reference: HtmlElement) -> Iterator[Node]:
        name = (reference.get("href") or "")[1:]
        number = "".join(reference.itertext()).strip()
        note = self._notes.get(name)
        if note is None or not number:
            return
        if name in self._numbers:
            yield ["again", name, number]
            return
        self._numbers[name] = number  # before its text is read: it might hold its own reference
        self.anchors[name] = name
        first, *rest = self.blocks_of(note) or [["p", ""]]
        words = first[2:] if first[0] == "p" else [first]  # they begin behind the number
        yield ["note", number, name, words, *rest]

    def link(self, element: HtmlElement) -> Iterator[Node]:
        """A link, or its words where it leads nowhere."""
        inner = [self._address_shown(node) for node in self.of(element)]
        target = self.target(element.get("href") or "")
        yield from self.anchor(element)
        yield from [["link", target, *inner]] if target and inner else inner

    def _address_shown(self, node: Node) -> Node:
        """An address is shown without letters of scripts for which the brief needs no font itself."""
        if not isinstance(node, str) or "://" not in node or scripts_in(node, with_addresses=True) <= self._scripts:
            return node
        return quote(node, _AS_TYPED)

    def target(self, href: str) -> str:
        """Where a link leads: `#…` within the brief, a whole address, or nothing where the site has none."""
        if href.startswith("#"):
            return href if len(href) > 1 else ""
        try:
            whole = urljoin(self._address, href)
        except ValueError:
            return ""
        return whole if is_web(whole) or whole.startswith("mailto:") else ""

    def _abbreviation(self, element: HtmlElement) -> Iterator[Node]:
        title = element.get("title") or ""
        yield from self.of(element)
        if title and title not in self._explained:
            self._explained.add(title)
            yield f" ({shown(title)})"

    def _picture(self, element: HtmlElement) -> Iterator[Node]:
        picture = self.pictures.take(element)
        yield picture if picture[0] != "missing" else ["em", f"[{picture[1]}]"] if picture[1] else ""

    def _task(self, element: HtmlElement) -> Iterator[Node]:
        if element.get("type") == "checkbox":
            yield ["task", element.get("checked") is not None]

    def _elsewhere(self, element: HtmlElement) -> Iterator[Node]:
        """A film or a sound is not on paper: the way to it is."""
        source = element.find("source")
        href = element.get("src") or (source.get("src") if source is not None else "") or ""
        target = self.target(href)
        if target:
            yield ["link", target, element.get("title") or target]


_SPECIAL: Mapping[str, Callable[[Inline, HtmlElement], Iterator[Node]]] = {
    "a": Inline.link,
    "abbr": Inline._abbreviation,
    "img": Inline._picture,
    "input": Inline._task,
    "br": lambda *_: iter([["br"]]),
    "wbr": lambda *_: iter(["\u200b"]),
    "math": lambda _, element: iter([formula(element)]),
    "code": lambda _, element: iter([["code", shown("".join(element.itertext()))]]),
    **dict.fromkeys(("iframe", "video", "audio"), Inline._elsewhere),
}


def is_unshown(element: HtmlElement) -> bool:
    """Whether an element is for screens alone."""
    return element.get("hidden") is not None or not _UNSHOWN_CLASSES.isdisjoint((element.get("class") or "").split())


def _is_upright(element: HtmlElement) -> bool:
    """Whether the letters of an element have no italics (Chinese, Arabic)."""
    return not re.search(r"[A-Za-z\u00c0-\u052f]", "".join(element.itertext()))


def words_of(text: str | None) -> list[Node]:
    """Plain words: a line that ends is a space, but between letters of Chinese."""
    if not text:
        return []
    words = shown(_SPACE.sub(" ", _FOLDED.sub("", text)))
    if _APOSTROPHE.search(words):  # Chinese letters have a wide one of their own
        return [["latin", part] if part == "’" else part for part in _APOSTROPHE.split(words)]
    return [words]


def _is_mark(node: Node) -> bool:
    return isinstance(node, list) and node[0] in ("note", "again")


def joined(nodes: list[Node]) -> list[Node]:
    """The same with strings that follow one another made one, and with room between marks that would be one number."""
    out: list[Node] = []
    for node in nodes:
        if _is_mark(node) and out and _is_mark(out[-1]):
            out.append(_ROOM)
        if isinstance(node, str) and out and isinstance(out[-1], str):
            out[-1] += node
        elif node != "":
            out.append(node)
    return out


def trimmed(nodes: list[Node]) -> list[Node]:
    """A line without the spaces at its ends."""
    line = list(nodes)
    if line and isinstance(line[0], str):
        line[0] = line[0].lstrip(" ")
    if line and isinstance(line[-1], str):
        line[-1] = line[-1].rstrip(" ")
    return [node for node in line if node != ""]
