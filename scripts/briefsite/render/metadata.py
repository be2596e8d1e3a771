"""What a brief's page says of itself to machines: its versions in other languages, and how it is to be cited.

Google Scholar reads `citation_…` (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), and so does
Zotero, which files a page as a report by `citation_technical_report_institution` (DESIGN section 9). What shows a link
with title and picture reads Open Graph (https://ogp.me).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from briefsite.link import Corpus, LinkedBrief
from briefsite.read.paths import brief_path, web_address
from briefsite.render.license import license_for_programs
from briefsite.render.listing import author_name, topics_of
from briefsite.wording import whole_title
from briefsite.wording.languages import localised


def metadata(linked: LinkedBrief, corpus: Corpus) -> Mapping[str, object]:
    """Front matter for the head of a brief's page (`finish/head.py` puts it there)."""
    facts = {
        "alternates": _alternates(linked, corpus),
        "meta": [[name, value] for name, value in _citation(linked, corpus) if value],
        "properties": [[name, value] for name, value in _open_graph(linked, corpus) if value],
    }
    return {name: value for name, value in facts.items() if value}


def brief_address(slug: str, corpus: Corpus) -> str:
    """The address of a brief: whole where the site has one, else as seen from the page of another brief."""
    if corpus.options.site_url:
        return web_address(corpus.options, brief_path(slug))
    return f"../{slug}/" if corpus.options.directory_urls else f"{slug}.html"


def _alternates(linked: LinkedBrief, corpus: Corpus) -> list[list[str]]:
    """Every version of the text, itself included, by language; the original for readers of any other language."""
    if not linked.translations:
        return []
    versions = [linked, *(corpus.by_slug[slug] for slug in linked.translations)]
    versions.sort(key=lambda version: (version.brief.front.lang, version.slug))
    by_language: dict[str, str] = {}
    for version in versions:
        by_language.setdefault(version.brief.front.lang, brief_address(version.slug, corpus))
    original = linked.brief.front.translation_of or linked.slug
    if original in corpus.by_slug:
        by_language["x-default"] = brief_address(original, corpus)
    return [[tag, address] for tag, address in by_language.items()]


def _citation(linked: LinkedBrief, corpus: Corpus) -> Iterator[tuple[str, str | None]]:
    front, options = linked.brief.front, corpus.options
    yield "citation_title", whole_title(corpus.words(front.lang), front.title, front.subtitle)
    for author in front.authors:
        yield "citation_author", author_name(author, corpus, front.lang)
        person = corpus.people.get(author.id or "")
        yield "citation_author_orcid", author.orcid or (person.orcid if person else None)
    yield "citation_publication_date", f"{front.date:%Y/%m/%d}"
    yield "citation_technical_report_institution", options.site_name
    yield "citation_technical_report_number", " ".join(words for words in (front.series, front.number) if words)
    yield "citation_language", front.lang
    yield "citation_doi", front.doi
    if options.site_url:
        yield "citation_abstract_html_url", brief_address(linked.slug, corpus)
    for topic in topics_of(front, corpus):
        yield "citation_keywords", localised(corpus.topics[topic].names, front.lang, corpus.topics[topic].name)
    yield "dcterms.license", license_for_programs(front, options)


def _open_graph(linked: LinkedBrief, corpus: Corpus) -> Iterator[tuple[str, str | None]]:
    front, options = linked.brief.front, corpus.options
    yield "og:type", "article"
    yield "og:title", whole_title(corpus.words(front.lang), front.title, front.subtitle)
    yield "og:description", front.summary
    yield "og:site_name", options.site_name
    yield "og:locale", front.lang.replace("-", "_")
    yield "article:published_time", front.date.isoformat()
    yield "article:modified_time", front.updated.isoformat() if front.updated else None
    if options.site_url:
        yield "og:url", brief_address(linked.slug, corpus)
        if front.image is not None and "://" not in front.image.file:
            path = posixpath.normpath(f"briefs/{front.image.file}")
            yield "og:image", f"{options.site_url.rstrip('/')}/{path}"
            yield "og:image:alt", front.image.alt
