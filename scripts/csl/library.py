"""References read once for many documents, and what of their output does not depend on the document.

A website formats the same references for page after page: their sort keys, and their entries in a bibliography
where nothing had to be told apart, are the same each time, so they are made once.
"""

from __future__ import annotations

from csl.errors import Warning
from csl.outputs import Output
from csl.program import Layout, Program
from csl.references import References, read_references


class Library:
    """References to be formatted again and again. The items must not be changed while it is in use."""

    def __init__(self, items: References) -> None:
        self.warnings: list[Warning] = []
        self.references = read_references(items, self.warnings)
        self._sort_texts: dict[int, dict[str, list[str]]] = {}
        self._keys: dict[int, dict[str, str]] = {}
        self._entries: dict[tuple[int, str, bool], dict[str, str]] = {}
        self._layouts: list[Layout | Program] = []  # kept alive, so that their identities stay their own

    def sort_texts(self, layout: Layout) -> dict[str, list[str]]:
        """The texts to sort by that were made so far, by id."""
        if id(layout) not in self._sort_texts:
            self._layouts.append(layout)
            self._sort_texts[id(layout)] = {}
        return self._sort_texts[id(layout)]

    def keys(self, program: Program) -> dict[str, str]:
        """The texts by which cites are told apart that were made so far in this style and language, by id."""
        if id(program) not in self._keys:
            self._layouts.append(program)
            self._keys[id(program)] = {}
        return self._keys[id(program)]

    def entries(self, program: Program, output: Output) -> dict[str, str]:
        """The entries that were written so far in this style, language and format, by id."""
        key = (id(program), output.name, output.links)
        if key not in self._entries:
            self._layouts.append(program)
            self._entries[key] = {}
        return self._entries[key]
