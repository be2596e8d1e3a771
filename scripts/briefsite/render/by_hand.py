"""Pages written by hand as a host gets them: with what they cite, and the lists that they ask for, put in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from briefsite.cite import FormattedBrief, Styles
from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Document, SourceListMark
from briefsite.model.codec import json_form
from briefsite.model.memory import Memory, NoMemory
from briefsite.read.paths import text_path
from briefsite.render.brief import notes_section
from briefsite.render.brief_sources import source_rows, sources_list
from briefsite.render.front_page import fill_home, wants_filling, with_more_front
from briefsite.render.html_lists import html_list
from briefsite.render.markup import blocks
from briefsite.render.page_dependencies import BriefPage, around, lean, without_places
from briefsite.render.placing import Piece
from briefsite.render.text import BriefText

_NOT_SEARCHED = {"search": {"until": ["sources"]}}
"""What of a page that cites is no text: sources are searched on their own page."""

FormatText = Callable[[LinkedBrief], FormattedBrief]


class _CitingPage(Struct, frozen=True):
    """All that the text of a page of docs/ which cites is made of."""

    page: BriefPage
    lists: tuple[SourceListMark, ...]


def pages_by_hand(
    documents: Iterable[Document], corpus: Corpus, format_text: FormatText, styles: Styles, memo: Memory | None = None
) -> Mapping[str, str]:
    """The whole text of each page of docs/ that is not published as it is written, by its path on the site."""
    pages = tuple(documents)
    cited = cited_texts(pages, corpus, format_text, styles, memo)
    return {page.page: text for page in pages if (text := _whole_text(page, cited.get(page.page), corpus)) is not None}


def cited_texts(
    documents: Iterable[Document], corpus: Corpus, format_text: FormatText, styles: Styles, memo: Memory | None = None
) -> Mapping[str, str]:
    """The Markdown of each page that cites, with its citations, notes and sources, by its path on the site."""
    linked, near = {text_path(page.slug): page for page in corpus.pages}, lean(corpus)
    values = [
        _CitingPage(BriefPage(without_places(linked[page.page]), around(linked[page.page], near), styles), page.lists)
        for page in documents
        if page.page in linked
    ]

    def one(given: _CitingPage) -> str:
        return _cited_text(given, format_text(given.page.linked))

    texts = (memo or NoMemory()).map("citing", one, values, json_form(str))
    return {text_path(given.page.linked.slug): text for given, text in zip(values, texts, strict=True)}


def _cited_text(given: _CitingPage, formatted: FormattedBrief) -> str:
    linked, corpus = given.page.linked, given.page.corpus
    path = text_path(linked.slug)
    rows = html_list(source_rows(linked, corpus, formatted, path), path, corpus.options)
    text = BriefText.of_page(linked, formatted, [Piece(at.start, at.end, f"\n{rows}\n") for at in given.lists])
    listed = "" if given.lists else sources_list(linked, corpus, formatted, path)
    return blocks(text.body(), *map(_without_comments, (notes_section(linked, corpus), listed)), text.notes())


def _without_comments(section: str) -> str:
    """A section whose heading's identifier is no comment (`{#`) to plugins for which a page is a template."""
    return section.replace(" {#", " { #", 1)


def _whole_text(page: Document, cited: str | None, corpus: Corpus) -> str | None:
    """The page with its front matter; None where it is published as it is written."""
    body, asked = page.body, wants_filling(page.body)
    if cited is None and page.front is None and not any(asked):
        return None
    front = f"---\n{page.front}\n---\n\n" if page.front is not None else body.text[: body.body_start]
    text = f"{front}{body.text[body.body_start :] if cited is None else cited}"
    if cited is not None and "\nsearch:" not in front and page.front is None:
        text = with_more_front(text, _NOT_SEARCHED)
    return fill_home(text, corpus, page.page, asked) if any(asked) else text
