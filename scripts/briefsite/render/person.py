"""The page of a person or desk: who they are, what they wrote."""

from __future__ import annotations

import re

from briefsite.link import Corpus
from briefsite.read.paths import feed_path, person_path
from briefsite.render.feeds import feed_front
from briefsite.render.indexes import newest_date
from briefsite.render.listing import list_briefs
from briefsite.render.markup import Page, blocks, escape, link
from briefsite.render.search_facts import introducing
from briefsite.wording.languages import localised

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def person_page(person_id: str, corpus: Corpus) -> Page:
    """Render one entry of people.yml."""
    person, page = corpus.people[person_id], person_path(person_id)
    slugs = corpus.written_by.get(person_id, ())
    said = corpus.words().lists
    feed = feed_front(corpus, page, slugs, localised(person.names, corpus.options.language, person.name))
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
        link(corpus.words().frame.feed, feed_path(page), page) + '{type="application/atom+xml"}' if feed else "",
    )
    description = person.biography or said.by_person.format(name=person.name)
    front = {"title": person.name, "description": description, **feed, "search": introducing("person")}
    return Page(page, markdown, front, person.place.path, newest_date(corpus, slugs))
