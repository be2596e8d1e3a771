"""What programs for references take along from a brief: itself and all that it cites, as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from msgspec import json

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Csl, Reference
from briefsite.model.codec import json_form
from briefsite.model.memory import Memory
from briefsite.read.paths import CITATION_FORMATS, citation_path
from briefsite.render.as_reference import as_reference
from briefsite.render.bibtex import entry_of_brief, entry_of_source
from briefsite.render.markup import Asset, link
from briefsite.render.ris import record
from briefsite.wording import Words

_OUR_OWN = frozenset(("abstract", "annote", "keyword", "other-ids"))
"""What of an entry is for its editors, or not ours to pass on."""
_NAMES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
_Forms = tuple[str, ...]
"""A reference in each of `CITATION_FORMATS`."""
_FORM = json_form(_Forms)


def citation_files(corpus: Corpus, references: Mapping[str, Reference], memo: Memory) -> Iterator[Asset]:
    """The files of every brief of a corpus; `references` are those of the bibliography as they are written."""
    keys = list(dict.fromkeys(key for linked in corpus.briefs for key in linked.sources))
    cited = [references[key] for key in keys]
    forms = dict(zip(keys, memo.map("citation files", _forms_of_source, cited, _FORM), strict=True))
    for linked in corpus.briefs:
        own = _forms(as_reference(linked, corpus), entry_of_brief)
        every = [own, *(forms[key] for key in linked.sources)]
        for number, ending in enumerate(CITATION_FORMATS):
            yield Asset(citation_path(linked.slug, ending), _together(ending, [each[number] for each in every]))


def files_line(linked: LinkedBrief, own: Words, page: str) -> str:
    """The line that leads to the files of a brief."""
    links = [link(_NAMES[ending], citation_path(linked.slug, ending), page) for ending in CITATION_FORMATS]
    return f"{own.brief.take_along.format(formats=' · '.join(links))}\n{{.citation-files}}"


def _forms_of_source(reference: Reference) -> _Forms:
    return _forms(reference.csl, partial(_entry, reference))


def _entry(reference: Reference, _: Csl) -> str:
    return entry_of_source(reference)


def _forms(csl: Csl, entry: Callable[[Csl], str]) -> _Forms:
    shared = {name: value for name, value in csl.items() if name not in _OUR_OWN}
    return entry(shared), record(shared), json.encode(shared).decode()


def _together(ending: str, forms: list[str]) -> str:
    if ending == "json":
        return "[\n" + ",\n".join(forms) + "\n]\n"
    return ("\n" if ending == "bib" else "").join(forms)
