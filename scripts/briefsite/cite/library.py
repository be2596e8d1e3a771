"""The bibliography as the citation formatter reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import csl
from briefsite.model import Csl, Reference

_OURS = ("note", "annote", "genre", "status")
"""Texts about a source that its entry has in the publication's language, whatever the source's own."""


def library_of(references: Mapping[str, Reference], language: str) -> csl.Library:
    """The references as the formatter reads them: each once, for all briefs, when it is first cited.

    `language` (BCP 47) is the publication's, in which its editors write what they say of a source.
    """
    return csl.Library(_Items(references, language), when_cited=True)


class _Items(Mapping[str, Csl]):
    """What references say, read when it is asked for."""

    def __init__(self, references: Mapping[str, Reference], language: str) -> None:
        self._references = references
        self._language = language

    def __getitem__(self, key: str) -> Csl:
        # Imported here: who only shows what is known reads no bibliography.
        from briefsite.read.bibliography.localisation import IN_ENGLISH

        item = self._references[key].csl
        ours = {name: "en" if item[name] in IN_ENGLISH else self._language for name in _OURS if name in item}
        return {**item, "languages": ours} if ours else item

    def __iter__(self) -> Iterator[str]:
        return iter(self._references)

    def __len__(self) -> int:
        return len(self._references)
