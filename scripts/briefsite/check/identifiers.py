"""Identifiers: each place of a page has its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefsite.check.anchors import PAGE_ANCHORS
from briefsite.check.facts import Facts
from briefsite.check.site import PlannedSite
from briefsite.model import Breach, Markdown, Problem, Reference
from briefsite.model.rules.links import DUPLICATE_ID
from briefsite.read.paths import site_path

_OF_THE_PAGE = re.compile(r"(?:fn(?:ref\d*)?:|source-|cite-|id-source-)")
"""How the identifiers of notes, sources and citations begin on the page of a brief."""


def duplicate_id(facts: Facts) -> Iterator[Problem]:
    yield from _of_former_keys(facts.project.bibliography.references)
    yield from listed_twice(facts)
    briefs = {brief.path for brief in facts.project.briefs}
    for path, body in facts.pages:
        if not body.identified:
            continue
        first: dict[str, int] = {}
        for name, at in body.identified:
            breach = _is_taken(name) if path in briefs else None
            if name in first:
                breach = DUPLICATE_ID.says("twice", name=name, line=facts.place(path, body, first[name]).line)
            if breach:
                yield breach.at(facts.place(path, body, at))
            first.setdefault(name, at)
        for name, at in _of_headings(body, facts.site, site_path(path)):
            if name in first:
                line = facts.place(path, body, at).line
                yield DUPLICATE_ID.at(facts.place(path, body, first[name]), "heading", name=name, line=line)


def listed_twice(facts: Facts) -> Iterator[Problem]:
    """Pages that list their sources in two places: each source has one identifier."""
    for page in facts.project.citing_documents:
        for mark in page.lists[1:]:
            line = facts.place(page.path, page.body, page.lists[0].start).line
            yield DUPLICATE_ID.at(facts.place(page.path, page.body, mark.start), "list", line=line)


def _of_former_keys(references: Mapping[str, Reference]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for reference in references.values():
        for key in reference.former_keys:
            if key in references:
                yield DUPLICATE_ID.at(reference.place, "key", key=key)
            elif key in first:
                yield DUPLICATE_ID.at(reference.place, "former-key", key=key, other=first[key])
            first.setdefault(key, reference.key)


def _is_taken(name: str) -> Breach | None:
    """What is said of an id that the page of a brief may have itself."""
    if name in PAGE_ANCHORS:
        return DUPLICATE_ID.says(name=name)
    return DUPLICATE_ID.says("page", name=name) if _OF_THE_PAGE.match(name) else None


def _of_headings(body: Markdown, site: PlannedSite, path: str) -> Iterator[tuple[str, int]]:
    """The identifiers that headings get from their words, which know nothing of those in HTML."""
    in_html = {name for name, at in body.identified if body.text[at - 1] != "#"}
    if not in_html:
        return
    for heading, name in zip(body.headings, site.heading_ids(path), strict=True):
        if heading.identifier is None and name in in_html:
            yield name, heading.start
