"""A brief as CSL-JSON: how others should cite it."""

from __future__ import annotations

import re

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Csl
from briefsite.model.front_matter import Contributor
from briefsite.read.bibliography.names import read_names
from briefsite.read.paths import brief_path, web_address
from briefsite.render.listing import author_name
from briefsite.wording import whole_title

_PARTED = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)+")


def as_reference(linked: LinkedBrief, corpus: Corpus) -> Csl:
    """What programs for references are told of a brief; who is a desk, and no person, keeps a whole name."""
    front, options = linked.brief.front, corpus.options
    date = front.date
    item: dict[str, object] = {
        "id": linked.slug,
        "type": "report",
        "title": whole_title(corpus.words(front.lang), front.title, front.subtitle),
        "author": [_name(author, corpus, front.lang) for author in front.authors],
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "publisher": options.site_name,
        "language": front.lang,
    }
    more = {
        "version": front.updated and front.updated.isoformat(),
        "collection-title": front.series,
        "number": front.number,
        "DOI": front.doi,
        "URL": web_address(options, brief_path(linked.slug)) if options.site_url else None,
    }
    return item | {name: value for name, value in more.items() if value}


def _name(author: Contributor, corpus: Corpus, lang: str) -> dict[str, str]:
    person = corpus.people.get(author.id or "")
    name = author_name(author, corpus, lang)
    if (person and person.kind != "person") or not _PARTED.fullmatch(name):
        return {"literal": name}
    (parts,) = read_names(name, {}) or ({"literal": name},)
    return {part: str(value) for part, value in parts.items()}
