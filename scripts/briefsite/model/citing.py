"""What briefs cite, in their text and in their front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefsite.model.content import Brief
from briefsite.model.text import Citation


def citations(brief: Brief) -> Iterator[tuple[str | None, Citation]]:
    """The citations of a brief, with the key of the front matter they stand in, if any."""
    for name, cited in brief.front.cited.items():
        for citation in cited.citations:
            yield name, citation
    for citation in brief.body.citations:
        yield None, citation


def cited_keys(briefs: Iterable[Brief]) -> frozenset[str]:
    """Every key that briefs cite or list; `*` stands for the whole bibliography."""
    keys: set[str] = set()
    for brief in briefs:
        keys.update(brief.front.nocite)
        keys.update([item.key for _, citation in citations(brief) for item in citation.items])
    return frozenset(keys)
