"""The HTML that mammoth made, with markers, as the HTML of the contract: nothing in it but what a document may have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree
from lxml.etree import Element, _Element

from briefsite.read.documents.document import Comment, LiveCitation, Note
from briefsite.read.documents.word.blocks import make_blocks
from briefsite.read.documents.word.captions import join_captions
from briefsite.read.documents.word.html_tree import drop, heading_level, html_of, is_empty, text_in
from briefsite.read.documents.word.inserting import put_elements
from briefsite.read.documents.word.notes import FoundNote
from briefsite.read.documents.word.reading import Reading


class Finished(NamedTuple):
    """A text as HTML, and what it names by number; `title` is what its first paragraph of the style Title says, and
    `subtitle` the one of that style behind it.
    """

    body: str
    title: str
    subtitle: str
    notes: tuple[Note, ...]
    citations: tuple[LiveCitation, ...]
    comments: tuple[Comment, ...]


def finished(html: str, found: Sequence[FoundNote], reading: Reading) -> Finished:
    """What the conversion made, with elements for its markers, in the form that is handed on."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(f"<div>{html}</div>", parser)
    put_elements(root, reading)
    make_blocks(root)
    contents = _notes(root, found)
    _drop_headings_of_sources(root, reading)
    for each in (root, *contents):
        _number_lists(each)
        join_captions(each)
    title = _take_title(root, reading)
    subtitle = _take_subtitle(root, contents, title)
    noted = _numbered_anew([root], "note")
    for number, content in enumerate(contents):
        if number not in noted and (words := " ".join(text_in(content).split())):
            what = f"it is left out, for its mark stands in no text that is taken over: “{words}”"
            reading.lose(f"{'endnote' if found[number].is_endnote else 'footnote'} {found[number].mark}", what)
    citations = _numbered_anew([root, *(contents[number] for number in noted)], "citation")
    commented = _numbered_anew([root, *(contents[number] for number in noted)], "comment")
    commented += [number for number in range(len(reading.comments)) if number not in commented]
    return Finished(
        html_of(root),
        title,
        subtitle,
        tuple(Note(found[number].mark, html_of(contents[number]), found[number].is_endnote) for number in noted),
        tuple(reading.citations[number] for number in citations),
        tuple(reading.comments[number] for number in commented),
    )


def _numbered_anew(texts: Sequence[_Element], kind: str) -> list[int]:
    """Numbers what texts name of this kind in its order there, without gaps; hands back the numbers that these had."""
    order: list[int] = []
    for element in (each for text in texts for each in text.iter(f"briefsite-{kind}")):
        number = int(element.get("n", "0"))
        if number not in order:
            order.append(number)
        element.set("n", str(order.index(number)))
    return order


def _notes(root: _Element, found: Sequence[FoundNote]) -> list[_Element]:
    """Takes notes out of the text, to where `note-begin` and `note-end` enclose them, and makes boxes."""
    contents = [Element("div") for _ in found]
    for begin in [each for each in root.iter("mark") if each.get("kind") == "note-begin"]:
        _enclose(begin, "note-end", contents[int(begin.get("n", "0"))])
        drop(begin)
    for text in (root, *contents):
        for begin in reversed([each for each in text.iter("mark") if each.get("kind") == "box-begin"]):
            begin.tag = "aside"
            begin.attrib.clear()
            _enclose(begin, "box-end", begin)
            if is_empty(begin):
                drop(begin)
        for stray in [each for each in text.iter("mark") if each.get("kind") != "sources"]:
            drop(stray)
    return contents


def _drop_headings_of_sources(root: _Element, reading: Reading) -> None:
    """A heading under which there was nothing but a list of sources goes with it."""
    for mark in list(root.iter("mark")):
        before, behind = mark.getprevious(), mark.getnext()
        drop(mark)
        level = 0 if before is None else heading_level(before)
        if before is not None and level and (behind is None or 0 < heading_level(behind) <= level):
            reading.lose("document", f"the heading “{text_in(before)}” is left out with the list of sources below it")
            drop(before)


def _number_lists(root: _Element) -> None:
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


def _take_title(root: _Element, reading: Reading) -> str:
    """Takes the title out of the text: what has that style, or the only heading of the first level, if it begins it."""
    titles = [each for each in root.iter("h1") if each.get("class") == "title"]
    taken = []
    if titles:
        taken = [titles[0]]
        while (following := taken[-1].getnext()) is not None and following in titles:
            taken.append(following)
    else:
        highest = list(root.iter("h1"))
        if len(highest) == 1 and root[0] is highest[0]:
            taken = highest
    for each in titles:
        del each.attrib["class"]
    for each in taken:
        for citation in each.iter("briefsite-citation"):
            reading.lose("title", f"its citation is plain text now: “{citation.text}”")
        for picture in each.iter("img"):
            reading.lose("title", f"its picture is left out: {picture.get('src')}")
        around = each.getparent()
        drop(each)
        if around is not None and around.tag == "aside" and is_empty(around):  # of a page of its own for the title
            drop(around)
    return " ".join(" ".join(text_in(each) for each in taken).split())


def _take_subtitle(root: _Element, notes: Sequence[_Element], title: str) -> str:
    """Takes the paragraph of that style out of a text that it begins, if it says nothing but words."""
    marked = [each for text in (root, *notes) for each in text.iter("p") if each.get("class") == "subtitle"]
    for each in marked:
        del each.attrib["class"]
    if not title or not marked or not len(root) or root[0] is not marked[0]:
        return ""
    if any(True for _ in marked[0].iter("briefsite-citation", "briefsite-note", "briefsite-comment", "img", "math")):
        return ""
    words = " ".join(text_in(marked[0]).split())
    drop(marked[0])
    return words


def _enclose(begin: _Element, ending: str, into: _Element) -> None:
    """Moves all between a mark and the one that ends it into an element."""
    for each in list(begin.itersiblings()):
        if each.tag == "mark" and each.get("kind") == ending:
            drop(each)
            return
        into.append(each)
