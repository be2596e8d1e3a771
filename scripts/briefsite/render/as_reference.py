"""A brief as CSL-JSON: how others should cite it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from briefsite.link import Corpus, LinkedBrief
from briefsite.model import Contributor, Csl, FrontMatter
from briefsite.read.paths import brief_path, web_address
from briefsite.render.listing import author_name
from briefsite.wording import whole_title

_TAG = re.compile(r"<(?=/?(?:i|b|u|sup|sub|sc|span)\b)")
"""What CSL-JSON takes for the beginning of markup. It knows no way to write the same as text."""
_JOINER = "\u2060"
"""A sign without width, by which `<b>` is no tag and looks the same."""
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
    return BriefReference(item | known, tuple(is_person(author, corpus) for author in front.authors))


def of_this_version(item: Csl, front: FrontMatter) -> Csl:
    """A reference to a brief as readers have it before them: with the day on which it was last changed."""
    if not front.updated:
        return item
    changed = front.updated
    now = {**item, "issued": {"date-parts": [[changed.year, changed.month, changed.day]]}}
    return {name: value for name, value in now.items() if name != "version"}


def is_person(contributor: Contributor, corpus: Corpus) -> bool:
    """Whether that is a person, and no desk; who is not in people.yml is one."""
    person = corpus.people.get(contributor.id or "")
    return person is None or person.kind == "person"


def with_parted_names(reference: BriefReference) -> Csl:
    """The same with the names of people in parts; that of a desk, of one word, or of letters without case stays whole.

    As entries of a bibliography are read, where nothing says more than the order of the words.
    """
    names = zip(reference.csl["author"], reference.are_people, strict=True)
    return {**reference.csl, "author": [parted_name(name["literal"], is_person=is_one) for name, is_one in names]}


def parted_name(name: str, *, is_person: bool) -> dict[str, str]:
    """A name as CSL-JSON: that of a person in parts, if it has any."""
    whole = {"literal": name}
    if not is_person or not _PARTED.fullmatch(name):
        return whole
    # Imported here: a build in which every brief is known needs no reader of bibliographies.
    from briefsite.read.bibliography.names import read_names

    parts = next(iter(read_names(name, {})), whole)
    return {part: str(value) for part, value in parts.items()}


def as_text(value: Any) -> Any:
    """A value of CSL-JSON in which every text says just what it says: nothing in it is markup."""
    if isinstance(value, str):
        return _TAG.sub(f"<{_JOINER}", value)
    if isinstance(value, Mapping):
        return {name: as_text(part) for name, part in value.items()}
    return [as_text(part) for part in value] if isinstance(value, list | tuple) else value


def without_joiners(formatted: str) -> str:
    """What was formatted of such values, as it reads."""
    return formatted.replace(_JOINER, "")
