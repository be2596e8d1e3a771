"""What the head of a brief's page says to programs that collect references: Highwire's tags, and those of Dublin Core.

Google Scholar reads `citation_…` (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), and so does
Zotero, which files a page as a report by `citation_technical_report_institution`. It takes no keywords there, but
`dcterms.subject`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Contributor, Csl, FrontMatter
from briefsite.read.paths import brief_path, web_address
from briefsite.render.as_reference import is_person, parted_name
from briefsite.render.license import license_for_programs
from briefsite.render.listing import author_name, topics_of
from briefsite.render.ris import plain_line
from briefsite.render.signposts import reading_files
from briefsite.wording import whole_title
from briefsite.wording.languages import localised

Tags = Iterator[tuple[str, str | None]]
_COMMA = re.compile(r"\s*[,;]\s*")


def citation_tags(linked: LinkedBrief, corpus: Corpus) -> Tags:
    """Names and values; those without a value are none."""
    front, options = linked.brief.front, corpus.options
    title = whole_title(corpus.words(front.lang), front.title, front.subtitle)
    address = web_address(options, brief_path(linked.slug)) if options.site_url else None
    yield "citation_title", title
    yield from _authors(front, corpus)
    for editor in front.editors:
        yield "citation_editor", _written(editor, corpus, front.lang)
    yield "citation_publication_date", f"{front.date:%Y/%m/%d}"
    yield "citation_online_date", f"{front.updated or front.date:%Y/%m/%d}"
    yield "citation_technical_report_institution", options.site_name
    yield "citation_technical_report_number", front.number
    yield "citation_series_title", front.series
    yield "citation_language", front.lang
    yield "citation_abstract", front.summary
    yield "citation_doi", front.doi
    yield "citation_public_url", address
    yield "citation_abstract_html_url", address
    pdf = reading_files(linked, corpus).get("pdf")
    yield "citation_pdf_url", web_address(options, pdf) if pdf and address else None
    yield from (("citation_keywords", name) for name in topic_names(front, corpus))
    yield from _dublin_core(front, corpus, title, address)


def _dublin_core(front: FrontMatter, corpus: Corpus, title: str, address: str | None) -> Tags:
    yield "dcterms.title", title
    yield from (("dcterms.creator", author_name(author, corpus, front.lang)) for author in front.authors)
    yield "dcterms.publisher", corpus.options.site_name
    yield "dcterms.issued", front.date.isoformat()
    yield "dcterms.modified", front.updated.isoformat() if front.updated else None
    yield "dcterms.language", front.lang
    yield "dcterms.abstract", front.summary
    yield "dcterms.identifier", f"https://doi.org/{front.doi}" if front.doi else address
    yield from (("dcterms.subject", name) for name in topic_names(front, corpus))
    yield "dcterms.license", license_for_programs(front, corpus.options)


def topic_names(front: FrontMatter, corpus: Corpus) -> list[str]:
    """The names of a brief's topics in its language."""
    found = (corpus.topics[topic] for topic in topics_of(front, corpus))
    return [localised(topic.names, front.lang, topic.name) for topic in found]


def _authors(front: FrontMatter, corpus: Corpus) -> Tags:
    for author in front.authors:
        person = corpus.people.get(author.id or "")
        yield "citation_author", _written(author, corpus, front.lang)
        yield "citation_author_institution", author.affiliation or (person.affiliation if person else None)
        yield "citation_author_orcid", author.orcid or (person.orcid if person else None)


def _written(contributor: Contributor, corpus: Corpus, lang: str) -> str:
    name = author_name(contributor, corpus, lang)
    return name_for_zotero(parted_name(name, is_person=is_person(contributor, corpus)))


def name_for_zotero(name: Csl) -> str:
    """A name (CSL-JSON) as Zotero keeps it: `Doe, Jane`; a whole name has a comma behind it, or it would be divided.

    It divides names at `;`, and at a comma between words with spaces. So a comma within a whole name is a dash, and
    where both parts of a name have spaces, those of the second are such as end no line.
    """
    if "literal" in name:
        return f"{_COMMA.sub(' – ', name['literal'])},"
    particles = [name.get(part) for part in ("dropping-particle", "non-dropping-particle")]
    family = " ".join(filter(None, (*particles, name.get("family"))))
    given = " ".join(filter(None, (name.get("given"), name.get("suffix"))))
    return ", ".join(filter(None, (family, given.replace(" ", "\u00a0") if " " in family else given)))


def reference_tags(references: Sequence[Csl]) -> Tags:
    """Each source that a brief cites, as one value (`citation_reference`): a few of its facts behind their names."""
    for csl in references:
        yield "citation_reference", "; ".join(f"{name}={value}" for name, value in _facts(csl) if value)


def _facts(csl: Csl) -> Tags:
    yield "citation_title", _plain(csl.get("title"))
    for name in csl.get("author", ()):
        yield "citation_author", name_for_zotero(name).rstrip(",")
    journal = str(csl.get("type", "")).startswith("article")
    yield "citation_journal_title" if journal else "citation_inbook_title", _plain(csl.get("container-title"))
    yield "citation_publisher", _plain(csl.get("publisher"))
    parts = ((csl.get("issued") or {}).get("date-parts") or [()])[0]
    yield "citation_publication_date", "/".join(f"{part:02}" for part in parts)
    yield "citation_doi", _plain(csl.get("DOI"))


def _plain(value: object) -> str:
    """A value without markup and without the sign that parts values."""
    return plain_line(value or "").replace(";", ",")
