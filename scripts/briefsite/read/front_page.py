"""What a front page is told: the comments that ask for it, and the option `front_page`, which names two briefs."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import fields

from briefsite.model import FrontPage
from briefsite.model.nearest import Nearest
from briefsite.read.wrong_settings import Wrong, wrong, wrong_word

NAME = "extra.briefsite.front_page"
_PARTS = tuple(field.name for field in fields(FrontPage))

MARKS = {part: f"<!-- briefsite: {part} -->" for part in ("front", "newest", "topics")}
"""What a page of docs/ writes to have a part of the front page put in, by the name of the part."""


def read_front_page(given: object) -> tuple[FrontPage, tuple[Wrong, ...]]:
    """The briefs that it names, and what is wrong with it; whether there are such briefs is for the check to say."""
    if given in (None, "", False):
        return FrontPage(), ()
    if not isinstance(given, Mapping):
        example = "for example `front_page: {lead: a-port-on-credit, begin_with: what-a-port-is-for}`"
        return FrontPage(), (wrong(NAME, f"briefs by what they are for, {example}", given),)
    found: dict[str, str] = {}
    problems: list[Wrong] = []
    for name, slug in given.items():
        if name not in _PARTS:
            wanted = "`lead` or `begin_with`"
            problems.append(wrong_word(f"{NAME}.{name}", wanted, name, Nearest(_PARTS).hint(str(name))))
        elif isinstance(slug, str) or slug is None:
            found[name] = (slug or "").removeprefix("briefs/").removesuffix(".md")
        else:
            wanted = f"the name of a brief, for example `{name}: a-port-on-credit`"
            problems.append(wrong(f"{NAME}.{name}", wanted, slug))
    return FrontPage(**found), tuple(problems)
