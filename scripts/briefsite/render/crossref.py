"""The record of a brief with which its DOI is registered at Crossref: a `report-paper` of its schema 5.3.1.

The elements stand in the order that the schema asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from briefsite.render.brief_record import BriefRecord, CrossrefRecord, RecordAuthor
from briefsite.render.xml import document, element, new_root

_VERSION = "5.3.1"
_NAMESPACE = f"http://www.crossref.org/schema/{_VERSION}"
_JATS = "http://www.ncbi.nlm.nih.gov/JATS1"
_LICENSES = "http://www.crossref.org/AccessIndicators.xsd"
_LONGEST_NAME = 60
"""So many characters may a surname have, and a given name (the schema)."""
_WHOLE_WORKS = frozenset(("book", "report", "thesis", "webpage", "dataset", "document"))


def crossref(given: CrossrefRecord) -> str:
    """The record as an XML document."""
    record, agency = given.record, given.agency
    root = new_root("doi_batch", _NAMESPACE)
    root.set("version", _VERSION)
    head = element(root, "head")
    stamp = f"{record.changed:%Y%m%d}"
    element(head, "doi_batch_id", f"{stamp}-{record.slug}"[:100])
    element(head, "timestamp", f"{stamp}000000")
    depositor = element(head, "depositor")
    element(depositor, "depositor_name", agency.depositor)
    element(depositor, "email_address", agency.email)
    element(head, "registrant", agency.registrant)
    metadata = element(element(element(root, "body"), "report-paper"), "report-paper_metadata")
    metadata.set("language", record.language.partition("-")[0])
    _describe(metadata, record)
    return document(root)


def _describe(metadata: etree._Element, record: BriefRecord) -> None:
    contributors = element(metadata, "contributors") if record.authors else metadata
    for number, author in enumerate(record.authors):
        _contributor(contributors, author, "first" if number == 0 else "additional")
    titles = element(metadata, "titles")
    element(titles, "title", record.title)
    if record.subtitle:
        element(titles, "subtitle", record.subtitle)
    if record.summary:
        abstract = etree.SubElement(metadata, etree.QName(_JATS, "abstract"))
        element(abstract, "p", record.summary)
    date = element(metadata, "publication_date", media_type="online")
    for name, part in (("month", "%m"), ("day", "%d"), ("year", "%Y")):
        element(date, name, f"{record.published:{part}}")
    element(element(metadata, "publisher"), "publisher_name", record.publisher)
    if record.number:
        number_of = " ".join(filter(None, (record.series, record.number)))
        element(element(metadata, "publisher_item"), "identifier", number_of, id_type="report-number")
    if record.license:
        program = etree.SubElement(metadata, etree.QName(_LICENSES, "program"), {"name": "AccessIndicators"})
        element(program, "license_ref", record.license)
    data = element(metadata, "doi_data")
    element(data, "doi", record.doi)
    element(data, "resource", record.address)
    if record.cited:
        citations = element(metadata, "citation_list")
        for source in record.sources:
            _citation(citations, source)


def _contributor(parent: etree._Element, author: RecordAuthor, sequence: str) -> None:
    if not author.is_person:
        element(parent, "organization", author.name, sequence=sequence, contributor_role="author")
        return
    person = element(parent, "person_name", sequence=sequence, contributor_role="author")
    if author.given:
        element(person, "given_name", author.given[:_LONGEST_NAME])
    element(person, "surname", (author.family or author.name)[:_LONGEST_NAME])
    if author.affiliation:
        affiliation = element(element(person, "affiliations"), "institution")
        element(affiliation, "institution_name", author.affiliation)
    if author.orcid:
        element(person, "ORCID", f"https://orcid.org/{author.orcid}")


def _citation(parent: etree._Element, source: Mapping[str, Any]) -> None:
    """A source as far as Crossref's fields reach: by its DOI, else by who, when and what."""
    citation = element(parent, "citation", key=str(source.get("id", "")))
    container = str(source.get("container-title", ""))
    is_article = bool(container) and source.get("type") not in _WHOLE_WORKS
    first: Mapping[str, str] = next(iter(source.get("author", ())), {})
    issued = source.get("issued", {}).get("date-parts") or [[]]
    title = str(source.get("title", ""))
    facts = (
        ("journal_title", container if is_article else ""),
        ("author", str(first.get("family") or first.get("literal") or "")),
        ("volume", str(source.get("volume", "")) if is_article else ""),
        ("issue", str(source.get("issue", "")) if is_article else ""),
        ("first_page", str(source.get("page", "")).partition("–")[0].partition("-")[0] if is_article else ""),
        ("cYear", str(issued[0][0]) if issued[0] else ""),
        ("doi", str(source.get("DOI", ""))),
        ("volume_title", "" if is_article else title),
        ("article_title", title if is_article else ""),
    )
    for name, value in facts:
        if value:
            element(citation, name, value)
