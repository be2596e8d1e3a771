"""What can be wrong with a bibliography: a problem names the entry, quotes the text, and says what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from briefsite.bibliography.inheritance import Fault
from briefsite.model import Level, Place, Problem


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


def broken(place: Place, subject: str, reason: str) -> Problem:
    """Something that could not be read as it is written."""
    return Problem("broken-entry", place, f"{subject} cannot be read as written: {reason}")


def duplicate_key(place: Place, key: str, first: Place) -> Problem:
    """The same key twice: the first entry counts."""
    message = f"`{key}` is also the key of the entry on line {first.line}, which counts; give this one another key"
    return Problem("duplicate-key", place, message)


def key_in_two_cases(place: Place, key: str, earlier: str, first: Place) -> Problem:
    """Two keys that differ in capitals alone: BibTeX takes them for one."""
    message = f"`{key}` differs from `{earlier}` on line {first.line} in capitals alone; give one of them another key"
    return Problem("duplicate-key", place, message, Level.WARNING)


def duplicate_field(place: Place, key: str, name: str) -> Problem:
    """The same field twice: the last one counts, as in Pandoc."""
    message = f"entry `{key}` has more than one field `{name}`; the last one counts, remove the others"
    return Problem("duplicate-field", place, message, Level.WARNING)


def undefined(place: Place, names: Iterable[str], strings: Suggestions) -> Iterator[Problem]:
    """A name without quotation marks or braces that no `@string` defines: it stands for itself."""
    for name in names:
        remedy = strings.nearest(name) or f"; define it with `@string{{{name} = {{…}}}}`, or write `{{{name}}}`"
        yield Problem("undefined-string", place, f"no @string defines `{name}`{remedy}", Level.WARNING)


def unknown_type(place: Place, entry_type: str, known: Suggestions) -> Problem:
    """A type that neither BibTeX nor biblatex has."""
    remedy = known.nearest(f"@{entry_type}") or "; use `@misc` for a type of your own"
    return Problem("unknown-entry-type", place, f"no entry type `@{entry_type}`{remedy}", Level.WARNING)


def inheritance(place: Place, key: str, fault: Fault, keys: Suggestions) -> Problem:
    """A `crossref` or `xdata` that leads nowhere, or back."""
    if fault.circle:
        circle = " → ".join(f"`{step}`" for step in fault.circle)
        return Problem(
            "circular-crossref", place, f"the fields of `{key}` come back to it: {circle}; remove one `{fault.field}`"
        )
    return Problem(
        "unknown-crossref",
        place,
        f"`{fault.field}` of `{key}` names `{fault.key}`, which is no entry{keys.nearest(fault.key)}",
    )
