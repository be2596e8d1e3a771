"""The page of a person or desk: who they are, what they wrote."""

from __future__ import annotations

import re

from briefsite.link import Corpus
from briefsite.read.paths import person_path
from briefsite.render.indexes import newest_date
from briefsite.render.listing import list_briefs
from briefsite.render.markup import Page, blocks, escape
from briefsite.render.search_facts import introducing

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def person_page(person_id: str, corpus: Corpus) -> Page:
    """Render one entry of people.yml."""
    person, page = corpus.people[person_id], person_path(person_id)
    slugs = corpus.written_by.get(person_id, ())
    said = corpus.words().lists
    about = []
    if person.affiliation:
        about.append(escape(person.affiliation))
    if person.orcid:
        about.append(f"[ORCID {person.orcid}](https://orcid.org/{person.orcid})")
    if person.url and _WEB_ADDRESS.fullmatch(person.url):
        about.append(f"<{person.url}>")
    listed = list_briefs(corpus, slugs, page, level=3) if slugs else said.none_by_person
    markdown = blocks(
        f"# {escape(person.name)}",
        " · ".join(about),
        escape(person.biography or ""),
        f"## {said.briefs} {{#briefs}}",
        listed,
    )
    description = person.biography or said.by_person.format(name=person.name)
    front = {"title": person.name, "description": description, "search": introducing("person")}
    return Page(page, markdown, front, person.place.path, newest_date(corpus, slugs))
