"""What programs for references take along from a brief: itself and all that it cites, as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import json

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Csl, Reference
from briefsite.model.codec import json_form
from briefsite.model.memory import Memory
from briefsite.read.paths import CITATION_FORMATS, citation_path
from briefsite.render.as_reference import BriefReference, as_reference, with_parted_names
from briefsite.render.markup import Asset, link
from briefsite.wording import Words

_OUR_OWN = frozenset(("abstract", "annote", "keyword", "other-ids"))
"""What of an entry is for its editors, or not ours to pass on."""
_NAMES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
Forms = tuple[str, ...]
"""A reference in each of `CITATION_FORMATS`."""
_FORM = json_form(Forms)


def citation_files(corpus: Corpus, references: Mapping[str, Reference], memo: Memory) -> Iterator[Asset]:
    """The files of every brief of a corpus; `references` are those of the bibliography as they are written."""
    keys = list(dict.fromkeys(key for linked in corpus.briefs for key in linked.sources))
    cited = memo.map("references as files", forms_of_source, [references[key] for key in keys], _FORM)
    own = memo.map(
        "briefs as references", forms_of_brief, [as_reference(linked, corpus) for linked in corpus.briefs], _FORM
    )
    by_key = dict(zip(keys, cited, strict=True))
    for linked, first in zip(corpus.briefs, own, strict=True):
        every = [first, *(by_key[key] for key in linked.sources)]
        for number, ending in enumerate(CITATION_FORMATS):
            yield Asset(citation_path(linked.slug, ending), together(ending, [forms[number] for forms in every]))


def files_line(linked: LinkedBrief, own: Words, page: str) -> str:
    """The line that leads to the files of a brief."""
    links = [link(_NAMES[ending], citation_path(linked.slug, ending), page) for ending in CITATION_FORMATS]
    return f"{own.brief.take_along.format(formats=' · '.join(links))}\n{{.citation-files}}"


def forms_of_source(reference: Reference) -> Forms:
    """A source in every format."""
    # Imported here, as below: a build in which everything is known makes nothing of it.
    from briefsite.render.bibtex import entry_of_source

    return _forms(reference.csl, entry_of_source(reference))


def forms_of_brief(reference: BriefReference) -> Forms:
    """A brief in every format."""
    from briefsite.render.bibtex import entry_of_brief

    csl = with_parted_names(reference)
    return _forms(csl, entry_of_brief(csl))


def _forms(csl: Csl, entry: str) -> Forms:
    from briefsite.render.ris import record

    shared = {name: value for name, value in csl.items() if name not in _OUR_OWN}
    return entry, record(shared), json.encode(shared).decode()


def together(ending: str, forms: list[str]) -> str:
    """A file of references in the format of an ending."""
    if ending == "json":
        return "[\n" + ",\n".join(forms) + "\n]\n"
    return ("\n" if ending == "bib" else "").join(forms)
