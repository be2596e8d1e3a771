"""The earlier versions of briefs, read from what git has: which there are, their texts, and what they cited then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from briefsite.model import Brief, PastVersion, Place, Problem, Reference, TextFile
from briefsite.model.citing import cited_keys
from briefsite.model.codec import json_form
from briefsite.model.memory import Memory
from briefsite.model.rules.briefs import UNREADABLE_VERSION
from briefsite.read.brief import parse_brief
from briefsite.read.conflicts import conflicts_in
from briefsite.read.files import text_of
from briefsite.read.front_matter import front_matter_span, parse_front_matter
from briefsite.read.front_matter import release as release_of_front
from briefsite.read.git import Head, contents_of, log_of
from briefsite.read.history import (
    Ended,
    History,
    State,
    StateFacts,
    commits_in,
    ended_versions,
    evening_before,
    version_date,
)
from briefsite.read.publication import paths_named
from briefsite.read.sources_file import AS_LINES, BIBLIOGRAPHY, READING_SOURCES, SourcesFile, parse_sources
from briefsite.wording import OwnWords

_BRIEFS = "briefs"


class HistoryOfBriefs(Struct, frozen=True):
    """All that earlier versions of briefs are made of; the newest commit stands for what git has."""

    head: Head
    paths: tuple[tuple[str, ...], ...]
    """Of each brief, its path and those that it had before."""
    timezone: str
    language: str
    words: OwnWords


class FoundVersions(Struct, frozen=True):
    """The earlier versions, brief by brief, each oldest first, and what is wrong."""

    versions: tuple[tuple[PastVersion, ...], ...]
    problems: tuple[Problem, ...]


class _FrontText(Struct, frozen=True):
    """A text as far as its front matter reaches, and what decides how that is read."""

    file: TextFile
    timezone: str
    language: str


class _Read(Struct, frozen=True):
    """What a front matter says; None where it cannot be read."""

    facts: StateFacts | None


class _Found(NamedTuple):
    """A version of the brief at a path, and the moment until which it stood."""

    path: str
    ended: Ended
    evening: int


def read_past_versions(root: Path, given: HistoryOfBriefs, memo: Memory) -> FoundVersions:
    """The versions that readers saw of these briefs. Raises GitError."""
    history = History(commits_in(log_of(root, given.head, (_BRIEFS, BIBLIOGRAPHY))))
    states = [history.states(paths) for paths in given.paths]
    texts = _Texts(contents_of(root, (state.content for each in states for state in each if state.content)))
    facts = _facts(states, texts, given, memo)
    problems: list[Problem] = []
    versions: list[list[_Found]] = []
    for paths, each in zip(given.paths, states, strict=True):
        ended, unread = ended_versions([(state, facts.get(state.content or "")) for state in each], given.timezone)
        versions.append([_Found(paths[0], one, evening_before(one.state.end or 0, given.timezone)) for one in ended])
        problems += (_unreadable(paths[0], state) for state in unread)
    names = {one: history.content(BIBLIOGRAPHY, one.evening) for found in versions for one in found}
    sources = _sources(root, names.values(), given.language, memo)
    read = [[*_versions(found, texts, history, names, sources, given)] for found in versions]
    problems += (each for found in read for each in found if isinstance(each, Problem))
    return FoundVersions(
        tuple(tuple(each for each in found if isinstance(each, PastVersion)) for found in read), tuple(problems)
    )


class _Texts:
    """Texts of files by git's names for what they held."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents

    def file(self, path: str, content: str | None) -> TextFile | None:
        """The text as that of a file at a path; None where it is none, or two versions stand in it."""
        file = text_of(path, self._contents[content]) if content else None
        return file if isinstance(file, TextFile) and not conflicts_in(file) else None


def _facts(
    states: Sequence[Sequence[State]], texts: _Texts, given: HistoryOfBriefs, memo: Memory
) -> Mapping[str, StateFacts | None]:
    """What the front matter of each state says, by git's name for it."""
    fronts: dict[str, _FrontText] = {}
    for paths, each in zip(given.paths, states, strict=True):
        for state in each:
            file = texts.file(paths[0], state.content)
            span = front_matter_span(file) if file else None
            if file is not None and span is not None and not isinstance(span, Problem):
                front = TextFile(file.path, file.text[: span.body_start])
                fronts[state.content or ""] = _FrontText(front, given.timezone, given.language)
    read = memo.map("reading earlier front matter", _read_facts, [*fronts.values()], json_form(_Read))
    return dict(zip(fronts, (each.facts for each in read), strict=True))


def _read_facts(given: _FrontText) -> _Read:
    span = front_matter_span(given.file)
    if isinstance(span, Problem):
        return _Read(None)
    try:
        front, _ = parse_front_matter(given.file, span.start, span.end, given.timezone, given.language)
    except Exception:  # an error of ours, over a text that nobody can mend any more
        return _Read(None)
    if front is None:
        return _Read(None)
    dates = tuple(correction.date for correction in front.corrections)
    release = release_of_front(front, given.timezone)
    return _Read(StateFacts(front.status, release, version_date(front), front.updated, dates))


def _sources(
    root: Path, names: Iterable[str | None], language: str, memo: Memory
) -> Mapping[str | None, Mapping[str, Reference]]:
    """The bibliographies of these names, each by key; one that is no text, or was not there, has no entries."""
    contents = contents_of(root, filter(None, names))
    files = {name: text_of(BIBLIOGRAPHY, content) for name, content in contents.items()}
    texts = {name: SourcesFile(file, language) for name, file in files.items() if isinstance(file, TextFile)}
    read = memo.map(READING_SOURCES, parse_sources, [*texts.values()], AS_LINES, worth=2)
    return {name: bibliography.references for name, bibliography in zip(texts, read, strict=True)}


def _versions(
    found: Iterable[_Found],
    texts: _Texts,
    history: History,
    names: Mapping[_Found, str | None],
    sources: Mapping[str | None, Mapping[str, Reference]],
    given: HistoryOfBriefs,
) -> Iterator[PastVersion | Problem]:
    for one in found:
        state = one.ended.state
        file = texts.file(one.path, state.content)
        brief = _brief(file, given) if file else None
        if brief is None:
            yield _unreadable(one.path, state)
        else:
            references = _cited(brief, sources.get(names[one], {}))
            others = tuple(sorted(history.changed_since(_beside(brief), one.evening)))
            yield PastVersion(one.ended.date, state.commit, brief, references, others)


def _brief(file: TextFile, given: HistoryOfBriefs) -> Brief | None:
    try:
        return parse_brief(file, given.timezone, given.language, given.words)[0]
    except Exception:  # an error of ours, over a text that nobody can mend any more
        return None


def _cited(brief: Brief, references: Mapping[str, Reference]) -> dict[str, Reference]:
    keys = cited_keys([brief])
    return {key: entry.shown for key, entry in references.items() if key in keys or "*" in keys}


def _beside(brief: Brief) -> Iterator[str]:
    """The files beside the briefs that a brief shows or links to."""
    return (path for path in paths_named(brief) if path.startswith(f"{_BRIEFS}/") and not path.endswith(".md"))


def _unreadable(path: str, state: State) -> Problem:
    return UNREADABLE_VERSION.at(Place(path), commit=state.commit[:10], path=state.path)
