"""The lists of a document: which number a paragraph has, by the definitions in the part `numbering`."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element

from briefsite.read.documents.word.names import child, value, w


class ListItem(NamedTuple):
    """A paragraph as an item: on which level, from 0, and its number, which items with bullets have none of."""

    level: int
    number: int | None
    form: str
    list_id: str


class Numbering:
    """Definitions of lists, and the numbers counted so far."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, _Element] = {}
        self._numbers: dict[str, _Element] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            for each in root.iterfind(w("abstractNum")):
                self._abstract.setdefault(value(each, "abstractNumId"), each)
            for each in root.iterfind(w("num")):
                self._numbers.setdefault(value(each, "numId"), each)

    def item(self, number_id: str, level: int) -> ListItem | None:
        """The next item of a list; None where no such list is defined, or it shows nothing before its items."""
        number = self._numbers.get(number_id)
        if number is None:
            return None
        abstract_id = value(number.find(w("abstractNumId")))
        definition = self._level(number_id, level)
        form = value(child(definition, "numFmt")) or "decimal"
        if form == "none" or (definition is None and abstract_id not in self._abstract):
            return None
        if form == "bullet":
            return ListItem(level, None, form, number_id)
        counts = self._counts.setdefault(self._root_of(abstract_id), {})
        override = self._override(number, level)
        if override and (number_id, level) not in self._begun:
            counts[level] = int(override) - 1
            self._begun.add((number_id, level))
        start = value(child(definition, "start"))
        counts[level] = counts.get(level, (int(start) if start.isdecimal() else 1) - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return ListItem(level, counts[level], form, number_id)

    def of_style(self, style_id: str) -> tuple[str, int] | None:
        """The list and level that a style of paragraphs stands for."""
        for number_id, number in self._numbers.items():
            abstract = self._abstract.get(value(number.find(w("abstractNumId"))))
            for level in () if abstract is None else abstract.iterfind(w("lvl")):
                if value(level.find(w("pStyle"))) == style_id and value(level, "ilvl").isdecimal():
                    return number_id, int(value(level, "ilvl"))
        return None

    def _level(self, number_id: str, level: int) -> _Element | None:
        number = self._numbers.get(number_id)
        if number is None:
            return None
        for override in number.iterfind(w("lvlOverride")):
            own = override.find(w("lvl"))
            if value(override, "ilvl") == str(level) and own is not None:
                return own
        abstract = self._linked(value(number.find(w("abstractNumId"))))
        levels = [] if abstract is None else abstract.findall(w("lvl"))
        return next((each for each in levels if value(each, "ilvl") == str(level)), None)

    def _linked(self, abstract_id: str) -> _Element | None:
        """A definition, or the one that defines the style of lists which it names."""
        abstract = self._abstract.get(abstract_id)
        if abstract is None or not (link := value(abstract.find(w("numStyleLink")))):
            return abstract
        defining = (each for each in self._abstract.values() if value(each.find(w("styleLink"))) == link)
        return next(defining, abstract)

    def _root_of(self, abstract_id: str) -> str:
        linked = self._linked(abstract_id)
        return abstract_id if linked is None else value(linked, "abstractNumId")

    def _override(self, number: _Element, level: int) -> str:
        for override in number.iterfind(w("lvlOverride")):
            start = value(override.find(w("startOverride")))
            if value(override, "ilvl") == str(level) and start.isdecimal():
                return start[:6]
        return ""
