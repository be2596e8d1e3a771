"""A brief as CSL-JSON: how others should cite it."""

from __future__ import annotations

import re

from msgspec import Struct

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Csl
from briefsite.read.paths import brief_path, web_address
from briefsite.render.listing import author_name
from briefsite.wording import whole_title

_PARTED = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)+")


class BriefReference(Struct, frozen=True):
    """What programs for references are told of a brief, in CSL-JSON, but that all names of authors are whole."""

    csl: Csl
    are_people: tuple[bool, ...]
    """Of each author whether it is a person, and no desk."""


def as_reference(linked: LinkedBrief, corpus: Corpus) -> BriefReference:
    """A brief as it is cited, with everything that is known of it."""
    front, options = linked.brief.front, corpus.options
    date = front.date
    people = [corpus.people.get(author.id or "") for author in front.authors]
    item = {
        "id": linked.slug,
        "type": "report",
        "title": whole_title(corpus.words(front.lang), front.title, front.subtitle),
        "author": [{"literal": author_name(author, corpus, front.lang)} for author in front.authors],
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
    known = {name: value for name, value in more.items() if value}
    return BriefReference(item | known, tuple(person is None or person.kind == "person" for person in people))


def with_parted_names(reference: BriefReference) -> Csl:
    """The same with the names of people in parts; that of a desk, of one word, or of letters without case stays whole.

    As entries of a bibliography are read, where nothing says more than the order of the words.
    """
    names = zip(reference.csl["author"], reference.are_people, strict=True)
    return {**reference.csl, "author": [_parted(name["literal"]) if is_person else name for name, is_person in names]}


def _parted(name: str) -> dict[str, str]:
    # Imported here: a build in which every brief is known needs no reader of bibliographies.
    from briefsite.read.bibliography.names import read_names

    whole = {"literal": name}
    parts = next(iter(read_names(name, {})), whole) if _PARTED.fullmatch(name) else whole
    return {part: str(value) for part, value in parts.items()}
