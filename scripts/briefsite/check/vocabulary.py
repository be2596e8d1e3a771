"""Topics and people."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts, front_place
from briefsite.model import Breach, Problem
from briefsite.model.nearest import did_you_mean
from briefsite.model.rules.briefs import UNKNOWN_PERSON, UNKNOWN_TOPIC, UNUSED_TOPIC
from briefsite.read.front_matter.examples import id_of
from briefsite.read.front_matter.schema import slugify
from briefsite.read.front_matter.words import flow


def unknown_topic(facts: Facts) -> Iterator[Problem]:
    if facts.is_unread("briefs/topics.yml"):
        return
    topics = facts.project.topics
    misnamed = _misnamed(facts, "briefs/topics.yml")
    for brief in facts.project.briefs:
        told: set[str] = set()
        for number, topic in enumerate(brief.front.topics):
            if topic not in topics and topic not in told | misnamed:
                told.add(topic)
                yield _no_topic(topic, id_of(topic, topics), brief.front.lang).at(
                    front_place(brief, f"topics.{number}")
                )


def _no_topic(topic: str, near: str | None, lang: str) -> Breach:
    if near:
        return UNKNOWN_TOPIC.says(topic=topic, hint=did_you_mean(near))
    slug = slugify(topic, lang) or "a-topic"
    entry = f"{slug}: {flow({'name': _name_of(topic), 'definition': 'What it covers.'})}"
    return UNKNOWN_TOPIC.says("add" if slug == topic else "add-and-name", topic=topic, entry=entry, id=slug)


def _nobody(name: str, near: str | None) -> Breach:
    if near:
        return UNKNOWN_PERSON.says(name=name, hint=did_you_mean(near))
    if slugify(name) != name:
        return UNKNOWN_PERSON.says("write-out", name=name, entry=flow({"name": name}))
    return UNKNOWN_PERSON.says("add", name=name, entry=f"{name}: {flow({'name': _name_of(name)})}")


def _name_of(word: str) -> str:
    """What somebody or something may be called, of which an id is given: `jane-doe` is Jane Doe."""
    return word.replace("-", " ").title() if slugify(word) == word else word


def _misnamed(facts: Facts, path: str) -> frozenset[str]:
    """Ids in a vocabulary that cannot be ids, as is told there: what names them is not to blame too."""
    problems = (problem for problem in facts.project.problems if problem.rule == "bad-slug")
    return frozenset(problem.message.split("`")[1] for problem in problems if problem.place.path == path)


def unused_topic(facts: Facts) -> Iterator[Problem]:
    if facts.has_unread_briefs:
        return
    used = {topic for brief in facts.project.briefs for topic in brief.front.topics}
    for topic in facts.project.topics.values():
        if topic.id not in used:
            yield UNUSED_TOPIC.at(topic.place, topic=topic.id)


def unknown_person(facts: Facts) -> Iterator[Problem]:
    if facts.is_unread("briefs/people.yml"):
        return
    people = facts.project.people
    misnamed = _misnamed(facts, "briefs/people.yml")
    for brief in facts.project.briefs:
        told: set[str] = set()
        for key, contributors in (("authors", brief.front.authors), ("editors", brief.front.editors)):
            for number, contributor in enumerate(contributors):
                name = contributor.id
                if name is not None and name not in people and name not in told | misnamed:
                    told.add(name)
                    yield _nobody(name, id_of(name, people)).at(front_place(brief, f"{key}.{number}"))
