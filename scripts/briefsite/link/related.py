"""Which briefs are near a brief, and why: the sources and the topics they share. Linear in the citations."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from msgspec import Struct

from briefsite.model import Brief

MOST_RELATED = 5
COMMON_SOURCE = 40
"""A source cited by more texts than this says little about what two of them share, and would cost its square."""
NEXT_ON_TOPIC = 10
"""How many texts before and behind a text, on each of its topics, may be near it by their topics alone."""
ENOUGH_TOPICS = 2


class Related(Struct, frozen=True):
    """A brief near another: the sources that both cite, the one fewest others cite first, and the topics of both."""

    slug: str
    sources: tuple[str, ...]
    topics: tuple[str, ...]


class BriefProfile(Struct, frozen=True):
    """Of a brief, all that decides what is near it; `sources` are the keys that it cites."""

    slug: str
    lang: str
    translation_of: str | None
    topics: tuple[str, ...]
    sources: tuple[str, ...]


def profile_of(brief: Brief, sources: tuple[str, ...]) -> BriefProfile:
    """What `find_related` is told of a brief."""
    return BriefProfile(brief.slug, brief.front.lang, brief.front.translation_of, brief.front.topics, sources)


class Work(Struct, frozen=True):
    """One text in all its languages: translations are near it, and need no saying so."""

    versions: tuple[BriefProfile, ...]
    sources: frozenset[str]
    topics: tuple[str, ...]

    def in_language(self, lang: str) -> BriefProfile:
        """The version in that language, else the original, else the newest."""
        if len(self.versions) == 1:
            return self.versions[0]
        first, *_ = sorted(
            self.versions,
            key=lambda version: (_language(version.lang) != _language(lang), version.translation_of or ""),
        )
        return first


def rank(work: Work, other: Work, sources: int, topics: int) -> tuple[int, ...]:  # noqa: ARG001 - another may ask
    """How far `other` is from `work`, with which it shares so many sources and topics: the least stands first."""
    return -sources, -topics


def _language(tag: str) -> str:
    return tag.split("-", 1)[0].lower()


def find_related(briefs: Sequence[BriefProfile], known_topics: Iterable[str]) -> dict[str, tuple[Related, ...]]:
    """By slug, the briefs nearest to each, as `rank` has it: those that share a source, then those that share topics.

    `briefs` stand newest first. Of a text in several languages only the version in the brief's own language is named,
    or else the original.
    """
    works = _works(briefs, frozenset(known_topics))
    citing, on_topic = _index(work.sources for work in works), _index(work.topics for work in works)
    by_slug = {brief.slug: frozenset(brief.sources) for brief in briefs}
    found = {}
    for number, work in enumerate(works):
        nearest = [works[other] for other in _nearest_works(number, works, citing, on_topic)]
        for brief in work.versions:
            ranks = {key: position for position, key in enumerate(brief.sources)}
            reasons = [(_related(ranks, work, other, brief, by_slug, citing), other) for other in nearest]
            ranked = [
                (rank(work, other, len(reason.sources), len(reason.topics)), reason)
                for reason, other in reasons
                if reason.sources or len(reason.topics) >= ENOUGH_TOPICS
            ]
            found[brief.slug] = tuple([reason for _, reason in sorted(ranked, key=itemgetter(0))])
    return found


def _works(briefs: Sequence[BriefProfile], known_topics: frozenset[str]) -> tuple[Work, ...]:
    versions: dict[str, list[BriefProfile]] = defaultdict(list)
    for brief in briefs:
        versions[brief.translation_of or brief.slug].append(brief)
    return tuple(
        Work(
            tuple(group),
            frozenset(key for brief in group for key in brief.sources),
            tuple(dict.fromkeys(topic for brief in group for topic in brief.topics if topic in known_topics)),
        )
        for group in versions.values()
    )


def _index(names: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """For each name the numbers of the texts that have it, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, those in enumerate(names):
        for name in those:
            found[name].append(number)
    return found


def _nearest_works(
    number: int, works: Sequence[Work], citing: Mapping[str, list[int]], on_topic: Mapping[str, list[int]]
) -> list[int]:
    work = works[number]
    citing_works = (citing[key] for key in work.sources)
    shared = Counter(chain.from_iterable(numbers for numbers in citing_works if len(numbers) <= COMMON_SOURCE))
    del shared[number]
    topics = frozenset(work.topics)
    ranked = sorted(
        (rank(work, works[other], count, len(topics.intersection(works[other].topics))), other)
        for other, count in shared.items()
    )
    best = [other for _, other in ranked[:MOST_RELATED]]
    if len(best) < MOST_RELATED:
        best += [other for other in _neighbours_by_topic(number, works, on_topic) if other not in shared]
    return best[:MOST_RELATED]


def _neighbours_by_topic(number: int, works: Sequence[Work], on_topic: Mapping[str, list[int]]) -> list[int]:
    """Texts of about the same time that share enough topics, those that share most first."""
    work = works[number]
    shared: Counter[int] = Counter()
    for topic in work.topics:
        numbers = on_topic[topic]
        position = bisect_left(numbers, number)
        shared.update(numbers[max(0, position - NEXT_ON_TOPIC) : position + NEXT_ON_TOPIC + 1])
    del shared[number]
    enough = [
        (rank(work, works[other], 0, count), abs(other - number), other)
        for other, count in shared.items()
        if count >= ENOUGH_TOPICS
    ]
    return [other for _, _, other in sorted(enough)]


def _related(
    ranks: Mapping[str, int],
    work: Work,
    other: Work,
    brief: BriefProfile,
    by_slug: Mapping[str, frozenset[str]],
    citing: Mapping[str, list[int]],
) -> Related:
    version = other.in_language(brief.lang)
    shared = [(len(citing[key]), ranks[key], key) for key in ranks.keys() & by_slug[version.slug]]
    topics = tuple([topic for topic in work.topics if topic in other.topics])
    return Related(version.slug, tuple(map(itemgetter(2), sorted(shared))), topics)
