"""Citation labels ("DoeRo99") for references that give none, as label styles expect them."""

from __future__ import annotations

from csl.references import Reference


def trigraph(reference: Reference) -> str:
    """Letters of the family names and two digits of the year; empty without either."""
    names = reference.names.get("author") or next(iter(reference.names.values()), ())
    families = [(name.family or name.literal).replace(" ", "") for name in names]
    count = len(families)
    width = 4 if count == 1 else 2 if count <= 3 else 1
    letters = "".join(family[:width] for family in families[:4])
    date = reference.dates.get("issued") or next(iter(reference.dates.values()), None)
    year = f"{abs(date.start.year) % 100:02d}" if date is not None and date.start.year else ""
    return letters + year
