"""What editors write: briefs, sources, topics, people, and the project that holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from msgspec import Struct, field

from briefsite.model.charts import Chart
from briefsite.model.exports import Exports
from briefsite.model.front_matter import FrontMatter
from briefsite.model.looks import Looks
from briefsite.model.places import Level, Place, Problem
from briefsite.model.references import Bibliography, Reference
from briefsite.model.text import Link, Markdown, SourceListMark
from briefsite.model.text_fields import UNCITED

WITHDRAWN = "withdrawn"
CITE_STYLES = ("apa", "chicago-notes-bibliography", "harvard-cite-them-right", "modern-language-association")
"""The styles that readers most often ask for; a package ships them."""


class Brief(Struct, frozen=True):
    """A brief as its editor wrote it."""

    slug: str
    path: str
    front: FrontMatter
    body: Markdown
    charts: tuple[Chart, ...] = ()
    release: dt.datetime | None = None
    """From when readers may see it, where more than its embargo says so: `briefsite.read.publication.release_of`."""
    front_links: tuple[tuple[str, Link], ...] = ()
    """The links in Markdown of the front matter, each with the key it stands in."""


class PastVersion(Struct, frozen=True):
    """A brief as readers saw it until it was corrected or updated, out of the history of the project."""

    date: dt.date
    commit: str
    brief: Brief
    """Its text then, with the slug and path that it has today."""
    references: Mapping[str, Reference]
    """What it cited, as the bibliography had it then."""
    other_files: tuple[str, ...] = ()
    """The files beside the briefs which are not today what they were then, or not there."""


class Topic(Struct, frozen=True):
    """A topic of topics.yml. `names` and `definitions` hold other languages, by BCP 47 tag."""

    id: str
    name: Annotated[str, UNCITED]
    definition: Annotated[str, UNCITED]
    place: Place
    names: Annotated[Mapping[str, str], UNCITED] = field(default_factory=dict)
    definitions: Annotated[Mapping[str, str], UNCITED] = field(default_factory=dict)


class Person(Struct, frozen=True):
    """A person or desk of people.yml."""

    id: str
    name: Annotated[str, UNCITED]
    place: Place
    kind: str = "person"
    affiliation: Annotated[str | None, UNCITED] = None
    biography: Annotated[str | None, UNCITED] = None
    orcid: str | None = None
    url: str | None = None
    names: Annotated[Mapping[str, str], UNCITED] = field(default_factory=dict)
    biographies: Annotated[Mapping[str, str], UNCITED] = field(default_factory=dict)


class Document(Struct, frozen=True):
    """A page written by hand under docs/."""

    path: str
    body: Markdown
    front: str | None = None
    """What of its front matter can be used, as JSON; None where all of it can."""
    citing: FrontMatter | None = None
    """What concerns its citations: its title, its language, its style, what it lists without citing it."""
    lists: tuple[SourceListMark, ...] = ()
    """Where it says that its sources be listed."""
    page: str = ""
    """Its path among the sources of the site."""

    @property
    def does_cite(self) -> bool:
        """Whether it cites sources, or lists some."""
        return self.citing is not None and bool(self.body.citations or self.lists or self.citing.nocite)

    @property
    def as_brief(self) -> Brief:
        """The page as the stages that link and render citations read it: a brief of which nothing but its text is
        known."""
        assert self.citing is not None
        return Brief(page_slug(self.page), self.path, self.citing, self.body)


def page_slug(page: str) -> str:
    """What stands for the slug of a page of docs/ that cites: with the slash before it, it is that of no brief."""
    return f"/{page}"


class FrontPage(Struct, frozen=True):
    """The briefs that the front page is to show, by their slugs; empty where it is to choose."""

    lead: str = ""
    begin_with: str = ""
    """For who has come for the first time."""


def is_page_slug(slug: str) -> bool:
    """Whether that is the slug of a page and of no brief."""
    return slug.startswith("/")


class Options(Struct, frozen=True):
    """The options of briefsite, from `extra.briefsite` in mkdocs.yml."""

    citation_style: str = (
        "chicago-notes-bibliography"  # of those that are installed: a publication may have none itself
    )
    site_name: str = "Briefs"
    site_url: str = ""
    language: str = "en"
    """The publication's (BCP 47): of its lists, and of what names none."""
    sources_per_page: int = 500
    front_page: FrontPage = FrontPage()
    frames: tuple[str, ...] = ()
    """Hosts whose pages may be shown in a frame of a brief."""
    quotation_marks: Mapping[str, tuple[str, str, str, str]] | None = field(default_factory=dict)
    """The publication's own marks by language tag: opening, closing, and the two within a quotation. None: as typed."""
    timezone: str = "UTC"
    """Where a day begins for the publication: a name of the IANA database."""
    license: str = ""
    """Of its briefs that name none, as it is written: `briefsite.read.licenses` says what readers see of it."""
    cite_styles: tuple[str, ...] = CITE_STYLES
    """The citation styles in which a brief shows how it is cited, beside its own."""
    cards: bool = True
    """Whether a picture is made of each brief for links to it."""
    references_in_head: bool = False
    """Whether the head of a brief's page names each source for programs (`citation_reference`)."""
    directory_urls: bool = True
    """Whether a page's address is a folder (`briefs/ports/`) or a file (`briefs/ports.html`), as MkDocs has it."""
    web_folders: bool | None = None
    """The same of the site on the web, where pages are made for a disk; None: pages are for the web."""
    epub: bool = True
    """Whether each brief, and each topic, is made a book (EPUB) too."""
    twins: bool = True
    """Whether each brief is published as Markdown too: not where its page is exported as Markdown itself."""
    offprints: tuple[str, ...] = ()
    """The scripts in which briefs can be set as PDFs here; none where the publication asks for no offprints."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """How grave this publication takes a rule to be, by its name, where it is not as grave as the rule says."""

    extensions: tuple[str, ...] = ()
    """Names of the extensions of Python-Markdown in mkdocs.yml, in order."""
    slugify: str = ""
    """How identifiers of headings are made (`briefsite.model.slugs`)."""
    slug_separator: str = "-"

    notes_place: str = "\u2063\u2063\u2063"
    """Where Python-Markdown puts the notes (`PLACE_MARKER`). Invisible: elsewhere notes end the page."""
    has_attributes: bool = True
    """Whether pages may give headings identifiers (the extension `attr_list`)."""
    has_html_lists: bool = False
    """Whether lists of sources are handed to the host as HTML."""

    exports: Exports = Exports()
    """The services for which records are made."""
    versions: bool = True
    """Whether briefs that were corrected or updated keep pages of what they said before."""

    words: tuple[tuple[str, str], ...] = ()
    """What the publication says otherwise (`words/fr.toml`): the tag of a language, and what differs as JSON."""

    def are_paged(self, sources: int) -> bool:
        """Whether a bibliography of so many sources has a page for each initial."""
        return sources > self.sources_per_page


class Navigation(Struct, frozen=True):
    """What mkdocs.yml says of the menu and of pages in docs/. Paths are seen from docs/."""

    entries: tuple[tuple[str, Place], ...] | None = None
    """The files that the menu names, and where; None where MkDocs makes the menu itself."""
    excluded: frozenset[str] = frozenset()
    """Files that are not published (`exclude_docs`, `draft_docs`); briefs among them."""
    exclusions: tuple[str, ...] = ()
    """The patterns by which they are left out, of which a page that is made may be met as well."""
    unlisted: frozenset[str] = frozenset()
    """Files that need not be in the menu (`not_in_nav`)."""
    must_list_all: bool = False
    """Whether a page that the menu leaves out stops a build (`validation.nav.omitted_files`)."""


class Project(Struct, frozen=True):
    """All that was read and parsed, before anything is linked. `files`: every file under docs/ and briefs/, by path."""

    briefs: tuple[Brief, ...]
    bibliography: Bibliography
    topics: Mapping[str, Topic]
    people: Mapping[str, Person]
    documents: tuple[Document, ...] = ()
    files: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    """Names of the citation styles that can be used: files in styles/ and those shipped by a package."""
    note_styles: frozenset[str] = frozenset()
    """Names of those in use that write notes."""
    options: Options = Options()
    navigation: Navigation = Navigation()
    looks: Looks = Looks()
    versions: Mapping[str, tuple[PastVersion, ...]] = field(default_factory=dict)
    """The earlier versions of briefs by slug, newest first; none where nobody asked (`briefsite.read.versions`)."""
    settings: Mapping[str, Place] = field(default_factory=dict)
    """Where each setting of mkdocs.yml stands: `extra.briefsite.iframes.0`."""
    problems: tuple[Problem, ...] = ()
    """Found while reading and parsing; the rules of check add to them."""

    @property
    def styles_in_use(self) -> frozenset[str]:
        """The names of the citation styles that are asked for: the publication's, those of briefs and of pages."""
        own = (brief.front.citation_style for brief in (*self.briefs, *self.citing_pages))
        others = (name for name in self.options.cite_styles if name not in CITE_STYLES)
        return frozenset((self.options.citation_style, *others, *filter(None, own)))

    @property
    def standing(self) -> tuple[Brief, ...]:
        """The briefs that are not withdrawn."""
        return tuple(brief for brief in self.briefs if brief.front.status != WITHDRAWN)

    @property
    def citing_documents(self) -> tuple[Document, ...]:
        """The pages of docs/ that cite, or list, sources, and are published."""
        excluded = self.navigation.excluded
        return tuple(page for page in self.documents if page.does_cite and page.page not in excluded)

    @property
    def citing_pages(self) -> tuple[Brief, ...]:
        """The same, as the stages that link and render citations read them."""
        return tuple(page.as_brief for page in self.citing_documents)

    @property
    def citing_texts(self) -> tuple[Brief, ...]:
        """All that cites: briefs, and pages of docs/."""
        return (*self.briefs, *self.citing_pages)
