"""Who of those that sign a brief is introduced below its text."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.model.content import Person
from briefsite.model.front_matter import Contributor, FrontMatter

SIGNED = frozenset(("commentary", "feature"))
"""Kinds of briefs whose readers want to know who speaks; others say so by `biographies: true`."""


def introduced(front: FrontMatter, people: Mapping[str, Person]) -> tuple[Person | Contributor, ...]:
    """The authors of whom a biography is shown, in their order: from people.yml by id, or as written in the brief."""
    wanted = front.type in SIGNED if front.biographies is None else front.biographies
    authors = (people.get(author.id) if author.id else author for author in front.authors)
    return tuple(author for author in authors if author and author.biography) if wanted else ()
