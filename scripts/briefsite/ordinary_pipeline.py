"""The stages in a row for an ordinary site: what its pages cite becomes their texts, and pages of all sources."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefsite.cite import AuthorNames, Styles
from briefsite.fast.cache import Memo
from briefsite.link import resolve
from briefsite.model import Project
from briefsite.read.publication import to_publish
from briefsite.render.by_hand import cited_texts
from briefsite.render.formatted_sources import FormattedSources
from briefsite.render.markup import Page, without_attributes
from briefsite.render.sources import sources_pages


class CitingSite(Struct, frozen=True):
    """What is made for an ordinary site whose pages cite."""

    pages: Mapping[str, str]
    """The Markdown of each page that cites, by its path."""
    sources: tuple[Page, ...]
    """The pages of all sources; none where nothing is cited."""
    writes_notes: bool
    """Whether any page has notes."""


def cite_pages(project: Project, styles: Styles, memo: Memo | None = None) -> CitingSite:
    """Link and format what pages of an ordinary site cite, by the stages that do so for briefs. Raises csl.StyleError.

    A pure function but for reading styles. What `memo` remembers is not made again.
    """
    publication, language = to_publish(project, ()), project.options.language
    bibliography = FormattedSources(publication.bibliography.references, project.options, styles, memo)
    writes_notes = project.note_styles.__contains__
    corpus = resolve(publication, writes_notes, AuthorNames(styles, language), memo)
    formatted = bibliography.for_pages(corpus)
    pages = cited_texts(project.documents, corpus, formatted.brief, styles, memo)
    sources = tuple(sources_pages(corpus, formatted.sources())) if corpus.references else ()
    if not project.options.has_attributes:
        pages = {path: without_attributes(text) for path, text in pages.items()}
        sources = tuple(replace(page, markdown=without_attributes(page.markdown)) for page in sources)
    return CitingSite(pages, sources, any(page.notes for page in corpus.pages))
