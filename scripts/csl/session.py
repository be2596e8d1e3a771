"""One run over a document: its references, their numbers and expansions, and cites rendered once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csl.context import NO_EXPANSION, Context, Expansion
from csl.library import Library
from csl.model import Citation, Cite, Position
from csl.nodes import Node, NodeKind, Output, first, has_text, plain_text
from csl.numbers import is_numeric
from csl.positions import CitePosition
from csl.program import Layout, Program
from csl.references import ParsedReference
from csl.shape import Shape
from csl.sorting import sort_by

LATER = CitePosition(Position.SUBSEQUENT, True, None)


class Session:
    """The state of one run. ``references`` are those cited or listed, in the order they came up.

    ``is_alone``: what is formatted shows nothing that it has from the others, such as its number among them.
    """

    def __init__(
        self, program: Program, references: Sequence[ParsedReference], library: Library, is_alone: bool = False
    ) -> None:
        self.program = program
        self.style = program.style
        self.references = {reference.id: reference for reference in references}
        self.numbers = {id: at + 1 for at, id in enumerate(self.references)}
        self.expansions: dict[str, Expansion] = {}
        self.kept: dict[str, dict[tuple[object, ...], Output]] = {id: {} for id in self.references}
        self.known = library.kept(program)
        for reference in references:
            self.known.meet(reference)
        self.keeps_position = bool(self.style.uses.positions)
        self.is_numbered = "citation-number" in self.style.uses.variables
        self.is_alone = is_alone
        self.keeps_entries = is_alone or self.style.has_entries_alone
        self.names_first_note = self.style.is_note and "first-reference-note-number" in self.style.uses.variables
        self.first_notes: dict[str, int] = {}  # where references are cited first, if the style shows it

    def context(self, reference: ParsedReference) -> Context:
        """A context for formatting a reference from the beginning."""
        id = reference.id
        expansion = self.expansions.get(id, NO_EXPANSION)
        number = 0 if self.is_alone else self.numbers.get(id, 0)
        return Context(reference, reference.values, expansion, self.known.english[id], number)

    def sort(self, ids: Iterable[str], layout: Layout) -> list[str]:
        """The ids of references in the order of the sort keys of a layout."""
        unsorted = list(ids)
        if not layout.keys or len(unsorted) < 2:
            return unsorted

        kept = {} if self.is_numbered else self.known.sort_texts(layout)

        def text(id: str, at: int) -> str:
            texts = kept.setdefault(id, [])
            if at == len(texts):
                context = self.context(self.references[id])
                context.expansion = NO_EXPANSION  # works are sorted by what they are, wherever they are cited
                texts.append(layout.sort_text(context, self.known.shapes[id], at))
            return texts[at]

        return sort_by(unsorted, layout.keys, text)

    def number(self) -> list[str]:
        """Give the references their citation numbers; their ids in the order of the bibliography."""
        layout = self.program.bibliography
        ids = list(self.references)
        if layout is None or not layout.keys:
            return ids
        ordered = self.sort(ids, layout)
        numbered = ordered[::-1] if _numbers_downwards(self.program) else ordered
        self.numbers = {id: at + 1 for at, id in enumerate(numbered)}
        return ordered

    def expansion(self, id: str) -> Expansion:
        """The expansion of a reference, to be changed; what was rendered of it is forgotten by `forget`."""
        return self.expansions.setdefault(id, Expansion())

    def forget(self, id: str) -> None:
        """Drop what was kept of a reference, because its expansion has changed."""
        self.kept[id].clear()

    def cite(self, cite: Cite, cite_position: CitePosition, hide_names: bool = False) -> Output:
        """The output of one cite without its prefix and suffix; nothing if the style shows nothing."""
        if not self.keeps_position:
            cite_position = CitePosition(Position.FIRST, False, cite_position.first_note)
        key = (cite_position, cite.locator, cite.label, hide_names)
        kept = self.kept[cite.id]
        if key not in kept:
            kept[key] = self._cite(cite, cite_position, hide_names)
        return kept[key]

    def _cite(self, cite: Cite, cite_position: CitePosition, hide_names: bool) -> Output:
        context = self.context(self.references[cite.id])
        context.position = cite_position.position
        context.first_note = cite_position.first_note
        context.locator = locator = (cite.locator or "").strip() or None
        context.label = "sub-verbo" if cite.label == "sub verbo" else cite.label or ""
        context.hide_names = hide_names
        shape = Shape(
            *self.known.shapes[cite.id][:4],
            cite_position.position,
            cite_position.near_note,
            None if locator is None else context.label,
            locator is not None and is_numeric(locator),
            cite_position.first_note is not None,
        )
        parts = self.program.citation.run(context, shape)
        if not parts or not has_text(parts):
            return None
        return parts[0] if len(parts) == 1 else parts

    def author(self, id: str, cite_position: CitePosition) -> Output:
        """The author part of a cite: the names that it shows, or else names made for the purpose."""
        shown = first(self.cite(Cite(id), cite_position), NodeKind.NAMES)
        if shown is not None:
            return shown
        reference = self.references[id]
        present = frozenset((*reference.values, *reference.names))
        return self.program.citation.author(self.context(reference), Shape(reference.type, present))

    def key(self, id: str) -> str:
        """The text by which a cite of a reference is told from others: a later mention, without a locator."""
        if id in self.expansions or self.is_numbered or self.names_first_note:
            return plain_text(self.later(id))
        keys = self.known.keys
        if id not in keys:
            keys[id] = plain_text(self.later(id))
        return keys[id]

    def later(self, id: str) -> Output:
        """A later mention of a reference, near to the first."""
        first_note = self.first_notes.get(id)
        return self.cite(Cite(id), LATER if first_note is None else CitePosition(Position.SUBSEQUENT, True, first_note))

    def note_first(self, citations: Sequence[Citation]) -> None:
        """Take down in which notes references are cited first, for a style that shows it in later mentions."""
        if self.names_first_note:
            for number, citation in enumerate(citations):
                for cite in citation.cites:
                    self.first_notes.setdefault(cite.id, citation.note_number or number + 1)

    def entry(self, context: Context) -> Output:
        """The output of a bibliography entry for the reference of the context."""
        layout = self.program.bibliography
        if layout is None:
            return None
        parts = layout.run(context, self.known.shapes[context.reference.id])
        if not parts or not has_text(parts):
            return None
        return parts


def layout_output(parts: list[Output], layout: Layout, align: str, context: Context) -> Output:
    """A bibliography entry as a whole: the first field apart if the style aligns by it, the affixes of the layout."""
    if align and len(parts) > 1:
        parts = [Node(NodeKind.DISPLAY, "left-margin", parts[0]), Node(NodeKind.DISPLAY, "right-inline", parts[1:])]
    if layout.suffix is not None and (align or layout.style.has_blocks):
        inside = _suffix_inside(parts, layout.suffix)
        if inside is not None:
            return layout.bare_step(inside, context)
    return parts if layout.step is None else layout.step(parts, context)


def _suffix_inside(output: Output, suffix: Output) -> Output:
    """The output with the suffix of the layout inside its last block; nothing if it does not end with a block."""
    if isinstance(output, list) and output:
        last = _suffix_inside(output[-1], suffix)
        return None if last is None else [*output[:-1], last]
    if isinstance(output, Node):
        if output.kind == NodeKind.DISPLAY:
            return Node(output.kind, output.value, [output.content, suffix])
        inside = _suffix_inside(output.content, suffix)
        return None if inside is None else Node(output.kind, output.value, inside)
    return None


def _numbers_downwards(program: Program) -> bool:
    """Whether the bibliography is sorted by citation number, highest first."""
    area = program.style.bibliography
    sort = area.child("sort") if area is not None else None
    key = sort.children[0] if sort is not None and sort.children else None
    if key is None or key.get("sort") != "descending":
        return False
    if key.get("variable") == "citation-number":
        return True
    macro = program.style.macros.get(key.get("macro"))
    return macro is not None and len(macro.children) > 0 and macro.children[0].get("variable") == "citation-number"
