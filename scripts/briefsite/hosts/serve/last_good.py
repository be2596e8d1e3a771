"""What an editor's site is made of while a file is broken, empty or gone: what the file last held.

A brief has its own rule (`briefsite.pipeline.last_good`); here are the bibliography, the vocabularies and the styles.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

import csl
from briefsite.cite import Styles
from briefsite.model import Brief, Level, Person, Place, Problem, Project, Reference, Topic
from briefsite.model.citing import cited_keys
from briefsite.model.digests import digest_of
from briefsite.model.rules.files import UNREADABLE_FILE
from briefsite.read.configuration import CONFIGURATION
from briefsite.read.project import PEOPLE, TOPICS
from briefsite.read.sources_file import BIBLIOGRAPHY

_Entry = TypeVar("_Entry", Reference, Topic, Person)


class LastGood:
    """The entries that files had when they were last without errors, and the styles that could last be used."""

    def __init__(self) -> None:
        self._entries: dict[str, Mapping[str, Any]] = {}
        self._known: dict[str, Mapping[str, Any]] = {}
        self._styles = StylesThatWorked()
        self._files_standing_in: frozenset[str] = frozenset()
        self._styles_standing_in: frozenset[str] = frozenset()

    @property
    def standing_in(self) -> frozenset[str]:
        """The files in place of which what they last held stands in the last project."""
        return self._files_standing_in | self._styles_standing_in

    def fill(self, project: Project) -> Project:
        """The project with the entries that its files have lost by an error, by being emptied, or by going.

        An entry that was taken out of a file without errors is gone. What is wrong is among the problems.
        """
        sources, wrong_sources = self._filled(BIBLIOGRAPHY, project.bibliography.references, project)
        topics, wrong_topics = self._filled(TOPICS, project.topics, project)
        people, wrong_people = self._filled(PEOPLE, project.people, project)
        is_filled = {
            BIBLIOGRAPHY: sources is not project.bibliography.references,
            TOPICS: topics is not project.topics,
            PEOPLE: people is not project.people,
        }
        self._files_standing_in = frozenset(path for path in is_filled if is_filled[path])
        return replace(
            project,
            bibliography=replace(project.bibliography, references=sources),
            topics=topics,
            people=people,
            problems=(*project.problems, *wrong_sources, *wrong_topics, *wrong_people),
        )

    def with_needs(self, project: Project, briefs: Sequence[Brief]) -> Project:
        """The project with the entries that these briefs name, and that are gone from files without errors.

        Such briefs have errors, and are shown as they were: with their sources, people and topics.
        """
        fronts = [brief.front for brief in briefs]
        people = {person.id for front in fronts for person in (*front.authors, *front.editors) if person.id}
        topics = {key for front in fronts for key in front.topics}
        lost = {
            BIBLIOGRAPHY: self._lost(BIBLIOGRAPHY, cited_keys(briefs) - project.bibliography.references.keys()),
            PEOPLE: self._lost(PEOPLE, people - project.people.keys()),
            TOPICS: self._lost(TOPICS, topics - project.topics.keys()),
        }
        if not any(lost.values()):
            return project
        sources = {**project.bibliography.references, **lost[BIBLIOGRAPHY]}
        return replace(
            project,
            bibliography=replace(project.bibliography, references=sources),
            people={**project.people, **lost[PEOPLE]},
            topics={**project.topics, **lost[TOPICS]},
        )

    def _lost(self, path: str, keys: Set[str]) -> Mapping[str, Any]:
        return {key: entry for key, entry in self._known.get(path, {}).items() if key in keys}

    def _filled(
        self, path: str, now: Mapping[str, _Entry], project: Project
    ) -> tuple[Mapping[str, _Entry], tuple[Problem, ...]]:
        before: Mapping[str, _Entry] = self._entries.get(path, {})
        self._known[path] = {**self._known.get(path, {}), **before}
        wrong = [each.place for each in project.problems if each.place.path == path and each.level is Level.ERROR]
        if (now and not wrong) or not before:
            self._entries[path] = now
            return now, ()
        broken = _within(now, wrong)
        lost = {key: entry for key, entry in before.items() if key not in now or key in broken}
        filled = self._entries[path] = {**now, **lost}
        if wrong:
            return filled, ()
        return filled, (UNREADABLE_FILE.at(Place(path), "empty", path=path),)

    def styles(self, folder: Path, wanted: Collection[str], usual: str, there: Collection[str]) -> Styles:
        """The styles in a folder. In place of one that cannot be used stands what it was, or the last usual one.

        `wanted` are the names of those that may be asked for, `usual` that of the publication, and `there` those of all
        that there are. Where there is nothing to stand in, asking for a style raises csl.StyleError.
        """
        self._styles_standing_in = frozenset()
        styles = self._styles.in_place_of(Styles(folder), wanted, usual)
        if isinstance(styles, _WithOthers):
            files = {f"{folder.name}/{name}.csl" for name in styles.others if name in there}
            if usual in styles.others and usual not in there:
                files.add(CONFIGURATION)
            self._styles_standing_in = frozenset(files)
        return styles


def _within(entries: Mapping[str, _Entry], places: Iterable[Place]) -> frozenset[str]:
    """The keys of those entries, in the order of their lines, in which the places are."""
    keys = sorted(entries, key=lambda key: entries[key].place.line)
    lines = [entries[key].place.line for key in keys]
    before = (bisect_right(lines, place.line) for place in places)
    return frozenset(keys[number - 1] for number in before if number)


class StylesThatWorked:
    """The styles of earlier builds by name, each with a digest of the folder from which it came."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[csl.Style, bytes]] = {}
        self._usual = ""

    def in_place_of(self, styles: Styles, wanted: Collection[str], usual: str) -> Styles:
        """See `LastGood.styles`."""
        every = styles.value_digest
        standing_in: dict[str, tuple[csl.Style, bytes]] = {}
        for name in (usual, *sorted({*wanted} - {usual})):
            kept = self._kept.get(name)
            if kept is not None and kept[1] == every:
                styles.compiled[name] = kept[0]
                continue
            try:
                self._kept[name] = styles.get(name), every
                self._usual = usual if name == usual else self._usual
            except csl.StyleError:
                kept = kept or self._kept.get(self._usual)
                if kept is not None:
                    standing_in[name] = kept
        if not standing_in:
            return styles
        compiled = {**styles.compiled, **{name: kept[0] for name, kept in standing_in.items()}}
        others = {name: kept[1].hex() for name, kept in standing_in.items()}
        return _WithOthers(styles.folder, compiled, others)


class _WithOthers(Styles):
    """Styles, some of which stand in for those that cannot be used."""

    def __init__(self, folder: Path, compiled: Mapping[str, csl.Style], others: Mapping[str, str]) -> None:
        """`others` names for which styles others stand in, and each of those in short."""
        super().__init__(folder, compiled)
        self.others = others

    @property
    def value_digest(self) -> bytes:
        """What all styles say, those that stand in too."""
        return digest_of((self.texts, self.others))
