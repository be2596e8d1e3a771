"""Every brief, source, topic and person, linked both ways. Made once for a build, in time linear in the citations."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from briefsite.link.follow import Naming, follow
from briefsite.link.mentions import Mention, Note, cited_keys
from briefsite.link.related import BriefProfile, Related, find_related, profile_of
from briefsite.link.translations import differences, last_changed
from briefsite.model import Brief, Contributor, Options, Person, Project, Reference, Topic
from briefsite.model.codec import json_form
from briefsite.model.content import is_page_slug
from briefsite.model.memory import Memory, NoMemory
from briefsite.read.paths import SOURCES, initial_path
from briefsite.read.publication import citing_pages
from briefsite.wording import Words, words


class LinkedBrief(Struct, frozen=True):
    """A brief with what a page about it shows."""

    brief: Brief
    style: str
    is_note_style: bool
    mentions: tuple[Mention, ...]
    notes: tuple[Note, ...]
    sources: tuple[str, ...]
    """Keys of the bibliography that it cites or lists (`nocite`), in the order of first mention."""
    related: tuple[Related, ...] = ()
    translations: tuple[str, ...] = ()
    """Slugs of the same brief in other languages, in the order of their languages' tags."""
    original_changed: dt.date | None = None
    """Of a translation that lags behind its original: when the original last changed."""
    mentions_digest: str = ""
    """A short name for what other pages may show of its mentions."""
    earlier: tuple[dt.date, ...] = ()
    """The dates of its earlier versions, newest first."""

    @property
    def slug(self) -> str:
        return self.brief.slug

    @property
    def is_page(self) -> bool:
        """Whether it is a page and no brief: see `Corpus.pages`."""
        return is_page_slug(self.slug)


class Corpus(Struct, frozen=True):
    """All that pages are made of. Briefs stand newest first; lists of slugs keep that order."""

    briefs: tuple[LinkedBrief, ...]
    references: Mapping[str, Reference]
    topics: Mapping[str, Topic]
    people: Mapping[str, Person]
    options: Options
    by_slug: Mapping[str, LinkedBrief]
    cited_in: Mapping[str, tuple[Mention, ...]]
    citations: Mapping[str, int]
    """How often each source is cited."""
    citing_briefs: Mapping[str, int]
    """How many briefs, and pages of docs/, cite each source."""
    on_topic: Mapping[str, tuple[str, ...]]
    written_by: Mapping[str, tuple[str, ...]]
    pages: tuple[LinkedBrief, ...] = ()
    """The pages of docs/ that cite, and those of withdrawn briefs; they too are in `by_slug`
    (`model.content.page_slug`)."""
    cited_on_pages: Mapping[str, int] = field(default_factory=dict)
    """How many such pages cite each source."""
    cards: Mapping[str, bool] = field(default_factory=dict)
    """The paths of the pictures that are made for links to briefs."""
    are_sources_paged: bool = False
    """Whether the whole bibliography is too long for one page; a corpus for one brief has only a few of its sources."""

    def words(self, lang: str = "") -> Words:
        """The words of a language, as this publication says them; without a tag, those of its own language."""
        return words(lang or self.options.language, self.options.words)

    def source_page(self, key: str) -> str:
        """The page of the bibliography that holds an entry: one page in all, or past a limit one for each initial."""
        return initial_path(self.references[key].initial) if self.are_sources_paged else SOURCES


def resolve(
    project: Project, is_note_style: Callable[[str], bool], naming: Naming, memo: Memory | None = None
) -> Corpus:
    """Link what may be published, but for withdrawn briefs. `is_note_style` tells of a style whether it writes notes.

    `naming` says how a source is called within a sentence that is quoted.

    Keys, topics and people that do not exist are left out of the maps; saying so is the work of the rules.
    """
    return begin_resolving(project, is_note_style, naming, memo)()


def begin_resolving(
    project: Project, is_note_style: Callable[[str], bool], naming: Naming, memo: Memory | None = None
) -> Callable[[], Corpus]:
    """As `resolve`, but it only begins: other cores follow citations while something else is done here."""
    memo = memo or NoMemory()
    references = project.bibliography.references
    ordered = sorted(project.standing, key=lambda brief: (-brief.front.date.toordinal(), brief.slug))
    texts = [*ordered, *citing_pages(project)]
    names = [brief.front.citation_style or project.options.citation_style for brief in texts]
    styles = [(name, is_note_style(name)) for name in names]
    followed = follow(texts, styles, references, naming, memo)

    def corpus() -> Corpus:
        linked = [
            LinkedBrief(
                brief,
                *style,
                mentions,
                notes,
                _sources(brief, mentions, references),
                mentions_digest=mentions_digest,
                earlier=tuple(past.date for past in project.versions.get(brief.slug, ())),
            )
            for brief, style, (mentions, notes, mentions_digest) in zip(texts, styles, followed, strict=True)
        ]
        briefs, pages = linked[: len(ordered)], linked[len(ordered) :]
        return _corpus(tuple(_with_others(briefs, project.topics, memo)), tuple(pages), project)

    return corpus


