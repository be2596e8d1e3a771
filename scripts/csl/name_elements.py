"""``cs:names``, compiled: name lists with et-al, labels and substitution."""

from __future__ import annotations

from csl.context import Context
from csl.formatting import formatter
from csl.name_list import ListWriter
from csl.name_options import inherited_options
from csl.nodes import NameList, Node, NodeKind, Output, first, join
from csl.personal import Name
from csl.pieces import EMPTY, Parts, Piece, sequence
from csl.scope import COMPILERS, Scope
from csl.xmltree import Element

_BOTH = "editortranslator"


class _Names:
    """A ``cs:names`` element, ready to be run."""

    def __init__(self, element: Element, scope: Scope) -> None:
        parent = scope.parent
        name, et_al = element.child("name"), element.child("et-al")
        label = element.child("label")
        before = _label_first(element)
        if parent is not None:
            name, et_al = name or parent.child("name"), et_al or parent.child("et-al")
            if not element.children:  # only the short form has the label of what it stands for
                label, before = parent.child("label"), _label_first(parent)
        self.variables = [name for name in element.get("variable").split() if scope.has(name)]
        inherited = _with_parent(element, parent)
        self.writer = ListWriter(inherited, name, et_al, scope)
        self.before = before
        self.terms = {} if label is None or scope.sorting else _terms(label, scope, [*self.variables, _BOTH])
        self.label_step = formatter(label) if label is not None else None
        self.step = formatter(_with_formatting(element, parent))
        self.scope = scope
        self.is_note = scope.style.is_note
        self.counts = self.writer.options.form == "count"
        self.delimiter = element.get("delimiter", scope.names.get("names-delimiter", ""))
        both = {"editor", "translator"} <= set(self.variables)
        form = label.get("form", "long") if label is not None else "long"
        self.collapses = both and bool(scope.locale.term(_BOTH, form))
        substitute = element.child("substitute")
        inner = scope.within(_merged(element, parent)) if substitute is not None else scope
        self.substitutes = _alternatives(substitute, inner) if substitute is not None else []

    def __call__(self, context: Context) -> Output:
        if not context.hide_names:
            return self._run(context)
        rendered = context.rendered
        context.hide_names = False
        output = self._run(context)
        if output is None:
            context.hide_names = True
            return None
        names = first(output, NodeKind.NAMES) if self.is_note else None
        if names is not None and not names.value.variable:
            return output  # a title in place of names: a note without it would not say of which work it speaks
        context.rendered = rendered
        return None

    def _run(self, context: Context) -> Output:
        context.called += 1
        present, suppressed = context.reference.names, context.suppressed
        lists_of_names = [
            (name, present[name]) for name in self.variables if name in present and name not in suppressed
        ]
        if not lists_of_names:
            return self._substitute(context)
        context.rendered += 1
        if context.substituting:
            context.suppress(*[variable for variable, _ in lists_of_names])
        if self.collapses:
            lists_of_names = _collapse(lists_of_names)
        if self.counts:
            count = sum(self.writer.limit(names, context) for _, names in lists_of_names)
            return f"{count:09d}" if self.scope.sorting else str(count)
        lists = [self._list(variable, names, context) for variable, names in lists_of_names]
        output = join([part for part in lists if part is not None], self.delimiter)
        if output is None:
            return None
        return output if self.step is None else self.step(output, context)

    def _list(self, variable: str, names: tuple[Name, ...], context: Context) -> Output:
        written = self.writer.write(names, context)
        if written is None:
            return None
        shown: Output = Node(NodeKind.NAMES, NameList(variable, names, self.writer), written)
        terms = self.terms.get(variable)
        term: Output = terms[len(names) > 1] if terms is not None else None
        if not term:
            return shown
        if self.label_step is not None:
            term = self.label_step(term, context)
        return [term, shown] if self.before else [shown, term]

    def _substitute(self, context: Context) -> Output:
        """What stands for the names: the first child of ``cs:substitute`` that gives something."""
        outer, context.substituting = context.substituting, True
        output: Output = None
        for piece in self.substitutes:
            output = piece.output if piece.run is None else piece.run(context)
            if output is not None:
                break
        context.substituting = outer
        if type(output) is Parts:
            output = list(output)
        if output is not None and first(output, NodeKind.NAMES) is None:
            output = Node(NodeKind.NAMES, NameList("", (), None), output)
        return output


def _terms(label: Element, scope: Scope, names: list[str]) -> dict[str, tuple[str | None, str | None]]:
    """The labels of variables: for one name, and for several."""
    plural, form, term = label.get("plural", "contextual"), label.get("form", "long"), scope.locale.term
    one, several = plural == "always", plural != "never"
    return {name: (term(name, form, one), term(name, form, several)) for name in names}


def _label_first(element: Element) -> bool:
    """Whether the label stands before the names: where ``cs:name`` is left out, the names come first."""
    order = [child.name for child in element.children if child.name in ("label", "name")]
    return "name" in order and order[0] == "label"


def _with_parent(element: Element, parent: Element | None) -> Element:
    """The element with the name options of the element it substitutes."""
    if parent is None:
        return element
    return Element(element.name, inherited_options(parent, element), (), "", element.line)


def _with_formatting(element: Element, parent: Element | None) -> Element:
    """The element; if it is the short form that stands for names, with the formatting of those names."""
    if parent is None or element.children:
        return element
    return Element(element.name, parent.attributes | element.attributes, (), "", element.line)


def _merged(element: Element, parent: Element | None) -> Element:
    """The element as a parent for its substitutes: with what it inherits itself."""
    if parent is None:
        return element
    missing = tuple(
        [c for c in parent.children if c.name in ("name", "et-al", "label") and element.child(c.name) is None]
    )
    attributes = inherited_options(parent) | element.attributes
    return Element(element.name, attributes, (*missing, *element.children), "", element.line)


def _collapse(lists_of_names: list[tuple[str, tuple[Name, ...]]]) -> list[tuple[str, tuple[Name, ...]]]:
    """Editors who are the translators too are named once, under a label of their own."""
    names = dict(lists_of_names)
    if names.get("editor") is None or names.get("editor") != names.get("translator"):
        return lists_of_names
    collapsed = [(_BOTH, names["editor"])]
    return collapsed + [(v, n) for v, n in lists_of_names if v not in ("editor", "translator")]


def _alternatives(substitute: Element, scope: Scope) -> list[Piece]:
    """The children of ``cs:substitute`` that can show something."""
    pieces = [scope.compile(child) for child in substitute.children]
    whole = [piece if piece.parts is None else sequence(list(piece.parts)) for piece in pieces]
    return [piece for piece in whole if piece.run is not None or piece.output is not None]


def compile_names(element: Element, scope: Scope) -> Piece:
    """``cs:names``: the names of one or more variables, or what substitutes them."""
    names = _Names(element, scope)
    if not (names.variables or names.substitutes):
        return EMPTY
    # A substitute may be a value or a term, which shows without any variable.
    return Piece(names, counts=all(piece.counts or piece.rendered for piece in names.substitutes))


COMPILERS["names"] = compile_names
