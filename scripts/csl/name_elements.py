"""``cs:names``, compiled: name lists with et-al, labels and substitution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from csl.context import Context
from csl.formatting import formatter
from csl.model import Position
from csl.name_format import NameForm, part_format
from csl.name_options import NameOptions, inherited_options, name_options
from csl.nodes import Kind, NameList, Node, Output, first, join
from csl.personal import Name, takes_space
from csl.pieces import EMPTY, Parts, Piece, sequence
from csl.scope import COMPILERS, Scope
from csl.xmltree import Element

_Step = Callable[[Output, Context], Output]


class _ListWriter:
    """Writes the names of one variable."""

    def __init__(self, names: Element, name: Element | None, et_al: Element | None, scope: Scope) -> None:
        options = dict(scope.names) | inherited_options(names)
        options.pop("names-delimiter", None)
        if name is not None:
            own = name.attributes
            options |= {k: v for k, v in own.items() if k not in ("prefix", "suffix")}
        # What a sort key overrides counts for all names below it.
        options |= {k.removeprefix("key-"): v for k, v in scope.names.items() if k.startswith("key-")}
        self.options = self._for_sorting(name_options(options), scope)
        self.sorting = scope.sorting
        self.step = formatter(name) if name is not None else None
        self.form = self._name_form(name, scope)
        self.and_term = self._and(scope)
        self.et_al, self.et_al_step = self._et_al(et_al, scope)
        self.tag_names = scope.area == "bibliography" and scope.style.author_substitute is not None
        self.kept: dict[tuple[Name, bool, int], Output] = {}
        self.lists: dict[tuple[tuple[Name, ...], int], Output] = {}

    @staticmethod
    def _for_sorting(options: NameOptions, scope: Scope) -> NameOptions:
        return replace(options, sort_order="all", and_="") if scope.sorting else options

    def _name_form(self, name: Element | None, scope: Scope) -> NameForm:
        parts = {part.get("name"): part for part in name.all("name-part")} if name is not None else {}
        options = self.options
        return NameForm(
            options.form,
            options.initialize,
            options.initialize_with,
            scope.style.initialize_with_hyphen,
            options.separator,
            scope.style.demote,
            scope.sorting,
            part_format(parts.get("given")),
            part_format(parts.get("family")),
        )

    def _and(self, scope: Scope) -> str:
        kind = self.options.and_
        if kind == "symbol":
            return scope.locale.term("and", "symbol") or "&"
        return (scope.locale.term("and") or "") if kind == "text" else ""

    @staticmethod
    def _et_al(element: Element | None, scope: Scope) -> tuple[str, _Step | None]:
        name = element.get("term", "et-al") if element is not None else "et-al"
        return scope.locale.term(name) or "", formatter(element) if element is not None else None

    def limit(self, count: int, context: Context) -> int:
        """How many of the names are shown before et-al."""
        options = self.options
        least, shown = options.et_al_min, options.use_first
        if context.position is not None and context.position is not Position.FIRST:
            least, shown = options.subsequent_min, options.subsequent_use_first
        if not least or count < least:
            return count
        return min(count, max(shown, context.expansion.names_shown))

    def write(self, names: tuple[Name, ...], context: Context) -> Output:
        """The name list, or nothing if et-al hides all of it."""
        shown = self.limit(len(names), context)
        given = context.expansion.given
        if given or self.step is not None:
            return self._write(names, shown, context)
        key = (names, shown)
        if key not in self.lists:
            self.lists[key] = self._write(names, shown, context)
        return self.lists[key]

    def _write(self, names: tuple[Name, ...], shown: int, context: Context) -> Output:
        if not shown:
            return None
        written = [self._one(name, at, context) for at, name in enumerate(names[:shown])]
        if shown < len(names):
            return self._truncated(names, shown, written, context)
        if len(written) == 1:
            return written[0]
        if self.and_term:
            last = self._before_last(names)
            return [*_between(written[:-1], self.options.delimiter), last, written[-1]]
        return _between(written, self.options.delimiter)

    def _one(self, name: Name, at: int, context: Context) -> Output:
        level = context.expansion.given.get(name, 0)
        inverted = self._inverted(at)
        key = (name, inverted, level)
        output = self.kept.get(key)
        if output is None:
            output = self.form.write(name, inverted, level)
            if self.step is not None:
                output = self.step(output, context)
            if self.tag_names:
                output = Node(Kind.NAME, name, output)
            self.kept[key] = output
        return output

    def _inverted(self, at: int) -> bool:
        order = self.options.sort_order
        return order == "all" or (order == "first" and at == 0)

    def _delimits(self, rule: str, names: tuple[Name, ...], before: int, contextual: bool) -> bool:
        """Whether the delimiter stands after the first ``before`` names, by one of the precedes rules."""
        if rule == "contextual":
            return contextual
        if rule == "after-inverted-name":
            return self._inverted(before - 1) and names[before - 1].given_first and not names[before - 1].literal
        return rule == "always"

    def _before_last(self, names: tuple[Name, ...]) -> str:
        delimits = self._delimits(self.options.precedes_last, names, len(names) - 1, len(names) > 2)
        before = self.options.delimiter if delimits else ""
        gap = "" if before.endswith((" ", "\u00a0")) or not takes_space(self.and_term[:1]) else " "
        return f"{before}{gap}{self.and_term}{' ' if takes_space(self.and_term[-1:]) else ''}"

    def _truncated(self, names: tuple[Name, ...], shown: int, written: list[Output], context: Context) -> Output:
        parts = _between(written, self.options.delimiter)
        delimiter = self.options.delimiter
        if self.options.use_last and shown <= len(names) - 2:
            last = self._one(names[-1], len(names) - 1, context)
            return [*parts, delimiter, "… ", last]
        if self.sorting or not self.et_al:
            return parts
        delimits = self._delimits(self.options.precedes_et_al, names, shown, shown > 1)
        term: Output = self.et_al
        if self.et_al_step is not None:
            term = self.et_al_step(term, context)
        return [
            *parts,
            delimiter if delimits else " " if takes_space(self.et_al[:1]) else "",
            term,
        ]


def _between(parts: list[Output], delimiter: str) -> list[Output]:
    joined: list[Output] = []
    for part in parts:
        if joined and delimiter:
            joined.append(delimiter)
        joined.append(part)
    return joined


class _Names:
    """A ``cs:names`` element, ready to be run."""

    def __init__(self, element: Element, scope: Scope) -> None:
        parent = scope.parent
        name, et_al = element.child("name"), element.child("et-al")
        label = element.child("label")
        before = _label_first(element)
        if parent is not None:
            shorthand = not element.children
            name, et_al = name or parent.child("name"), et_al or parent.child("et-al")
            if label is None and (shorthand or element.child("label") is None):
                label, before = parent.child("label"), _label_first(parent)
        self.variables = [name for name in element.get("variable").split() if scope.has(name)]
        inherited = _with_parent(element, parent)
        self.writer = _ListWriter(inherited, name, et_al, scope)
        self.label, self.before = (None, False) if scope.sorting else (label, before)
        self.label_step = formatter(label) if label is not None else None
        self.step = formatter(_with_formatting(element, parent))
        self.scope = scope
        self.delimiter = element.get("delimiter", scope.names.get("names-delimiter", ""))
        both = {"editor", "translator"} <= set(self.variables)
        form = label.get("form", "long") if label is not None else "long"
        self.collapses = both and bool(scope.locale.term("editortranslator", form))
        substitute = element.child("substitute")
        inner = scope.within(_merged(element, parent)) if substitute is not None else scope
        self.substitutes = _alternatives(substitute, inner) if substitute is not None else []

    def __call__(self, context: Context) -> Output:
        hide, rendered = context.hide_names, context.rendered
        context.hide_names = False
        output = self._run(context)
        if not hide:
            return output
        if output is None:
            context.hide_names = True
        else:
            context.rendered = rendered
        return None

    def _run(self, context: Context) -> Output:
        context.called += 1
        found = [
            (variable, names)
            for variable in self.variables
            if (names := context.reference.names.get(variable)) and variable not in context.suppressed
        ]
        if not found:
            return self._substitute(context)
        context.rendered += 1
        if context.substituting:
            context.suppress(*[variable for variable, _ in found])
        if self.collapses:
            found = _collapse(found)
        if self.writer.options.form == "count":
            count = sum(self.writer.limit(len(names), context) for _, names in found)
            return f"{count:09d}" if self.scope.sorting else str(count)
        parts: list[Output] = [
            part for variable, names in found if (part := self._list(variable, names, context)) is not None
        ]
        if not parts:
            return None
        output = join(parts, self.delimiter)
        return output if self.step is None else self.step(output, context)

    def _list(self, variable: str, names: tuple[Name, ...], context: Context) -> Output:
        written = self.writer.write(names, context)
        if written is None:
            return None
        shown: Output = Node(Kind.NAMES, NameList(variable, names, self.writer), written)
        if self.label is None:
            return shown
        term = self._label(variable, len(names), context)
        if term is None:
            return shown
        return [term, shown] if self.before else [shown, term]

    def _label(self, variable: str, count: int, context: Context) -> Output:
        label = self.label
        if label is None:
            return None
        plural = label.get("plural", "contextual")
        many = plural == "always" or (plural == "contextual" and count > 1)
        term = self.scope.locale.term(variable, label.get("form", "long"), many)
        if not term:
            return None
        return self.label_step(term, context) if self.label_step is not None else term

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
        if output is not None and first(output, Kind.NAMES) is None:
            output = Node(Kind.NAMES, NameList("", (), None), output)
        return output


def _label_first(element: Element) -> bool:
    for child in element.children:
        if child.name in ("label", "name"):
            return child.name == "label"
    return False


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


def _collapse(found: list[tuple[str, tuple[Name, ...]]]) -> list[tuple[str, tuple[Name, ...]]]:
    """Editors who are the translators too are named once, as "editortranslator"."""
    names = dict(found)
    if names.get("editor") is None or names.get("editor") != names.get("translator"):
        return found
    collapsed = [("editortranslator", names["editor"])]
    return collapsed + [(v, n) for v, n in found if v not in ("editor", "translator")]


def _alternatives(substitute: Element, scope: Scope) -> list[Piece]:
    """The children of ``cs:substitute`` that can show something."""
    pieces = [scope.compile(child) for child in substitute.children]
    whole = [piece if piece.parts is None else sequence(list(piece.parts)) for piece in pieces]
    return [piece for piece in whole if piece.run is not None or piece.output is not None]


def compile_names(element: Element, scope: Scope) -> Piece:
    """``cs:names``: the names of one or more variables, or what substitutes them."""
    names = _Names(element, scope)
    return Piece(names, counts=True) if names.variables or names.substitutes else EMPTY


COMPILERS["names"] = compile_names
