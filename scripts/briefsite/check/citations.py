"""Citations and the sources they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefsite.check.facts import Facts, citation_place, front_place
from briefsite.model import Document, Person, Place, Problem, Project, Topic
from briefsite.model.citing import citations
from briefsite.model.rules import markdown
from briefsite.model.rules.bibliography import UNCITED_SOURCE, UNKNOWN_CITATION
from briefsite.model.rules.briefs import FIGURE_WITHOUT_CITATION, MISPLACED_CITATION
from briefsite.model.text_fields import texts_of
from briefsite.read.markdown import parse_inline

_OF_CITATIONS = frozenset(
    rule.name
    for rule in (
        MISPLACED_CITATION,
        markdown.ADJACENT_CITATION,
        markdown.CITATION_IN_HTML,
        markdown.CITATION_IN_LINK,
        markdown.NESTED_CITATION,
        markdown.PART_WITHOUT_KEY,
        markdown.UNCLOSED_BRACES,
        markdown.UNCLOSED_CITATION,
    )
)
_KEY = re.compile(r"@\{?(\w(?:[\w:.+/-]*\w)?)")
_LINES_NEAR = 5
_MAY_BE_KEY = re.compile(r"[\w:.+/-]+")
"""A key that an entry can have as it stands."""


def unknown_citation(facts: Facts) -> Iterator[Problem]:
    if facts.is_unread(facts.project.bibliography.name):
        return
    known = facts.project.bibliography.references
    if facts.cited - {"*"} <= known.keys():
        return
    now = {former: key for key, reference in known.items() for former in reference.former_keys}
    for brief in facts.project.citing_texts:
        for key_path, citation in citations(brief):
            for item in citation.items:
                if item.key not in known:
                    yield _no_entry(facts, item.key, now, citation_place(facts, brief, key_path, item))
        for number, key in enumerate(brief.front.nocite):
            if key != "*" and key not in known:
                yield _no_entry(facts, key, now, front_place(brief, f"nocite.{number}"))


def broken_citation(facts: Facts) -> Iterator[Problem]:
    """What was meant for a citation in a page of docs/ and is none, where it names a source of the bibliography.

    Such a page may have names of other sites, and markup of other extensions, which are no citations at all.
    """
    known = facts.project.bibliography.references
    for document in facts.project.documents:
        for problem in document.body.problems:
            if problem.rule in _OF_CITATIONS and any(key in known for key in _keys_near(document, problem)):
                yield problem


def _keys_near(document: Document, problem: Problem) -> list[str]:
    """What reads as a key where a problem stands: at its place if that is a link, else in its paragraph."""
    lines, place = document.body.text.split("\n"), problem.place
    if problem.rule == markdown.CITATION_IN_LINK.name:
        found = _KEY.match(lines[place.line - 1], place.column - 1)
        return [found[1]] if found else []
    text = "\n".join(lines[max(0, place.line - _LINES_NEAR) : place.line + _LINES_NEAR])
    return _KEY.findall(text)


def _no_entry(facts: Facts, key: str, now: Mapping[str, str], place: Place) -> Problem:
    """`now` has the key of each entry by the keys that it had before."""
    file = facts.project.bibliography.name
    if key in now:
        return UNKNOWN_CITATION.at(place, "renamed", key=key, file=file, now=now[key])
    hint = facts.nearest_key.hint(key)
    variant = "" if hint or not _MAY_BE_KEY.fullmatch(key) else "add"
    return UNKNOWN_CITATION.at(place, variant, key=key, file=file, hint=hint)


def misplaced_citation(facts: Facts) -> Iterator[Problem]:
    known = facts.project.bibliography.references
    for place, name, text in _texts_without_citations(facts.project):
        if "@" in text:
            for citation in parse_inline(text)[0]:
                written = text[citation.start : citation.end]
                if written.startswith("[") or citation.items[0].key in known:
                    yield MISPLACED_CITATION.at(place, written=written, name=name)


def _texts_without_citations(project: Project) -> Iterator[tuple[Place, str, str]]:
    """Texts that editors write and that are shown without citations: their place, what they are called, and they."""
    for brief in project.briefs:
        for path, text, field in texts_of(brief.front):
            if not field.cites:
                yield front_place(brief, path), f"`{path.rpartition('.')[2]}`", text
    entries: tuple[Topic | Person, ...] = (*project.topics.values(), *project.people.values())
    for entry in entries:
        for path, text, _ in texts_of(entry):
            yield entry.place, f"`{path.partition('.')[0]}` of `{entry.id}`", text


def uncited_source(facts: Facts) -> Iterator[Problem]:
    if "*" in facts.cited or facts.has_unread_briefs:
        return
    for key, reference in facts.project.bibliography.references.items():
        if key not in facts.cited:
            yield UNCITED_SOURCE.at(reference.place, key=key)


def figure_without_citation(facts: Facts) -> Iterator[Problem]:
    known = facts.project.bibliography.references
    for brief in facts.project.briefs:
        for number, figure in enumerate(brief.front.key_figures):
            path = f"key_figures.{number}.citation"
            if figure.citation and path not in brief.front.cited:
                example = figure.citation if figure.citation in known else next(iter(known), "key")
                yield FIGURE_WITHOUT_CITATION.at(front_place(brief, path), key=example)
