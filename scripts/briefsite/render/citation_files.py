"""What programs for references take along, as BibTeX, RIS and CSL-JSON: a brief and all that it cites; every source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from html import escape
from typing import Any

from msgspec import json

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Csl, Options, Reference
from briefsite.model.digests import digest, digest_of
from briefsite.read.paths import (
    CITATION_FORMATS,
    bibliography_path,
    book_path,
    citation_path,
)
from briefsite.render.as_reference import BriefReference, as_reference, as_text, with_parted_names
from briefsite.render.downloads import Download, DownloadKind, Made
from briefsite.render.markup import link
from briefsite.wording import Words

_OUR_OWN = frozenset(("abstract", "annote", "keyword", "other-ids"))
"""What of an entry is for its editors, or not ours to pass on."""
NAMES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
Forms = tuple[str, ...]
"""A reference in each of `CITATION_FORMATS`."""


class References:
    """The references of a bibliography as they are written, each put into every format once."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        self._references = references
        self.keys = tuple(references)
        self._digests: dict[str, bytes] = {}
        self._forms: dict[str, Forms] = {}

    def digest(self, key: str) -> bytes:
        """A short name for what a reference says."""
        if key not in self._digests:
            self._digests[key] = digest_of(self._references[key])
        return self._digests[key]

    def csl(self, key: str) -> Csl:
        """What a reference says."""
        return self._references[key].csl

    def shown(self, key: str) -> Reference:
        """A reference as its entry in a list shows it."""
        return self._references[key].shown

    def forms(self, key: str) -> Forms:
        """A reference in every format."""
        if key not in self._forms:
            self._forms[key] = forms_of_source(self._references[key])
        return self._forms[key]


class CitedAlong:
    """All that is taken along: from a brief itself, and what it cites by key; else every source."""

    def __init__(self, own: BriefReference | None, keys: tuple[str, ...], references: References) -> None:
        self.own = own
        self.keys = keys
        self.references = references

    @cached_property
    def value_digest(self) -> bytes:
        """A short name for all of it: each reference has one, whichever briefs cite it."""
        return digest(digest_of(self.own), *map(self.references.digest, self.keys))


class _File:
    """What is taken along in one format."""

    def __init__(self, along: CitedAlong, number: int) -> None:
        self.along = along
        self.number = number

    @property
    def value_digest(self) -> bytes:
        """A short name for the format and for what is in it."""
        return digest(CITATION_FORMATS[self.number], self.along.value_digest)


def _made(file: _File) -> Made:
    along = file.along
    own = [forms_of_brief(along.own)] if along.own is not None else []
    every = [*own, *map(along.references.forms, along.keys)]
    text = together(CITATION_FORMATS[file.number], [forms[file.number] for forms in every])
    return Made(text.encode("utf-8", "replace"))


CITATIONS = DownloadKind("references to take along", _made)


def citation_files(corpus: Corpus, written: References) -> Iterator[Download]:
    """The files of every brief of a corpus, and of its bibliography.

    An ordinary site, which has no briefs, has none.
    """
    for linked in corpus.briefs:
        along = CitedAlong(as_reference(linked, corpus), tuple(linked.sources), written)
        for number, ending in enumerate(CITATION_FORMATS):
            yield Download(citation_path(linked.slug, ending), CITATIONS, _File(along, number))
    if corpus.briefs and written.keys:
        every = CitedAlong(None, written.keys, written)
        for number, ending in enumerate(CITATION_FORMATS):
            yield Download(bibliography_path(ending), CITATIONS, _File(every, number))


def files_line(linked: LinkedBrief, own: Words, page: str, options: Options) -> str:
    """The lines that lead to the files of a brief."""
    links = [link(NAMES[ending], citation_path(linked.slug, ending), page) for ending in CITATION_FORMATS]
    lines = [own.brief.take_along.format(formats=" · ".join(links))]
    if options.epub:
        lines.append(own.brief.read_offline.format(formats=link("EPUB", book_path(linked.slug), page)))
    return "\n\n".join(f"{line}\n{{.citation-files}}" for line in lines)


def forms_of_source(reference: Reference) -> Forms:
    """A source in every format."""
    # Imported here, as below: a build in which everything is known makes nothing of it.
    from briefsite.render.bibtex import entry_of_source

    return _forms(reference.csl, entry_of_source(reference))


def forms_of_brief(reference: BriefReference) -> Forms:
    """A brief in every format."""
    from briefsite.render.bibtex import entry_of_brief

    csl = with_parted_names(reference)
    return _forms(csl, entry_of_brief(csl), is_plain=True)


def _forms(csl: Csl, entry: str, *, is_plain: bool = False) -> Forms:
    """A reference in every format; what a plain one says is no markup."""
    from briefsite.render.ris import record

    shared = {name: value for name, value in csl.items() if name not in _OUR_OWN}
    in_ris, in_json = (_as_markup(shared), as_text(shared)) if is_plain else (shared, shared)
    return entry, record(in_ris), json.encode(in_json).decode()


def _as_markup(value: Any) -> Any:
    """The same with every text as markup that shows just that text."""
    if isinstance(value, str):
        return escape(value, quote=False)
    if isinstance(value, Mapping):
        return {name: _as_markup(part) for name, part in value.items()}
    return [_as_markup(part) for part in value] if isinstance(value, list | tuple) else value


def together(ending: str, forms: list[str]) -> str:
    """A file of references in the format of an ending."""
    if ending == "json":
        return "[\n" + ",\n".join(forms) + "\n]\n"
    return ("\n" if ending == "bib" else "").join(forms)
