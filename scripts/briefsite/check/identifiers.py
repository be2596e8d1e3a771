"""A rule on identifiers: each place of a page has its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefsite.check.anchors import PAGE_ANCHORS
from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule
from briefsite.check.site import Site
from briefsite.model import Markdown, Reference
from briefsite.read.paths import site_path

_OF_THE_PAGE = re.compile(r"(?:fn(?:ref\d*)?:|source-|cite-|id-source-)")
"""How the identifiers of notes, sources and citations begin on the page of a brief."""


@rule(
    "duplicate-id",
    meaning="An identifier is given twice, or is one that the page of a brief has itself: links would lead elsewhere.",
    example="the id `sources` is that of a section which the page of every brief may have; choose another",
    mend="Choose another, in the links to it too.",
)
def duplicate_id(facts: Facts) -> Iterator[Finding]:
    yield from _of_former_keys(facts.project.bibliography.references)
    briefs = {brief.path for brief in facts.project.briefs}
    for path, body in facts.pages:
        if not body.identified:
            continue
        first: dict[str, int] = {}
        for name, at in body.identified:
            message = _is_taken(name, path in briefs)
            if name in first:
                line = facts.place(path, body, first[name]).line
                message = f"the id `{name}` is given twice; it stands first in line {line}"
            if message:
                yield facts.place(path, body, at), message
            first.setdefault(name, at)
        for name, at in _of_headings(body, facts.site, site_path(path)):
            if name in first:
                line = facts.place(path, body, at).line
                message = f"the id `{name}` is also that of the heading in line {line}; choose another"
                yield facts.place(path, body, first[name]), message


def _of_former_keys(references: Mapping[str, Reference]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for reference in references.values():
        for key in reference.former_keys:
            if key in references:
                yield reference.place, f"`{key}` in `ids` is the key of an entry: links to it lead there; take it out"
            elif key in first:
                yield reference.place, f"`{key}` stands in the `ids` of `{first[key]}` too; leave it in one of them"
            first.setdefault(key, reference.key)


def _is_taken(name: str, is_brief: bool) -> str | None:
    if is_brief and name in PAGE_ANCHORS:
        return f"the id `{name}` is that of a section which the page of every brief may have; choose another"
    if is_brief and _OF_THE_PAGE.match(name):
        return f"the id `{name}` begins like those of notes and sources, which the page has itself; choose another"
    return None


def _of_headings(body: Markdown, site: Site, path: str) -> Iterator[tuple[str, int]]:
    """The identifiers that headings get from their words, which know nothing of those in HTML."""
    in_html = {name for name, at in body.identified if body.text[at - 1] != "#"}
    if not in_html:
        return
    for heading, name in zip(body.headings, site.heading_ids(path), strict=True):
        if heading.identifier is None and name in in_html:
            yield name, heading.start