def _with_others(briefs: Sequence[LinkedBrief], topics: Mapping[str, Topic], memo: Memory) -> Iterator[LinkedBrief]:
    """The briefs with what each has to do with others."""
    related = _related(briefs, topics, memo)
    by_slug = {linked.slug: linked.brief for linked in briefs}
    translations = _translations([linked.brief for linked in briefs])
    for linked in briefs:
        yield replace(
            linked,
            related=related[linked.slug],
            translations=translations[linked.slug],
            original_changed=_original_changed(linked.brief, by_slug),
        )


def _corpus(linked: tuple[LinkedBrief, ...], pages: tuple[LinkedBrief, ...], project: Project) -> Corpus:
    references, topics, people = project.bibliography.references, project.topics, project.people
    cited_in = _cited_in((*linked, *pages), references)
    return Corpus(
        briefs=linked,
        references=references,
        topics=topics,
        people=people,
        options=project.options,
        by_slug={text.slug: text for text in (*linked, *pages)},
        cited_in=cited_in,
        citations={key: len(mentions) for key, mentions in cited_in.items()},
        citing_briefs=_texts_citing(cited_in),
        on_topic=_index(linked, lambda brief: [topic for topic in brief.front.topics if topic in topics]),
        written_by=_index(linked, lambda brief: _ids((*brief.front.authors, *brief.front.editors), people)),
        pages=pages,
        cited_on_pages=_texts_citing(_cited_in(pages, references)),
        are_sources_paged=project.options.are_paged(len(references)),
    )


def _texts_citing(cited_in: Mapping[str, tuple[Mention, ...]]) -> dict[str, int]:
    return {key: len({mention.slug for mention in mentions}) for key, mentions in cited_in.items()}


class _BriefProfiles(Struct, frozen=True):
    """All that decides which briefs are near one another, and the topics that there are."""

    briefs: tuple[BriefProfile, ...]
    topics: tuple[str, ...]


def _related(
    drafts: Sequence[LinkedBrief], topics: Mapping[str, Topic], memo: Memory
) -> Mapping[str, tuple[Related, ...]]:
    """The briefs near to each, found anew only where some brief cites other sources or is on other topics."""
    profiles = _BriefProfiles(tuple(profile_of(draft.brief, draft.sources) for draft in drafts), tuple(sorted(topics)))
    return memo.map("relating briefs", _find_related, [profiles], json_form(dict[str, tuple[Related, ...]]))[0]


def _find_related(profiles: _BriefProfiles) -> dict[str, tuple[Related, ...]]:
    return find_related(profiles.briefs, frozenset(profiles.topics))


def _sources(brief: Brief, mentions: tuple[Mention, ...], references: Mapping[str, Reference]) -> tuple[str, ...]:
    keys = dict.fromkeys(key for key, _ in cited_keys(mentions))
    for key in brief.front.nocite:
        keys.update(dict.fromkeys(references) if key == "*" else {key: None})
    return tuple(key for key in keys if key in references)


def _cited_in(briefs: Iterable[LinkedBrief], references: Mapping[str, Reference]) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for brief in briefs:
        for key, mention in cited_keys(brief.mentions):
            if key in references:
                found[key].append(mention)
    return {key: tuple(mentions) for key, mentions in found.items()}


def _index(briefs: Iterable[LinkedBrief], ids: Callable[[Brief], Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for brief in briefs:
        for name in dict.fromkeys(ids(brief.brief)):
            found[name].append(brief.slug)
    return {name: tuple(slugs) for name, slugs in found.items()}


def _ids(contributors: Iterable[Contributor], people: Mapping[str, Person]) -> list[str]:
    return [person.id for person in contributors if person.id is not None and person.id in people]


def _original_changed(brief: Brief, by_slug: Mapping[str, Brief]) -> dt.date | None:
    original = by_slug.get(brief.front.translation_of or "")
    if original is None or original is brief or not differences(brief, original):
        return None
    return last_changed(original)


def _translations(briefs: Iterable[Brief]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[Brief]] = defaultdict(list)
    for brief in briefs:
        groups[brief.front.translation_of or brief.slug].append(brief)
    found = {}
    for group in groups.values():
        ordered = sorted(group, key=lambda brief: (brief.front.lang, brief.slug))
        for brief in group:
            found[brief.slug] = tuple(other.slug for other in ordered if other is not brief)
    return found
