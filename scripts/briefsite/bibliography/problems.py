"""What can be wrong with a bibliography: a problem names the entry, quotes the text, and says what would be right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from briefsite.bibliography.inheritance import DEEPEST, Fault
from briefsite.bibliography.strings import LONGEST
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


def key_with_space(place: Place, key: str, taken: Collection[str]) -> Problem:
    """A key that no citation can name; `taken` are the keys of all entries."""
    parts = key.split()
    ways = ("".join(parts), "-".join(parts), *(f"{'-'.join(parts)}-{number}" for number in range(2, 100)))
    right = next((way for way in ways if way not in taken), ways[0])
    message = f"the key `{key}` has a space, so that no citation can name it; write `{right}`"
    return Problem("bad-key", place, message, Level.WARNING)


def without_entries(found: Iterable[Problem]) -> Iterator[Problem]:
    """A file in which there is text, but no entry: most likely it is something else than a bibliography."""
    first = next((problem.place for problem in found if problem.rule == "unread-text"), None)
    if first:
        message = "there is no entry in this file; one is written `@book{doe2020, title = {Ports}, …}`"
        yield Problem("unread-text", first, message, Level.WARNING)


def cut_string(place: Place, name: str) -> Problem:
    """A string that is longer than what is kept of it."""
    message = f"the text of `@string{{{name} = …}}` is longer than {LONGEST:,} characters; what is more is left out"
    return Problem("unread-text", place, message, Level.WARNING)


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
    if fault.is_too_far:
        message = f"`{fault.field}` of `{fault.key}` is not followed for `{key}`: there are {DEEPEST} steps before it"
        return Problem("unread-text", place, message, Level.WARNING)
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
