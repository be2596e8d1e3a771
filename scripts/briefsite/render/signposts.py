"""Typed links of a brief's page for programs that follow them, as Signposting has them (https://signposting.org/FAIR)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.link import Corpus, LinkedBrief
from briefsite.read.offprints import has_offprint
from briefsite.read.paths import (
    CITATION_FORMATS,
    address_from,
    book_path,
    brief_path,
    citation_path,
    offprint_path,
    person_path,
    web_address,
)

MEDIA_TYPES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
}
"""The media types of files that a brief is given out as, by their endings."""
_REPORT = "https://schema.org/Report"
Links = Iterator[tuple[str, str, str]]
"""What the link is for, its address and its media type, which may be empty."""


def reading_files(linked: LinkedBrief, corpus: Corpus) -> Mapping[str, str]:
    """The paths of the files in which a brief can be read elsewhere, by their endings."""
    files = {}
    if has_offprint(linked.brief, corpus.references, corpus.options):
        files["pdf"] = offprint_path(linked.slug)
    if corpus.options.epub:
        files["epub"] = book_path(linked.slug)
    return files


def signposts(linked: LinkedBrief, corpus: Corpus) -> Links:
    """Who wrote it, by which address it is to be cited, what describes it, its files, what it is."""
    front, options = linked.brief.front, corpus.options
    page = brief_path(linked.slug)
    for author in front.authors:
        person = corpus.people.get(author.id or "")
        orcid = author.orcid or (person.orcid if person else None)
        if orcid:
            yield "author", f"https://orcid.org/{orcid}", ""
        elif person:
            yield "author", address_from(page, person_path(person.id), options.directory_urls), ""
    if front.doi or options.site_url:
        yield "cite-as", f"https://doi.org/{front.doi}" if front.doi else web_address(options, page), ""
    for ending in CITATION_FORMATS:
        path = citation_path(linked.slug, ending)
        yield "describedby", address_from(page, path, options.directory_urls), MEDIA_TYPES[ending]
    for ending, path in reading_files(linked, corpus).items():
        yield "item", address_from(page, path, options.directory_urls), MEDIA_TYPES[ending]
    if options.twins:
        beside = address_from(page, citation_path(linked.slug, "json"), options.directory_urls)
        # Of the path of the twin itself the address of a page would be made.
        yield "item", f"{beside.removesuffix('.json')}.md", "text/markdown"
    yield "type", _REPORT, ""
