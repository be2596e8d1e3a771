"""The text of a document while it becomes a brief: its body and notes as trees, in which citations can be put."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from briefsite.commands.import_brief.body import CITATION, NOTE, marker, number_of, parsed, remove, replaced, words
from briefsite.read.documents.document import Document, LiveCitation

_BETWEEN = re.compile(r"[\s.,;]*")
_CLAUSE_END = re.compile(r"(?<=[\w)\]”’\"'])[,;:]\Z")
_SENTENCE_END = re.compile(r"(?<![.\W][A-Za-z])(?<=[\w)\]%”’])[.,;:]\Z")
_NEW_SENTENCE = re.compile(r"\s*\Z|\s+[\W\d]*[A-ZÀ-Þ]")
_BESIDE = re.compile(r"[\s;]*")


class DocumentText:
    """The trees of a document, its citations, and those notes that are still notes."""

    def __init__(self, document: Document) -> None:
        self.body = parsed(document.body)
        self.notes = {number: parsed(note.html) for number, note in enumerate(document.notes)}
        self.marks = {number: note.mark for number, note in enumerate(document.notes)}
        self.citations = list(document.citations)

    def trees(self) -> Iterator[tuple[str, HtmlElement]]:
        """The body and every note, with what people call it."""
        yield "", self.body
        for number, note in self.notes.items():
            yield self.note_name(number), note

    def note_name(self, number: int) -> str:
        """What a note is called in a report: `note 3`."""
        return f"note {self.marks[number] or number + 1}"

    def cite(self, citation: LiveCitation) -> HtmlElement:
        """The element for one more citation."""
        self.citations.append(citation)
        return marker(CITATION, len(self.citations) - 1, citation.shown)

    def replace_note(self, number: int, citation: LiveCitation) -> None:
        """Cite in the text, where the mark of a note stood; the note is one no more."""
        for mark in [mark for mark in self.body.iter(NOTE) if number_of(mark) == number]:
            element = self.cite(citation)
            replaced(mark, element)
            before_the_stop(element)
        del self.notes[number]

    def has_mark(self, number: int) -> bool:
        """Whether the text refers to a note, and no other note does."""
        within = any(number_of(mark) == number for note in self.notes.values() for mark in note.iter(NOTE))
        return not within and any(number_of(mark) == number for mark in self.body.iter(NOTE))


def before_the_stop(element: HtmlElement) -> None:
    """Put a citation where the mark of a note stood before the full stop or comma, and a space before it."""
    before, tail = _text_before(element), element.tail or ""
    ends = _SENTENCE_END.search(before) if _NEW_SENTENCE.match(tail) else _CLAUSE_END.search(before)
    if ends:
        before, element.tail = before[: ends.start()], ends[0] + tail
    _set_text_before(element, before if not before or before[-1].isspace() else f"{before} ")


def _text_before(element: HtmlElement) -> str:
    previous, parent = element.getprevious(), element.getparent()
    assert parent is not None
    return (parent.text if previous is None else previous.tail) or ""


def _set_text_before(element: HtmlElement, text: str) -> None:
    previous, parent = element.getprevious(), element.getparent()
    assert parent is not None
    if previous is None:
        parent.text = text
    else:
        previous.tail = text


def cite_in_text(text: DocumentText) -> dict[int, LiveCitation]:
    """Let notes that hold nothing but citations be citations in the text; which they were."""
    alone = {number: found for number, note in text.notes.items() if (found := _alone(text, note)) is not None}
    alone = {number: citation for number, citation in alone.items() if text.has_mark(number)}
    for number, citation in alone.items():
        text.replace_note(number, citation)
    return alone


def _alone(text: DocumentText, note: HtmlElement) -> LiveCitation | None:
    """The citation that is all that a note says."""
    cited = list(note.iter(CITATION))
    if not cited or any(True for _ in note.iter("img", "table", NOTE)):
        return None
    beside = words(note)
    for element in cited:
        beside = beside.replace(words(element), "", 1)
    return _as_one([text.citations[number_of(element)] for element in cited]) if _BETWEEN.fullmatch(beside) else None


def _as_one(citations: list[LiveCitation]) -> LiveCitation:
    shown = "; ".join(citation.shown for citation in citations)
    return LiveCitation(citations[0].program, shown, tuple(item for of in citations for item in of.items))


def join_neighbours(text: DocumentText) -> None:
    """Let citations that stand side by side be one: brackets one behind the other are none in Markdown."""
    for _, tree in text.trees():
        for element in list(tree.iter(CITATION)):
            if element.getparent() is None:
                continue
            run = [element]
            while (following := run[-1].getnext()) is not None and following.tag == CITATION:
                if not _BESIDE.fullmatch(run[-1].tail or ""):
                    break
                run.append(following)
            if len(run) > 1:
                _join(text, run)


def _join(text: DocumentText, run: list[HtmlElement]) -> None:
    one = _as_one([text.citations[number_of(element)] for element in run])
    if any(item.author_in_text or not (item.csl or item.key) for item in one.items):
        return
    for element in run[:-1]:
        element.tail = None
        remove(element)
    replaced(run[-1], text.cite(one))


def give_stops_back(text: DocumentText) -> None:
    """Let a sentence of a note end with the full stop that stood within the text of its citation."""
    for _, note in list(text.trees())[1:]:
        for element in note.iter(CITATION):
            tail = element.tail or ""
            is_end = element.getnext() is None if not tail.strip() else _NEW_SENTENCE.match(tail) is not None
            if words(element).endswith(".") and is_end:
                element.tail = f".{tail}"
