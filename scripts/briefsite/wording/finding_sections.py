"""What there are words for where readers look for something: the list of sources, filters, the search."""

from __future__ import annotations

from briefsite.wording.section import Plural, Section


class Bibliography(Section, frozen=True):
    described: str
    intro: Plural
    every_cited: Plural
    below: str
    by_initial: str
    empty: str
    take_along: str
    under: str
    under_described: str
    other: str
    every: str
    cited: str
    not_cited: str
    find: str
    words: str
    brief: str
    shown: str
    copy: str


class Passages(Section, frozen=True):
    name: str
    place: str
    back: str
    previous: str
    next: str


class Filter(Section, frozen=True):
    show: str
    all_topics: str
    all_years: str
    all_types: str
    everyone: str
    all_languages: str
    clear: str
    shown: str
    failed: str
    more: Plural


class Facets(Section, frozen=True):
    topic: str
    year: str
    type: str
    person: str
    language: str


class Search(Section, frozen=True):
    search: str
    filters: str
    any: str
    hint: str
    searching: str
    count: str
    found: str
    nothing: str
    elsewhere: str
    instead: str
    insist: str
    did_you_mean: str
    everywhere: str
    more: str
    bibliography: str
    cited_in: str
    others: str
    failed: str
    retry: str
    not_built: str
    topic_page: str
    person_page: str


class SearchPage(Section, frozen=True):
    title: str
    described: str
    intro: str
    lists: str
    how: str
    ways: tuple[str, ...]
