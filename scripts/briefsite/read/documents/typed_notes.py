"""Notes that were typed: raised numbers or numbers in brackets, and a list of numbered notes below.

They become notes where it is certain: each number has its note, each note its number, and the numbers first stand in
their order. Else all stays as it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import html
from lxml.etree import tostring
from lxml.html import HtmlElement
from msgspec.structs import replace

from briefsite.read.documents.document import Document, Loss, Note
from briefsite.wording import languages, words

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMES = frozenset(
    ("notes", "endnotes", "footnotes", "end notes", "foot notes", "notes and references", "references and notes")
)
_NUMBER = re.compile(r"[\s\xa0]*(?:\[(?P<bracket>\d{1,3})\]|(?P<plain>\d{1,3})(?:[.):]|(?=[\s\xa0])))[\s\xa0]*(?=\S)")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_AS_DIGITS = str.maketrans(_RAISED, "0123456789")
_MARKS: Mapping[str, re.Pattern[str]] = {
    "bracket": re.compile(r"\[(\d{1,3}(?:[\s\xa0]?[,;–-][\s\xa0]?\d{1,3})*)\]"),
    "sign": re.compile(rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?”’»)\]\"'%]))([{_RAISED}]{{1,3}})(?![\w{_RAISED}])"),
}
_SEVERAL = re.compile(r"[\[(]?(\d{1,3}(?:[\s\xa0]?[,;–-][\s\xa0]?\d{1,3})*)[\])]?")
_NO_NOTE = re.compile(r"(?:\d|[\W\d_][kcm]?m|\b[A-Za-z])\Z")
"""What stands before a raised number that is a power: a digit, a unit of length, a letter alone."""
_MOST = 400


class _Definition(NamedTuple):
    number: int
    elements: list[HtmlElement]


def _begins_again(numbers: list[int]) -> bool:
    """Whether a text counts its notes from one for each of its parts: which list a number means is not certain."""
    behind = numbers[numbers.index(max(numbers)) + 1 :] if numbers else []
    return 1 in behind and max(behind[behind.index(1) :]) > 1  # a note marked once more is no beginning


def typed_notes(document: Document) -> Document:
    """The document with its typed notes as notes, if they are certain."""
    if document.notes or not any(sign in document.body for sign in ("<sup>", "[1", "¹")):
        return document
    body = html.fragment_fromstring(document.body, create_parent="div")
    assert isinstance(body, HtmlElement)
    heading, found = _definitions(body)
    if not found:
        return document
    below = {element for each in found for element in each.elements}
    is_whole = [each.number for each in found] == list(range(1, len(found) + 1))
    for kind in ("raised", "bracket", "sign") if is_whole else ():
        numbers = [number for place in _places(body, kind, below) for number in place]
        if list(dict.fromkeys(numbers)) == [each.number for each in found] and not _begins_again(numbers):
            _set_marks(body, kind, below)
            notes = tuple(Note(str(each.number), _html_of(each), is_endnote=True) for each in found)
            _take_out(heading, below)
            return replace(document, body=_inner(body), notes=notes)
    what = "the numbers in the text and the numbered notes below do not all match: both stay as typed"
    told = Loss("the notes", what)
    return replace(document, losses=(*document.losses, told)) if heading is not None else document


def _definitions(body: HtmlElement) -> tuple[HtmlElement | None, list[_Definition]]:
    """The heading above the notes, if there is one, and the notes."""
    blocks = [each for each in body if isinstance(each, HtmlElement)]
    for at in range(len(blocks) - 1, -1, -1):
        if _is_heading(blocks[at]):
            end = next((n for n in range(at + 1, len(blocks)) if blocks[n].tag in _HEADINGS), len(blocks))
            return blocks[at], _numbered(blocks[at + 1 : end])
    raised = [_Definition(number, [each]) for each in blocks if (number := _raised_start(each))]
    return None, raised or _numbered_at_end(blocks)


def _is_heading(element: HtmlElement) -> bool:
    text = " ".join(element.text_content().split()).strip(" :").casefold()
    return text in _note_words() and (element.tag in _HEADINGS or element.tag == "p")


def _note_words() -> frozenset[str]:
    return _NAMES.union(words(tag).notes.heading.casefold() for tag in languages().values())


def _numbered(blocks: list[HtmlElement]) -> list[_Definition]:
    """Notes of a section: items of a numbered list, or paragraphs that begin with a number and those below them."""
    found: list[_Definition] = []
    for block in blocks:
        if block.tag == "ul" and all(map(_raised_start, block.iterchildren("li"))):
            found += [_Definition(_raised_start(item), [item]) for item in block.iterchildren("li")]
        elif block.tag == "ol":
            start = block.get("start", "1")
            first = int(start) if start.isdigit() else 1
            found += [_Definition(first + n, [item]) for n, item in enumerate(block.iterchildren("li"))]
        elif number := _raised_start(block) or _plain_start(block):
            found.append(_Definition(number, [block]))
        elif found and block.tag != "hr":
            found[-1].elements.append(block)
        elif block.tag != "hr":
            return []
    return found


def _numbered_at_end(blocks: list[HtmlElement]) -> list[_Definition]:
    """Paragraphs at the end that begin with a number in brackets."""
    found: list[_Definition] = []
    for block in reversed(blocks):
        if block.tag != "p" or not (block.text or "").lstrip().startswith("[") or not (number := _plain_start(block)):
            break
        found.insert(0, _Definition(number, [block]))
    return found


def _plain_start(block: HtmlElement) -> int:
    found = _NUMBER.match(block.text or "")
    return int(found["bracket"] or found["plain"]) if found else 0


def _raised_start(block: HtmlElement) -> int:
    """The raised number with which a paragraph or an item begins; 0 if there is none."""
    if block.tag not in ("p", "li"):
        return 0
    text = (block.text or "").lstrip()
    if text[:1] in _RAISED and text:
        found = re.match(rf"[{_RAISED}]{{1,3}}", text)
        return int(found[0].translate(_AS_DIGITS)) if found else 0
    first = next(iter(block), None)
    if text or first is None or first.tag != "sup":
        return 0
    inner = (first.text_content() if isinstance(first, HtmlElement) else "").strip(" []().")
    return int(inner) if inner.isascii() and inner.isdigit() and len(inner) < 4 else 0


def _slots(body: HtmlElement, below: set[HtmlElement]) -> Iterator[tuple[HtmlElement, str, str]]:
    """Each piece of text outside of the notes, in order: the element, and whether in it or behind it."""

    def walk(element: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
        if element in below or element.tag in ("pre", "code"):
            return
        yield element, "text", element.text or ""
        for child in element:
            yield from walk(child)
            yield child, "tail", child.tail or ""

    yield from walk(body)


def _places(body: HtmlElement, kind: str, below: set[HtmlElement]) -> list[list[int]]:
    """The numbers of each mark of a kind, in the order of the text."""
    if kind == "raised":
        return [_numbers(sup) for sup in _raised(body, below)]
    texts = (text for _, _, text in _slots(body, below))
    return [_expanded(found[1]) for text in texts for found in _MARKS[kind].finditer(text)]


def _raised(body: HtmlElement, below: set[HtmlElement]) -> list[HtmlElement]:
    """The raised numbers that are no powers."""
    inside = {each for element in below for each in element.iter()}
    return [
        sup for sup in body.iter("sup") if sup not in inside and _numbers(sup) and not _NO_NOTE.search(_before(sup))
    ]


def _before(element: HtmlElement) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return (previous.tail or previous.text_content() or "")[-4:]
    return (parent.text or "")[-4:] if parent is not None else ""


def _numbers(sup: HtmlElement) -> list[int]:
    found = _SEVERAL.fullmatch(sup.text_content().strip())
    return _expanded(found[1]) if found else []


def _expanded(written: str) -> list[int]:
    """`1, 3–5` as numbers."""
    numbers: list[int] = []
    for part in re.split(r"[,;]", written.translate(_AS_DIGITS)):
        ends = [int(end) for end in re.split(r"[–-]", part) if end.strip()]
        numbers += range(ends[0], min(ends[-1], ends[0] + _MOST) + 1) if ends else []
    return numbers


def _elements(numbers: list[int], tail: str) -> list[HtmlElement]:
    made = [html.Element("briefsite-note", {"n": str(number - 1)}) for number in numbers]
    made[-1].tail = tail
    return made


def _set_marks(body: HtmlElement, kind: str, below: set[HtmlElement]) -> None:
    if kind == "raised":
        for sup in _raised(body, below):
            parent = sup.getparent()
            assert parent is not None
            at = parent.index(sup)
            made = _elements(_numbers(sup), sup.tail or "")
            sup.tail = None
            parent[at : at + 1] = made
        return
    for element, slot, text in list(_slots(body, below)):
        parts = list(_MARKS[kind].finditer(text))
        if not parts:
            continue
        made = []
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            made += _elements(_expanded(part[1]), text[part.end() : following.start() if following else len(text)])
        setattr(element, slot, text[: parts[0].start()])
        parent = element if slot == "text" else element.getparent()
        assert parent is not None
        at = 0 if slot == "text" else parent.index(element) + 1
        parent[at:at] = made


def _html_of(note: _Definition) -> str:
    """What a note says, without its number."""
    first = note.elements[0]
    raised = next(iter(first), None)
    if raised is not None and raised.tag == "sup" and not (first.text or "").strip() and _raised_start(first):
        assert isinstance(raised, HtmlElement)
        raised.tail = (raised.tail or "").lstrip(" \xa0.:")
        raised.text = None
        raised.drop_tree()
    elif first.tag != "li":
        first.text = _NUMBER.sub("", (first.text or "").lstrip().lstrip(_RAISED), count=1)
        first.text = first.text.lstrip(" \xa0")
    return "".join(_inner(each) if each.tag == "li" else _outer(each) for each in note.elements)


def _take_out(heading: HtmlElement | None, below: set[HtmlElement]) -> None:
    for element in [*below, *([heading] if heading is not None else [])]:
        parent = element.getparent()
        before = element.getprevious()
        if parent is None:
            continue
        if before is not None and before.tag == "hr":
            parent.remove(before)
        parent.remove(element)
        if parent.tag in ("ol", "ul") and not len(parent) and (above := parent.getparent()) is not None:
            above.remove(parent)


def _outer(element: HtmlElement) -> str:
    return str(tostring(element, encoding="unicode", method="html", with_tail=False))


def _inner(element: HtmlElement) -> str:
    whole = _outer(element)
    return whole[whole.index(">") + 1 : whole.rindex("</")]
