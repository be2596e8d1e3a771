"""Citation labels ("DoeRo99") for references that give none, as label styles expect them."""

from __future__ import annotations

from csl.nodes import plain_text
from csl.personal import OTHERS
from csl.references import ParsedReference
from csl.richtext import parse_markup

# Letters of each family name, by how many names there are; from four on one each.
_WIDTHS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}


def trigraph(reference: ParsedReference) -> str:
    """Letters of the family names, or else of the title, and two digits of the year, 00 without one."""
    names = reference.names.get("author") or next(iter(reference.names.values()), ())
    families = ["".join(filter(str.isalnum, name.family or name.literal)) for name in names if name != OTHERS]
    widths = _WIDTHS.get(len(names), (1, 1, 1, 1))
    letters = "".join([family[:width].capitalize() for family, width in zip(families, widths, strict=False)])
    if not letters:
        title = plain_text(parse_markup(reference.values.get("title", "")))
        letters = "".join(filter(str.isalnum, title))[:4].capitalize()
    date = reference.dates.get("issued") or next(iter(reference.dates.values()), None)
    year = abs(date.start.year) % 100 if date is not None else 0
    return f"{letters}{year:02d}" if letters or year else ""
