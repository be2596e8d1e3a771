"""The text of paragraphs: letters in their styles, links, notes, citations, comments, pictures and fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from lxml.etree import _Element

from briefsite.read.documents.document import Comment, Note
from briefsite.read.documents.opendocument.frames import Frames
from briefsite.read.documents.opendocument.marks import CITATION, bibliography_mark
from briefsite.read.documents.opendocument.names import get, q, short, words_of
from briefsite.read.documents.opendocument.reading import Reading
from briefsite.read.documents.opendocument.styles import Styles

_SHAPES = ("small-caps", "s", "u", "sub", "sup", "em", "strong")
_NOTHING = frozenset((
    "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:reference-mark", "text:reference-mark-start",
    "text:reference-mark-end", "text:soft-page-break", "text:change", "text:change-start", "text:change-end",
    "text:alphabetical-index-mark", "text:alphabetical-index-mark-start", "text:alphabetical-index-mark-end",
    "text:toc-mark", "text:toc-mark-start", "text:toc-mark-end", "text:ruby-text", "office:event-listeners",
    "text:user-index-mark", "text:user-index-mark-start", "text:user-index-mark-end", "text:list-header-none",
))  # fmt: skip
_TOLD: Mapping[str, str] = {
    "text:note-ref": "a reference to a note (“{}”) is plain text, and stays the same when notes are added",
    "text:bookmark-ref": "a cross-reference (“{}”) is plain text now",
    "text:reference-ref": "a cross-reference (“{}”) is plain text now",
    "text:sequence-ref": "a cross-reference (“{}”) is plain text now",
    "text:page-number": "the number of a page (“{}”) is plain text: a page of the web has none",
}


class Text:
    """Writes what stands within paragraphs. Boxes that are met wait in `boxes`, to stand behind the paragraph."""

    def __init__(self, reading: Reading, styles: Styles, blocks: Callable[[_Element], str]) -> None:
        self.reading, self.styles, self.blocks = reading, styles, blocks
        self.frames = Frames(reading, blocks)
        self.boxes: list[str] = []
        self.about: dict[str, tuple[int, list[str]]] = {}
        """Comments on a passage that has not ended, with the words of it."""

    def inner(self, element: _Element, family: str = "", style: str = "") -> str:
        """What an element holds, in the letters of its style."""
        parts = [self._words(element.text)]
        for child in element:
            if isinstance(child.tag, str):
                parts.append(self._element(child))
            parts.append(self._words(child.tail))
        return self._styled("".join(parts), family, style)

    def _words(self, text: str | None) -> str:
        for _, words in self.about.values():
            words.append(text or "")
        return escape((text or "").replace("\n", " "), quote=False)

    def _styled(self, inner: str, family: str, style: str) -> str:
        shapes = self.styles.letters(family, style) if style else frozenset[str]()
        if not inner.strip() or not shapes:
            return inner
        if "hidden" in shapes:
            self.reading.lose("hidden text was left out")
            return ""
        for shape in _SHAPES:
            if shape in shapes:
                inner = (
                    f'<span class="small-caps">{inner}</span>'
                    if shape == "small-caps"
                    else f"<{shape}>{inner}</{shape}>"
                )
        return inner

    def _element(self, element: _Element) -> str:
        name = short(element)
        if name in _NOTHING:
            return ""
        write = _WRITERS.get(name)
        if write is not None:
            return write(self, element)
        if name.startswith("draw:"):
            shown = self.frames.shown(element)
            if shown.is_block:
                self.boxes.append(shown.html)
                return ""
            return shown.html
        if name in _TOLD and (words := words_of(element)):
            self.reading.lose(_TOLD[name].format(words[:60]))
        return self.inner(element)

    def _span(self, element: _Element) -> str:
        return self.inner(element, "text", get(element, "text:style-name"))

    def _link(self, element: _Element) -> str:
        inner, address = self.inner(element), get(element, "xlink:href").strip()
        inner = inner.replace("<u>", "").replace("</u>", "")
        return f'<a href="{escape(address)}">{inner}</a>' if address and inner.strip() else inner

    def _spaces(self, _: _Element) -> str:
        return self._words(" ")

    def _break(self, _: _Element) -> str:
        return "<br>"

    def _note(self, element: _Element) -> str:
        number = len(self.reading.notes)
        self.reading.notes.append(None)
        citation, body = element.find(q("text:note-citation")), element.find(q("text:note-body"))
        mark = (get(citation, "text:label") or words_of(citation)) if citation is not None else ""
        boxes, self.boxes = self.boxes, []
        html = self.blocks(body) if body is not None else ""
        self.boxes = boxes
        self.reading.notes[number] = Note(mark, html, get(element, "text:note-class") == "endnote")
        return f'<briefsite-note n="{number}"></briefsite-note>'

    def _citation(self, element: _Element) -> str:
        number = int(element.get("n", "0"))
        shown = escape(self.reading.citations[number].shown, quote=False)
        return f'<briefsite-citation n="{number}">{shown}</briefsite-citation>{self.inner(element)}'

    def _bibliography_mark(self, element: _Element) -> str:
        citation = bibliography_mark(element)
        number = self.reading.cite(citation)
        return f'<briefsite-citation n="{number}">{escape(citation.shown, quote=False)}</briefsite-citation>'

    def _comment(self, element: _Element) -> str:
        number = len(self.reading.comments)
        text = "\n".join(words_of(each) for each in element.iter(q("text:p")))
        author = element.findtext(q("dc:creator")) or ""
        self.reading.comments.append(Comment(author, text))
        if name := get(element, "office:name"):
            self.about[name] = number, []
        return f'<briefsite-comment n="{number}"></briefsite-comment>'

    def _comment_end(self, element: _Element) -> str:
        number, words = self.about.pop(get(element, "office:name"), (-1, []))
        if number >= 0:
            made = self.reading.comments[number]
            self.reading.comments[number] = Comment(made.author, made.text, " ".join("".join(words).split()))
        return ""

    def _ruby(self, element: _Element) -> str:
        above = " ".join(words_of(each) for each in element.iter(q("text:ruby-text")))
        inner = "".join(self.inner(each) for each in element.iter(q("text:ruby-base")))
        return f"{inner} ({escape(above, quote=False)})" if above else inner

    def _hidden(self, _: _Element) -> str:
        self.reading.lose("hidden text was left out")
        return ""

    def _placeholder(self, element: _Element) -> str:
        self.reading.lose(f"a place that was to be filled in was left out (“{words_of(element)[:60]}”)")
        return ""


_WRITERS: Mapping[str, Callable[[Text, _Element], str]] = {
    "text:span": Text._span,
    "text:a": Text._link,
    "text:s": Text._spaces,
    "text:tab": Text._spaces,
    "text:line-break": Text._break,
    "text:note": Text._note,
    CITATION: Text._citation,
    "text:bibliography-mark": Text._bibliography_mark,
    "office:annotation": Text._comment,
    "office:annotation-end": Text._comment_end,
    "text:ruby": Text._ruby,
    "text:hidden-text": Text._hidden,
    "text:hidden-paragraph": Text._hidden,
    "text:placeholder": Text._placeholder,
}
