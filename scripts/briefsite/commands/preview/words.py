"""What a reader reads of a brief, as words: without markup, citations, typography."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from briefsite.check.facts import front_place
from briefsite.link.front_text import with_text
from briefsite.model import Brief, FrontMatter, Lines, Place, blanked
from briefsite.model.front_matter import without_numbers
from briefsite.model.text_fields import texts_of

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"  # where no spaces stand between words, each character
    r"|(?:(?<![^\s(\[|])[-−](?=\d))?"  # a sign before a figure
    r"(?:(?![\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])[^\W_])+"
    r"(?:[.,:’'\u066b\u066c](?![\u3040-\u9fff])[^\W_]+)*"
    r"|[%‰$€£¥₹]"
)
_CODE = re.compile(r"(?<!`)(?:`)([^`\n]+)(?:`)(?!`)")
_HTML_TEXT = re.compile(r"(?<=>)([^<>`]+)(?=<)")

_NOT_COMPARED = frozenset(("series", "number", "authors", "editors", "image.credit", "corrections"))
"""Texts of the front matter that say nothing of what the brief is about."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or figure as it is compared (`form`), and where it stands."""

    form: str
    path: str
    offset: int = 0
    key: str | None = None
    """The key of the front matter it stands in; None in the text, where `offset` tells its place."""


def words_of(brief: Brief) -> tuple[Word, ...]:
    """Every word and figure that a reader reads, in order; those of links, code and charts behind those of the text.

    Case, punctuation, quotation marks, dashes and markup are no part of a word; a figure keeps its decimal sign, its
    minus, percent or currency sign.
    """
    return (*_front_words(brief), *_body_words(brief))


def place_of(word: Word, brief: Brief) -> Place:
    """Where a word stands in the file of its brief."""
    if word.key is not None:
        return front_place(brief, word.key)
    return Lines.of(brief.path, brief.body.text).place(word.offset)


def forms(text: str) -> tuple[str, ...]:
    """The words of a plain text, as they are compared."""
    return tuple(form for _, form in _split(text))


def _front_words(brief: Brief) -> Iterator[Word]:
    for path, text, field in texts_of(without_citations(brief.front)):
        names = (path.partition(".")[0], without_numbers(path))
        if not field.is_citation and _NOT_COMPARED.isdisjoint(names):
            for _, form in _split(text):
                yield Word(form, brief.path, key=path)


def without_citations(front: FrontMatter) -> FrontMatter:
    """The front matter with spaces in place of the citations of its texts."""
    for name, cited in front.cited.items():
        spans = ((citation.start, citation.end) for citation in cited.citations)
        front = with_text(front, name, blanked(cited.text, spans))
    return front


def _body_words(brief: Brief) -> Iterator[Word]:
    for start, text in sorted(_pieces(brief)):
        for offset, form in _split(text):
            yield Word(form, brief.path, start + offset)
    for chart in brief.charts:
        cells = (*chart.columns, *(cell for row in chart.rows for cell in row))
        for _, form in _split(" ".join((chart.title, chart.unit, chart.alternative, *cells))):
            yield Word(form, brief.path, chart.start)


def _pieces(brief: Brief) -> Iterator[tuple[int, str]]:
    """Stretches of readable text with the offset they stand at."""
    body = brief.body
    prose = list(body.prose)
    marks = [(citation.start, citation.end) for citation in body.citations]
    marks += [(mark.start, mark.end) for mark in body.note_references if mark.content is None]
    for start, end in marks:
        prose[start:end] = " " * (end - start)
    yield body.body_start, "".join(prose)[body.body_start :]
    for start, end in body.blanks:
        if start >= body.body_start:
            yield from _not_prose(body.text, start, end)
    for link in body.links:
        if link.is_image or not link.in_html:
            yield link.start, link.text
    charted = {chart.start for chart in brief.charts}
    for fence in body.fences:
        if fence.start not in charted:
            yield fence.content[0], body.text[slice(*fence.content)]


def _not_prose(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """What a reader sees of code within a line and of HTML: not its tags, and no comments."""
    for pattern in (_CODE, _HTML_TEXT):
        for match in pattern.finditer(text, start, end):
            if match[1].strip():
                yield match.start(1), match[1]


def _split(text: str) -> Iterator[tuple[int, str]]:
    plain = html.unescape(text) if "&" in text else text
    for match in _WORD.finditer(plain):
        yield match.start(), unicodedata.normalize("NFKC", match[0]).casefold().replace("’", "'").replace("−", "-")
