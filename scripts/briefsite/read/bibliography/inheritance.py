"""Fields that an entry takes over from others through `crossref` and `xdata`: biblatex manual, appendix B."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

_NEVER = frozenset({
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related",
    "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey",
})  # fmt: skip
_NOT_TO_PARTS = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})

_PARENTS: tuple[tuple[frozenset[str], frozenset[str], str], ...] = (
    (frozenset({"mvbook"}), frozenset({"book", "inbook", "bookinbook", "suppbook"}), "main"),
    (
        frozenset({"mvcollection", "mvreference"}),
        frozenset({"collection", "reference", "incollection", "inreference", "suppcollection"}),
        "main",
    ),
    (frozenset({"mvproceedings"}), frozenset({"proceedings", "inproceedings"}), "main"),
    (frozenset({"book"}), frozenset({"inbook", "bookinbook", "suppbook"}), "book"),
    (frozenset({"collection", "reference"}), frozenset({"incollection", "inreference", "suppcollection"}), "book"),
    (frozenset({"proceedings"}), frozenset({"inproceedings"}), "book"),
    (frozenset({"periodical"}), frozenset({"article", "suppperiodical"}), "journal"),
)
"""Types of parents, types of children, and what the parent's titles become in the child: `title` → `booktitle`."""


DEEPEST = 16
"""Steps from a child to the parent of its parents, so that long chains do not cost more and more."""


class Parent(Struct, frozen=True):
    """What inheritance needs to know of an entry. Keys in `crossref` and `xdata` are looked up among all parents."""

    key: str
    type: str
    fields: Mapping[str, str]


class InheritanceFault(Struct, frozen=True):
    """`field` names `key`, which is not there (`circle` is empty) or leads back (`circle` holds the keys in order)."""

    field: str
    key: str
    circle: tuple[str, ...] = ()
    is_too_far: bool = False
    """Whether the fields of `key` would come over more steps than are followed."""


class Inheritance:
    """Looks up inherited fields; `parents` are all entries of the bibliography; `bibtex`: no field changes its name."""

    def __init__(self, parents: Mapping[str, Parent], bibtex: bool = False) -> None:
        self._parents = parents
        self._bibtex = bibtex
        self._folded: dict[str, Parent] = {}

    def fields_of(self, child: Parent) -> tuple[Mapping[str, str], tuple[InheritanceFault, ...]]:
        """The fields of `child` with the inherited ones, and what is wrong with its references."""
        if "crossref" not in child.fields and "xdata" not in child.fields:
            return child.fields, ()
        faults: list[InheritanceFault] = []
        inherited: dict[str, str] = {}
        waiting: list[tuple[Parent, tuple[str, ...]]] = [(child, (child.key,))]
        seen = {child.key}
        for entry, path in waiting:
            for field, key in _references(entry):
                parent = self._find(key)
                if parent is None or parent.key in path:
                    circle = () if parent is None else (*path[path.index(parent.key) :], parent.key)
                    faults.append(InheritanceFault(field, key, circle))
                elif len(path) > DEEPEST:
                    faults.append(InheritanceFault(field, entry.key, is_too_far=True))
                elif parent.key not in seen:
                    seen.add(parent.key)
                    inherited = dict(self._fields_for(parent, child)) | inherited
                    waiting.append((parent, (*path, parent.key)))
        return inherited | dict(child.fields), tuple(faults)

    def _fields_for(self, parent: Parent, child: Parent) -> Mapping[str, str]:
        """The fields of `parent` by the names they have in `child`: in BibTeX the same, in biblatex by types."""
        return parent.fields if self._bibtex else _renamed(parent, child)

    def _find(self, key: str) -> Parent | None:
        """The entry with `key`; BibTeX does not distinguish capitals here."""
        if key in self._parents:
            return self._parents[key]
        if not self._folded:
            self._folded = {known.casefold(): parent for known, parent in reversed(list(self._parents.items()))}
        return self._folded.get(key.casefold())


def _references(entry: Parent) -> Iterator[tuple[str, str]]:
    for field in ("crossref", "xdata"):
        for key in re.split(r"[\s,]+", entry.fields.get(field, "").strip()):
            if key:
                yield field, key


def _renamed(parent: Parent, child: Parent) -> dict[str, str]:
    kind = next((kind for parents, children, kind in _PARENTS if parent.type in parents and child.type in children), "")
    fields: dict[str, str] = {}
    for name, value in sorted(parent.fields.items()):
        if name in _NEVER or (kind and name in _NOT_TO_PARTS):
            continue
        if kind and name in ("title", "subtitle", "titleaddon") and not (kind == "journal" and name == "titleaddon"):
            name = kind + name
        elif name == "author" and kind and parent.type in ("book", "mvbook"):
            fields.setdefault("bookauthor", value)
        fields[name] = value
    return fields
