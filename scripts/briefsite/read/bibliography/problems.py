"""What can be wrong with a bibliography: a problem names the entry, quotes the text, and says what would be right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from briefsite.model import Place, Problem
from briefsite.model.rules import bibliography as rules
from briefsite.read.bibliography.inheritance import DEEPEST, InheritanceFault


class Suggestions:
    """Finds the nearest of `names`, for the first problems only: many in a large file must not cost more and more."""

    def __init__(self, names: Iterable[str], limit: int = 100) -> None:
        self._names = names
        self._left = limit
        self._by_initial: dict[str, list[str]] = {}

    def nearest(self, name: str) -> str:
        """`; did you mean …?` with a name like `name`, or nothing."""
        if self._left <= 0:
            return ""
        self._left -= 1
        if not self._by_initial:
            for known in self._names:
                self._by_initial.setdefault(known[:1].lower(), []).append(known)
        candidates = self._by_initial.get(name[:1].lower(), [])[:2000]
        close = get_close_matches(name, candidates, 1, 0.7)
        return f"; did you mean `{close[0]}`?" if close else ""


def key_with_space(place: Place, key: str, taken: Collection[str]) -> Problem:
    """A key that no citation can name; `taken` are the keys of all entries."""
    parts = key.split()
    ways = ("".join(parts), "-".join(parts), *(f"{'-'.join(parts)}-{number}" for number in range(2, 100)))
    right = next((way for way in ways if way not in taken), ways[0])
    return rules.BAD_KEY.at(place, key=key, right=right)


def without_entries(found: Iterable[Problem]) -> Iterator[Problem]:
    """A file in which there is text, but no entry: most likely it is something else than a bibliography."""
    first = next((problem.place for problem in found if problem.rule == rules.UNREAD_TEXT.name), None)
    if first:
        yield rules.UNREAD_TEXT.at(first, "no-entries")


def undefined(place: Place, names: Iterable[str], strings: Suggestions) -> Iterator[Problem]:
    """A name without quotation marks or braces that no `@string` defines: it stands for itself."""
    for name in names:
        hint = strings.nearest(name)
        yield rules.UNDEFINED_STRING.at(place, "near" if hint else "", name=name, hint=hint)


def unknown_type(place: Place, entry_type: str, known: Suggestions) -> Problem:
    """A type that neither BibTeX nor biblatex has."""
    remedy = known.nearest(f"@{entry_type}") or "; use `@misc` for a type of your own"
    return rules.UNKNOWN_ENTRY_TYPE.at(place, name=entry_type, remedy=remedy)


def inheritance(place: Place, key: str, fault: InheritanceFault, keys: Suggestions) -> Problem:
    """A `crossref` or `xdata` that leads nowhere, or back."""
    if fault.is_too_far:
        values = {"field": fault.field, "parent": fault.key, "key": key, "most": DEEPEST}
        return rules.UNREAD_TEXT.at(place, "too-far", **values)
    if fault.circle:
        circle = " → ".join(f"`{step}`" for step in fault.circle)
        return rules.CIRCULAR_CROSSREF.at(place, key=key, circle=circle, field=fault.field)
    hint = keys.nearest(fault.key)
    return rules.UNKNOWN_CROSSREF.at(place, field=fault.field, key=key, parent=fault.key, hint=hint)
