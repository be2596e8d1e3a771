"""What there are words for: the sections of a language's file, and the names in them. The files say what each is."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.wording.finding_sections import Bibliography, Facets, Filter, Passages, Search, SearchPage
from briefsite.wording.section import Plural, Section


class Joining(Section, frozen=True):
    between: str
    clause: str
    colon: str
    last: str
    in_names: str


class Frame(Section, frozen=True):
    skip: str
    contents: str
    top: str
    menu: str
    search: str
    dark: str
    light: str
    search_failed: str
    section_link: str
    close: str
    license: str
    contact: str
    privacy: str
    feed: str
    citing: str
    colophon: str
    pages_in: str
    path: str
    edit: str
    view: str
    neighbours: str
    previous: str
    next: str


class Menu(Section, frozen=True):
    home: str
    briefs: str
    topics: str
    sources: str
    people: str
    about: str


class NotFound(Section, frozen=True):
    title: str
    text: str


class FrontPage(Section, frozen=True):
    begin: str


class Brief(Section, frozen=True):
    number: str
    by: str
    edited_by: str
    updated: str
    minutes: Plural
    key_points: str
    key_figures: str
    editors_note: str
    disclaimer: str
    authors: str
    corrections: str
    cite_this: str
    other_styles: str
    take_along: str
    read_offline: str
    offprint: str
    references: str
    license: str
    also_in: str
    behind_original: str
    draft: str
    embargo: str
    withdrawn: str
    withdrawn_on: str
    moved: str
    chart_source: str
    chart_numbers: str
    chart_numbers_file: str
    chart_picture_file: str


class Versions(Section, frozen=True):
    earlier: str
    what_changed: str
    title: str
    notice: str
    changes: str
    how_marked: str
    no_changes: str
    removed: str
    added: str


class Content(Section, frozen=True):
    copy: str
    copied: str
    enlarge: str
    done: str
    to_do: str
    table: str
    figure: str
    credit: str


class Related(Section, frozen=True):
    heading: str
    sources: Plural
    one_source: str
    sources_named: Plural
    topics: Plural


class Book(Section, frozen=True):
    accessibility: str


class Notes(Section, frozen=True):
    heading: str
    note: str
    back_to_mark: str
    back_to_note: str
    back_to_text: str
    go_to_note: str
    go_to_source: str
    mention: str
    ordinals: tuple[str, ...]
    numbered_mention: str
    marks: tuple[str, ...]


class Sources(Section, frozen=True):
    heading: str
    cited_in_note: str
    cited_in_notes: str
    cited_here: str
    passages: str
    on_site: str
    only_here: str
    only_on_page: str
    in_all: str


class Counts(Section, frozen=True):
    briefs: Plural
    translations: Plural
    sources: Plural
    passages: Plural
    more: Plural


class Lists(Section, frozen=True):
    briefs: str
    all_briefs: str
    every_brief: str
    newest_first: str
    nothing_yet: str
    newest: str
    by_year: str
    briefs_of_year: str
    every_brief_of_year: str
    topics: str
    topics_described: str
    people: str
    people_described: str
    none_by_person: str
    by_person: str


class Topic(Section, frozen=True):
    none_yet: str
    written_once: str
    written: str
    translated: str
    chart: str
    chart_caption: str
    week: str
    month: str
    year: str
    week_of: str
    most_cited: str
    cited: str
    everywhere: str
    neighbours: str
    in_common: str
    follow: str
    as_book: str
    newest_as_book: str


class Words(Section, frozen=True):
    """All words of a language."""

    lang: str
    """Its tag, as its file is named."""
    read_by_speaker: bool
    """Whether somebody whose language it is has read them."""
    joining: Joining
    frame: Frame
    menu: Menu
    not_found: NotFound
    front_page: FrontPage
    brief: Brief
    versions: Versions
    brief_types: Mapping[str, str]
    box_types: Mapping[str, str]
    content: Content
    related: Related
    book: Book
    notes: Notes
    sources: Sources
    source_types: Mapping[str, str]
    counts: Counts
    lists: Lists
    topic: Topic
    bibliography: Bibliography
    passages: Passages
    filter: Filter
    facets: Facets
    search: Search
    search_page: SearchPage
