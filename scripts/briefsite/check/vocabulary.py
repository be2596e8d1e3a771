"""Rules on topics and people."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts, front_place
from briefsite.check.rule import Finding, rule
from briefsite.model import Level
from briefsite.read.front_matter.examples import id_of
from briefsite.read.front_matter.words import flow


@rule(
    "unknown-topic",
    meaning="A brief names a topic that `briefs/topics.yml` does not define.",
    example="no topic `trde` in briefs/topics.yml; did you mean `trade`?",
    mend="Correct the id, or define the topic in `briefs/topics.yml`.",
)
def unknown_topic(facts: Facts) -> Iterator[Finding]:
    if facts.is_unread("briefs/topics.yml"):
        return
    topics = facts.project.topics
    misnamed = _misnamed(facts, "briefs/topics.yml")
    for brief in facts.project.briefs:
        told: set[str] = set()
        for number, topic in enumerate(brief.front.topics):
            if topic not in topics and topic not in told | misnamed:
                told.add(topic)
                message = f"no topic `{topic}` in briefs/topics.yml{_hint(id_of(topic, topics))}"
                yield front_place(brief, f"topics.{number}"), message


def _written_out(name: str) -> str:
    """What to write, in a list of any form, for somebody who is called by name."""
    return f"; write out the name: `{flow({'name': name})}`" if " " in name else ""


def _hint(found: str | None) -> str:
    return f"; did you mean `{found}`?" if found else ""


def _misnamed(facts: Facts, path: str) -> frozenset[str]:
    """Ids in a vocabulary that cannot be ids, as is told there: what names them is not to blame too."""
    problems = (problem for problem in facts.project.problems if problem.rule == "bad-slug")
    return frozenset(problem.message.split("`")[1] for problem in problems if problem.place.path == path)


@rule(
    "unused-topic",
    level=Level.WARNING,
    meaning="A topic is defined and no brief is about it: its page would be empty.",
    example="no brief is about the topic `fisheries`",
    mend="Name it in the `topics` of a brief, or take it out of `briefs/topics.yml`. It may also stay.",
)
def unused_topic(facts: Facts) -> Iterator[Finding]:
    if facts.has_unread_briefs:
        return
    used = {topic for brief in facts.project.briefs for topic in brief.front.topics}
    for topic in facts.project.topics.values():
        if topic.id not in used:
            yield topic.place, f"no brief is about the topic `{topic.id}`"


@rule(
    "unknown-person",
    meaning="A brief is signed or edited by an id that `briefs/people.yml` does not define.",
    example="nobody `trade-dsk` in briefs/people.yml; did you mean `trade-desk`?",
    mend="Correct the id, define it in `briefs/people.yml`, or write the name out: `- {name: Jane Doe}`.",
)
def unknown_person(facts: Facts) -> Iterator[Finding]:
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
                    hint = _hint(id_of(name, people)) or _written_out(name)
                    yield front_place(brief, f"{key}.{number}"), f"nobody `{name}` in briefs/people.yml{hint}"
