"""The record of a brief with which its DOI is registered at DataCite: the body of a request to its REST API, with the
properties of its metadata schema 4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.model.codec import encode
from briefsite.model.xml_text import fit
from briefsite.render.brief_record import BriefRecord, RecordAuthor

_SCHEMA = "http://datacite.org/schema/kernel-4"
_ORCID = "https://orcid.org"


def datacite(record: BriefRecord) -> str:
    """The record as JSON."""
    attributes = {
        "doi": record.doi,
        "url": record.address,
        "schemaVersion": _SCHEMA,
        "types": {"resourceTypeGeneral": "Report"},
        "creators": [_creator(author) for author in record.authors],
        "titles": list(_titles(record)),
        "publisher": {"name": fit(record.publisher)},
        "publicationYear": record.published.year,
        "dates": list(_dates(record)),
        "language": record.language,
        "subjects": [{"subject": fit(topic)} for topic in record.topics],
        "descriptions": [{"description": fit(record.summary), "descriptionType": "Abstract", "lang": record.language}]
        if record.summary
        else [],
        "rightsList": [{"rightsUri": record.license}] if record.license else [],
        "version": record.changed.isoformat() if record.changed != record.published else None,
        "relatedIdentifiers": list(_related(record)),
        "relatedItems": list(_series(record)),
    }
    known = {name: value for name, value in attributes.items() if value}
    return encode({"data": {"type": "dois", "attributes": known}}).decode() + "\n"


def _creator(author: RecordAuthor) -> Mapping[str, object]:
    facts: dict[str, object] = {"name": fit(author.name), "nameType": "Organizational"}
    if author.is_person:
        facts["nameType"] = "Personal"
        if author.family and author.given:
            family, given = fit(author.family), fit(author.given)
            facts |= {"name": f"{family}, {given}", "familyName": family, "givenName": given}
        if author.orcid:
            identifier = {"nameIdentifier": f"{_ORCID}/{author.orcid}", "nameIdentifierScheme": "ORCID"}
            facts["nameIdentifiers"] = [{**identifier, "schemeUri": _ORCID}]
    if author.affiliation:
        facts["affiliation"] = [{"name": fit(author.affiliation)}]
    return facts


def _titles(record: BriefRecord) -> Iterator[Mapping[str, str]]:
    yield {"title": fit(record.title), "lang": record.language}
    if record.subtitle:
        yield {"title": fit(record.subtitle), "titleType": "Subtitle", "lang": record.language}


def _dates(record: BriefRecord) -> Iterator[Mapping[str, str]]:
    yield {"date": record.published.isoformat(), "dateType": "Issued"}
    if record.changed != record.published:
        yield {"date": record.changed.isoformat(), "dateType": "Updated"}


def _related(record: BriefRecord) -> Iterator[Mapping[str, str]]:
    """What it cites, where that has an identifier."""
    for source in record.sources:
        for field, kind in (("DOI", "DOI"), ("URL", "URL")):
            if value := source.get(field):
                yield {
                    "relatedIdentifier": fit(str(value)),
                    "relatedIdentifierType": kind,
                    "relationType": "References",
                }
                break


def _series(record: BriefRecord) -> Iterator[Mapping[str, object]]:
    if record.series:
        facts: dict[str, object] = {"relatedItemType": "Other", "relationType": "IsPublishedIn"}
        facts["titles"] = [{"title": fit(record.series)}]
        if record.number:
            facts |= {"number": fit(record.number), "numberType": "Report"}
        yield facts
