"""Notes and comments of a page: a mark that leads down to a note, which leads back up to the mark.

So write them Word, LibreOffice, Google Docs, Pandoc, MediaWiki and most programs for the web; only the names differ.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml.etree import _Element
from lxml.html import Element, HtmlElement

from briefsite.read.documents.html.main_part import words_in

_MARK = re.compile(r"[\[(]?\s*(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§¶#]{1,4}|note\s?\d{1,4})\s*[\])]?\.?", re.IGNORECASE)
_BEFORE_NOTE = re.compile(r"\A[\s\xa0]*(?:[\[(]?(?:\d{1,4}|[a-z]{1,2}|[*†‡§¶]{1,4})[\])]?[.:]?[\s\xa0]+|[\^↑]\s*)")
_COMMENT = re.compile(r"(?:cmnt|_?msocom_|comment-?)\d+", re.IGNORECASE)
_ENDNOTE = re.compile(r"edn|endnote", re.IGNORECASE)
_HOLDERS = ("li", "p", "div", "aside", "dd", "tr", "section")
_EMPTIED = ("ol", "ul", "dl", "section", "div", "aside", "table", "tbody", "tr", "footer")
_LONGEST = 3_000
"""Words of a note; what has more is no note."""


class LinkedNote(NamedTuple):
    """A note: its mark, the element that it is, and whether it is a comment, or stands at the end of the text."""

    number: int
    """Among the notes, or among the comments."""
    mark: str
    element: HtmlElement
    is_comment: bool
    is_endnote: bool


def linked_notes(main: HtmlElement, root: HtmlElement) -> list[LinkedNote]:
    """Take the notes of a text out of it; at each of their marks `briefsite-note` or `briefsite-comment` stands.

    `n` of such an element is the number of its note, or of its comment. Notes may stand below the text, outside of it.
    """
    order = {element: number for number, element in enumerate(root.iter())}
    places = _places(root)
    notes: dict[HtmlElement, LinkedNote] = {}
    for link in [each for each in main.iter("a") if (each.get("href") or "").startswith("#")]:
        target = places.get((link.get("href") or "")[1:])
        holder = _holder(link, target, order) if target is not None and link.getparent() is not None else None
        if holder is None or any(above in notes for above in link.iterancestors()):
            continue
        if holder not in notes:
            is_comment = bool(_COMMENT.fullmatch((link.get("href") or "")[1:]))
            number = sum(note.is_comment == is_comment for note in notes.values())
            notes[holder] = _note(link, holder, number, is_comment)
        _mark(link, notes[holder])
    for note in notes.values():
        _take_out(note)
    return list(notes.values())


def _places(root: HtmlElement) -> dict[str, HtmlElement]:
    places: dict[str, HtmlElement] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name and isinstance(element, HtmlElement):
                places.setdefault(name, element)
    return places


def _holder(link: _Element, target: HtmlElement, order: dict[HtmlElement, int]) -> HtmlElement | None:
    """The element that is the whole note to which a link leads; None where it leads to no note."""
    if order[target] <= order.get(link, 0):
        return None
    text = "".join(str(each) for each in link.itertext()).strip()
    block = target if target.tag in _HOLDERS else next(target.iterancestors(*_HOLDERS), None)
    if not isinstance(block, HtmlElement) or not text or not _MARK.fullmatch(text) or words_in(block) > _LONGEST:
        return None
    names = _names_around(link)
    if _leads_back(block, names):
        return _widened(block, names)
    own = block.tag == "li" or _BEFORE_NOTE.match(block.text_content())
    return block if own and target is not link else None


def _names_around(link: _Element) -> set[str]:
    """What a way back up to a mark may lead to: the mark, or what is right around it."""
    near = [link, *list(link.iterancestors("sup", "span", "a", "b"))[:4], *link.iter()]
    before = link.getprevious()
    near += [before] if before is not None and before.tag == "a" else []
    return {f"#{name}" for each in near for name in (each.get("id"), each.get("name")) if name}


def _leads_back(block: _Element, names: set[str]) -> bool:
    return any(link.get("href") in names for link in block.iter("a"))


def _widened(block: HtmlElement, names: set[str]) -> HtmlElement:
    """The note with all of its paragraphs: what is around the first, as long as that holds no other note."""
    for above in block.iterancestors():
        backs = [link.get("href") or "" for link in above.iter("a") if (link.get("href") or "").startswith("#")]
        if (
            above.tag not in ("div", "li", "aside")
            or set(backs) - names
            or words_in(above) > _LONGEST
            or above.tag == "body"
        ):
            break
        if _is_body(above):
            break
        block = above if isinstance(above, HtmlElement) else block
    return block


def _is_body(element: _Element) -> bool:
    """Whether an element holds headings, lines across or many blocks, and so more than a note."""
    return next(element.iter("h1", "h2", "h3", "h4", "h5", "h6", "table", "hr"), None) is not None or len(element) > 8


def _note(link: _Element, holder: HtmlElement, number: int, is_comment: bool) -> LinkedNote:
    mark = "".join(str(each) for each in link.itertext()).strip().strip("[]() .")
    _drop_way_back(holder, _names_around(link), mark)
    return LinkedNote(number, mark, holder, is_comment, bool(_ENDNOTE.search(link.get("href") or "")))


def _drop_way_back(holder: HtmlElement, names: set[str], mark: str) -> None:
    """Take the links back up out of a note, with what stands around them, and the number with which it begins."""
    for link in [each for each in holder.iter("a") if each.get("href") in names or _is_arrow(each)]:
        around = link.getparent()
        while (
            around is not None and around is not holder and around.tag in ("sup", "span", "b") and _only(around, link)
        ):
            link, around = around, around.getparent()
        if isinstance(link, HtmlElement) and link.getparent() is not None:
            link.drop_tree()
    for element in holder.iter():
        if element.text and element.text.strip():
            element.text = re.sub(rf"\A[\s\xa0]*[\[(]?{re.escape(mark)}[\])]?[.:]?[\s\xa0]+", "", element.text)
            return
        if element is not holder and element.tail and element.tail.strip():
            element.tail = re.sub(r"\A[\s\xa0.:\])]+", "", element.tail)
            return


def _is_arrow(link: _Element) -> bool:
    text = "".join(str(each) for each in link.itertext()).strip()
    return (link.get("href") or "").startswith("#") and text in ("↩", "↩︎", "↑", "^", "⏎", "↵", "[↩]")


def _only(around: _Element, link: _Element) -> bool:
    return not (around.text or "").strip() and len(around) == 1 and around[0] is link and not (link.tail or "").strip()


def _mark(link: _Element, note: LinkedNote) -> None:
    """Put the element that stands for a note in the place of its mark, with what is raised or in brackets around it."""
    around = link.getparent()
    while around is not None and around.tag in ("sup", "span", "b", "a") and _only(around, link):
        link, around = around, around.getparent()
    element = Element("briefsite-comment" if note.is_comment else "briefsite-note", n=str(note.number))
    element.tail = link.tail
    link.tail = None
    if around is not None:
        around.replace(link, element)


def _take_out(note: LinkedNote) -> None:
    """Take a note out, and what around it is empty then; a heading or a line right above that held notes alone too."""
    element: _Element = note.element
    parent, before = element.getparent(), element.getprevious()
    _detach(element)
    if before is not None and before.tag == "hr":
        _detach(before)
    while (
        parent is not None and parent.tag in _EMPTIED and not "".join(str(text) for text in parent.itertext()).strip()
    ):
        if next(parent.iter("img"), None) is not None:
            return
        above, before = parent.getparent(), parent.getprevious()
        _detach(parent)
        if before is not None and before.tag == "hr":
            _detach(before)
        parent = above


def _detach(element: _Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if tail := (element.tail or "").strip("\n"):
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
