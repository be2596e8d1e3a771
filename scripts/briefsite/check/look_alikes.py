"""Text that looks like something and is nothing to Python-Markdown. Nothing of it is converted."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.model import Problem
from briefsite.model.rules.look_alikes import LOOKS_LIKE_ESCAPE


def look_alikes(facts: Facts) -> Iterator[Problem]:
    """What was found while texts were read; not what an extension in mkdocs.yml reads after all."""
    extensions, keys = set(facts.project.options.extensions), facts.project.bibliography.references
    for path, body in facts.pages:
        for look in body.look_alikes:
            if extensions.isdisjoint(look.unless) and (not look.key or look.key in keys):
                yield look.breach.at(facts.place(path, body, look.start))


def shown_escapes(facts: Facts) -> Iterator[Problem]:
    """Briefs are written anew for the site, without these backslashes; pages of docs/ are not."""
    for document in facts.project.documents:
        for at in document.body.escapes:
            sign = document.body.text[at + 1]
            place = facts.place(document.path, document.body, at)
            yield LOOKS_LIKE_ESCAPE.at(place, sign=sign, code=ord(sign))
