"""The HTML that mammoth made, with markers, as the HTML of the contract: nothing in it but what a document may have."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.etree import Element, SubElement, _Element

from ..document import Note
from .blocks import make_blocks
from .captions import join_captions
from .html_tree import drop, heading_level, html_of, is_empty, say, text_in
from .markers import MARKER
from .notes import FoundNote
from .reading import Reading


class Finished:
    """A text as a tree of HTML, and its notes; `title` is what a paragraph of the style Title says."""

    def __init__(self, html: str, found: Sequence[FoundNote], reading: Reading) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        self._root = etree.fromstring(f"<div>{html}</div>", parser)
        self._reading = reading
        self._found = found
        self.title = ""
        self._put_in(self._root)
        make_blocks(self._root)
        contents = self._notes()
        self._drop_headings_of_sources()
        for each in (self._root, *contents):
            self._number_lists(each)
            join_captions(each)
        self.title = self._take_title()
        self.body = html_of(self._root)
        self.notes = tuple(
            Note(note.mark, html_of(each), note.is_endnote) for note, each in zip(found, contents, strict=True)
        )

    def _put_in(self, root: _Element) -> None:
        """Puts elements in the place of markers, inner ones first."""
        for element in reversed(list(root.iter())):
            if isinstance(element.tag, str) and MARKER.search(
                "".join([element.text or "", *(each.tail or "" for each in element)])
            ):
                self._rebuild(element)

    def _rebuild(self, element: _Element) -> None:
        parts: list[str | _Element] = [element.text or ""]
        for each in list(element):
            parts += [each, each.tail or ""]
            each.tail = None
            element.remove(each)
        element.text = None
        open_elements = [element]
        for part in parts:
            if not isinstance(part, str):
                open_elements[-1].append(part)
                continue
            at = 0
            for found in MARKER.finditer(part):
                say(open_elements[-1], part[at : found.start()])
                at = found.end()
                self._put(found[1], found[2], open_elements)
            say(open_elements[-1], part[at:])

    def _put(self, kind: str, number: str, open_elements: list[_Element]) -> None:
        around = open_elements[-1]
        if kind == "rtl":
            open_elements.append(SubElement(around, "span", dir="rtl"))
        elif kind == "rtl-end":
            if len(open_elements) > 1:
                open_elements.pop()
        elif kind in ("citation", "note", "comment"):
            put = SubElement(around, f"briefsite-{kind}", n=number)
            put.text = self._reading.citations[int(number)].shown if kind == "citation" else None
        elif kind == "picture":
            name, alternative = self._reading.alternatives[int(number)]
            SubElement(around, "img", src=name, alt=alternative)
        elif kind in ("formula", "formula-alone"):
            put = SubElement(around, "span", {"class": "math" if kind == "formula" else "math-alone"})
            put.text = self._reading.formulas[int(number)]
        else:
            SubElement(around, "marker", kind=kind, n=number)

    def _notes(self) -> list[_Element]:
        """Takes notes out of the text, to where `note-begin` and `note-end` enclose them, and makes boxes."""
        contents = [Element("div") for _ in self._found]
        for begin in [each for each in self._root.iter("mark") if each.get("kind") == "note-begin"]:
            content = contents[int(begin.get("n", "0"))]
            _enclose(begin, "note-end", content)
            drop(begin)
        for root in (self._root, *contents):
            for begin in reversed([each for each in root.iter("mark") if each.get("kind") == "box-begin"]):
                begin.tag = "aside"
                begin.attrib.clear()
                _enclose(begin, "box-end", begin)
                if is_empty(begin):
                    drop(begin)
            for stray in [each for each in root.iter("mark") if each.get("kind") != "sources"]:
                drop(stray)
        return contents

    def _drop_headings_of_sources(self) -> None:
        """A heading under which there was nothing but a list of sources goes with it."""
        for mark in list(self._root.iter("mark")):
            before, behind = mark.getprevious(), mark.getnext()
            drop(mark)
            if (
                before is not None
                and heading_level(before)
                and (behind is None or 0 < heading_level(behind) <= heading_level(before))
            ):
                self._reading.lose(
                    "document", f"the heading “{text_in(before)}” is left out with the list of sources below it"
                )
                drop(before)

    def _number_lists(self, root: _Element) -> None:
        """Gives lists the number they begin with; a list whose numbers begin anew is another."""
        for numbered in list(root.iter("ol")):
            current = numbered
            before: int | None = None
            for item in list(numbered.iterchildren("li")):
                said = item.attrib.pop("number", "")
                number = int(said) if said else (before or 0) + 1
                if before is not None and number != before + 1:
                    following = Element("ol")
                    current.addnext(following)
                    current = following
                if current is not numbered:
                    current.append(item)
                if item is current[0] and number != 1:
                    current.set("start", str(number))
                before = number

    def _take_title(self) -> str:
        titles = [each for each in self._root.iter("h1") if each.get("class") == "title"]
        taken = []
        if titles and titles[0].getparent() is self._root:
            taken = [titles[0]]
            while (following := taken[-1].getnext()) is not None and following in titles:
                taken.append(following)
        elif not titles:
            highest = list(self._root.iter("h1"))
            if len(highest) == 1 and len(self._root) and self._root[0] is highest[0]:
                taken = highest
        for each in titles:
            del each.attrib["class"]
        for each in taken:
            for note in each.iter("briefsite-note"):
                number = int(note.get("n", "0"))
                words = " ".join("".join(map(str, self._found[number].element.itertext())).split())
                self._reading.lose("title", f"its note is not taken over: “{MARKER.sub('', words)}”")
            drop(each)
        return " ".join(" ".join(text_in(each) for each in taken).split())


def _enclose(begin: _Element, ending: str, into: _Element) -> None:
    """Moves all between a mark and the one that ends it into an element."""
    for each in list(begin.itersiblings()):
        if each.tag == "mark" and each.get("kind") == ending:
            drop(each)
            return
        into.append(each)
