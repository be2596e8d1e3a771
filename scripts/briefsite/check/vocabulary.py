"""Rules on topics and people."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts, front_place
from briefsite.check.rule import Finding, rule
from briefsite.model import Level
from briefsite.nearest import Nearest


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
    nearest = Nearest(topics)
    for brief in facts.project.briefs:
        for number, topic in enumerate(brief.front.topics):
            if topic not in topics:
                message = f"no topic `{topic}` in briefs/topics.yml{nearest.hint(topic)}"
                yield front_place(brief, f"topics.{number}"), message


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
    mend="Correct the id, define it in `briefs/people.yml`, or write the name out: `- name: Jane Doe`.",
)
def unknown_person(facts: Facts) -> Iterator[Finding]:
    if facts.is_unread("briefs/people.yml"):
        return
    people = facts.project.people
    nearest = Nearest(people)
    for brief in facts.project.briefs:
        for key, contributors in (("authors", brief.front.authors), ("editors", brief.front.editors)):
            for number, contributor in enumerate(contributors):
                name = contributor.id
                if name is not None and name not in people:
                    hint = nearest.hint(name) or (f"; write it out as `name: {name}`" if " " in name else "")
                    yield front_place(brief, f"{key}.{number}"), f"nobody `{name}` in briefs/people.yml{hint}"
