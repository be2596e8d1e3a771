"""The styles of a text: what each makes of letters, what a paragraph is by the style that it has, which lists count."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.etree import _Element

from briefsite.read.documents.opendocument.names import get, q

_RAISED = re.compile(r"super|(?!0*%)(?P<share>-?\d+)%")
_ENCODED = re.compile(r"_([0-9a-f]{2})_")
_SUBTITLES = ("subtitle", "untertitel", "sous-titre", "subtítulo")
_CAPTIONS = frozenset(("caption", "illustration", "table", "figure", "drawing", "text"))
_QUOTES = re.compile(r"quot|zitat|cita[st]?i|цитат|引用|اقتباس|alıntı|kutipan", re.IGNORECASE)
_DEEPEST = 20


class Styles:
    """All styles of a document, those of the text itself and those that have names."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self._lists: dict[str, _Element] = {}
        self._named: set[str] = set()
        for root in roots:
            for style in root.iter(q("style:style")):
                name = get(style, "style:name")
                self._styles.setdefault((get(style, "style:family"), name), style)
                above = style.getparent()
                if above is not None and above.tag == q("office:styles"):
                    self._named.add(name)
            for style in root.iter(q("text:list-style")):
                self._lists.setdefault(get(style, "style:name"), style)

    def letters(self, family: str, name: str) -> frozenset[str]:
        """The elements that a style is as good as: `strong`, `em`, `sup`, … and `hidden`.

        Of a paragraph only what was set by hand counts: headings and captions look as they do by their kind.
        """
        found: dict[str, str] = {}
        for style in reversed(list(self._line(family, name))):
            if family == "paragraph" and get(style, "style:name") in self._named:
                continue
            for properties in style.iterchildren(q("style:text-properties")):
                found.update({str(key).rpartition("}")[2]: str(value) for key, value in properties.attrib.items()})
        return _shapes(found)

    def is_from_right(self, name: str) -> bool:
        """Whether a paragraph of this style runs from right to left."""
        for style in self._line("paragraph", name):
            for properties in style.iterchildren(q("style:paragraph-properties")):
                if mode := get(properties, "style:writing-mode"):
                    return mode.startswith("rl")
        return False

    def names(self, name: str) -> list[str]:
        """What a paragraph's style and those that it stands on are called, as people see it."""
        line = list(self._line("paragraph", name))
        written = [get(style, "style:name") for style in line] or [name]
        written += [get(line[-1], "style:parent-style-name")] if line else []
        return [_ENCODED.sub(lambda sign: chr(int(sign[1], 16)), each) for each in written]

    def kind(self, name: str) -> str:
        """What a paragraph is: `title`, `subtitle`, `caption`, `quotation`, `code`, `contents`; or nothing."""
        for called in (each.lower() for each in self.names(name)):
            if called in ("title", "titel", "titre", "título"):
                return "title"
            if called in _SUBTITLES:
                return "subtitle"
            if called in _CAPTIONS:
                return "caption"
            if _QUOTES.search(called):
                return "quotation"
            if called.startswith("preformatted"):
                return "code"
            if called.startswith("contents ") and "heading" not in called:
                return "contents"
        return ""

    def is_numbered(self, name: str, level: int) -> bool:
        """Whether a list of this style counts at a level, which is 1 for the outermost."""
        style = self._lists.get(name)
        for each in style if style is not None else ():
            if get(each, "text:level") == str(level):
                return each.tag == q("text:list-level-style-number") and bool(get(each, "style:num-format", "1"))
        return False

    def _line(self, family: str, name: str) -> Iterable[_Element]:
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = get(style, "style:parent-style-name")


def _shapes(said: dict[str, str]) -> frozenset[str]:
    weight, raised = said.get("font-weight", ""), _RAISED.match(said.get("text-position", ""))
    share = raised["share"] if raised else None
    position = said.get("text-position", "")
    found = {
        "strong": weight == "bold" or (weight.isdigit() and int(weight) >= 600),
        "em": said.get("font-style") in ("italic", "oblique"),
        "sup": position.startswith("super") or (share is not None and not share.startswith("-")),
        "sub": position.startswith("sub") or (share is not None and share.startswith("-")),
        "s": said.get("text-line-through-style", "none") != "none"
        or said.get("text-line-through-type", "none") != "none",
        "u": said.get("text-underline-style", "none") != "none",
        "small-caps": said.get("font-variant") == "small-caps",
        "hidden": said.get("display") == "none",
    }
    return frozenset(name for name, holds in found.items() if holds)
