"""Which briefs have an offprint: those in whose scripts this machine can set them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.model import Brief, Options, Reference
from briefsite.model.text_fields import texts_of
from briefsite.read.offprint_fonts import SCRIPTS, scripts_in


def scripts_of(brief: Brief, references: Mapping[str, Reference], options: Options) -> tuple[str, ...]:
    """The scripts, beside Latin and the like, in which a brief and what it cites are written."""
    found: set[str] = set()
    for text in _texts(brief, references, options):
        found |= scripts_in(text)
    return tuple(name for name in SCRIPTS if name in found)


def has_offprint(brief: Brief, references: Mapping[str, Reference], options: Options) -> bool:
    """Whether an offprint of a brief is made; `references` has at least the sources that it cites."""
    return bool(options.offprints) and {*scripts_of(brief, references, options)} <= {*options.offprints}


def cited_by(brief: Brief) -> dict[str, int]:
    """The keys that a brief cites, with the place in its text where it first does; -1 for those in its front matter."""
    keys: dict[str, int] = {}
    for citation in brief.body.citations:
        for item in citation.items:
            keys.setdefault(item.key, item.start)
    for cited in brief.front.cited.values():
        keys.update((item.key, -1) for citation in cited.citations for item in citation.items if item.key not in keys)
    keys.update((key, -1) for key in brief.front.nocite if key not in keys)
    return keys


def _texts(brief: Brief, references: Mapping[str, Reference], options: Options) -> Iterator[str]:
    front = brief.front
    yield brief.body.text
    yield " ".join((options.site_name, front.series or "", *(person.name for person in front.authors)))
    yield from (text for _, text, _ in texts_of(front))
    if "*" in front.nocite:
        yield from (reference.csl_text for reference in references.values())
    yield from (references[key].csl_text for key in cited_by(brief) if key in references)
