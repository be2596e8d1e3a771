"""What services that list publications ask of a brief, in whatever form they want it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, json

from briefsite.link import Corpus, LinkedBrief
from briefsite.model.exports import Crossref
from briefsite.read.paths import brief_path, web_address
from briefsite.render.as_reference import as_reference, with_parted_names
from briefsite.render.license import license_of_brief
from briefsite.render.listing import author_name, topics_of
from briefsite.wording.languages import localised


class RecordAuthor(Struct, frozen=True):
    """Who signs a brief: whole, in parts where it is a person whose name has some, and what else is known."""

    name: str
    family: str = ""
    given: str = ""
    is_person: bool = True
    orcid: str = ""
    affiliation: str = ""


class BriefRecord(Struct, frozen=True):
    """A brief as it is registered. `cited` are its sources as CSL-JSON."""

    slug: str
    address: str
    title: str
    subtitle: str
    summary: str
    language: str
    published: dt.date
    changed: dt.date
    publisher: str
    authors: tuple[RecordAuthor, ...]
    topics: tuple[str, ...]
    series: str = ""
    number: str = ""
    doi: str = ""
    license: str = ""
    """The address of its terms."""
    cited: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[Mapping[str, Any], ...]:
        """The sources, read."""
        return tuple(json.decode(text) for text in self.cited)


class CrossrefRecord(Struct, frozen=True):
    """All that a record for Crossref is made of."""

    record: BriefRecord
    agency: Crossref


def record_of(linked: LinkedBrief, corpus: Corpus) -> BriefRecord:
    """The record of a brief; one without a list of sources where the corpus says nothing of them."""
    front = linked.brief.front
    license = license_of_brief(front, corpus.options)
    return BriefRecord(
        slug=linked.slug,
        address=web_address(corpus.options, brief_path(linked.slug)),
        title=front.title,
        subtitle=front.subtitle or "",
        summary=front.summary,
        language=front.lang,
        published=front.date,
        changed=max(front.date, front.updated or front.date, *(item.date for item in front.corrections)),
        publisher=corpus.options.site_name,
        authors=_authors(linked, corpus),
        topics=tuple(
            localised(corpus.topics[topic].names, front.lang, corpus.topics[topic].name)
            for topic in topics_of(front, corpus)
        ),
        series=front.series or "",
        number=front.number or "",
        doi=front.doi or "",
        license=license.address if license else "",
        cited=tuple(corpus.references[key].csl_text for key in linked.sources if key in corpus.references),
    )


def _authors(linked: LinkedBrief, corpus: Corpus) -> tuple[RecordAuthor, ...]:
    front, reference = linked.brief.front, as_reference(linked, corpus)
    parted = with_parted_names(reference)["author"]
    found = []
    for author, name, is_person in zip(front.authors, parted, reference.are_people, strict=True):
        person = corpus.people.get(author.id or "")
        particle = " ".join(filter(None, (name.get("dropping-particle"), name.get("non-dropping-particle"))))
        found.append(
            RecordAuthor(
                author_name(author, corpus, front.lang),
                f"{particle} {name.get('family', '')}".strip(),
                name.get("given", ""),
                is_person,
                author.orcid or (person.orcid if person else None) or "",
                author.affiliation or (person.affiliation if person else None) or "",
            )
        )
    return tuple(found)
