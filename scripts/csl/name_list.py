"""The names of one variable as a list: delimiters, "and", et-al."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from csl.context import Context
from csl.formatting import formatter
from csl.model import Position
from csl.name_format import NameForm, part_format
from csl.name_options import NameOptions, inherited_options, name_options
from csl.nodes import Node, NodeKind, Output, append
from csl.personal import OTHERS, Name, takes_space
from csl.scope import Scope
from csl.xmltree import Element

_Step = Callable[[Output, Context], Output]
_MOST_KEPT = 20_000  # names that are kept to be used again


class ListWriter:
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
        self.before_last = {delimits: self._before_last(delimits) for delimits in (True, False)}
        self.et_al, self.et_al_step = self._et_al(et_al, scope)
        self.tag_names = scope.area == "bibliography" and scope.style.author_substitute is not None
        self.kept: dict[tuple[Name, bool, int], Output] = {}

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

    def limit(self, names: tuple[Name, ...], context: Context) -> int:
        """How many of the names are shown before et-al. Others that have no names are never shown but by it."""
        count = len(names)
        shown = self._limit(count, context)
        return min(shown, count - 1) if has_others(names) else shown

    def _limit(self, count: int, context: Context) -> int:
        options = self.options
        least, shown = options.et_al_min, options.use_first
        if context.position is not None and context.position is not Position.FIRST:
            least, shown = options.subsequent_min, options.subsequent_use_first
        if not least or count < least:
            return count
        return min(count, max(shown, context.expansion.names_shown))

    def write(self, names: tuple[Name, ...], context: Context) -> Output:
        """The name list, or nothing if et-al hides all of it."""
        shown = self.limit(names, context)
        if not shown:
            return None
        written = [self._one(name, at, context) for at, name in enumerate(names[:shown])]
        if shown < len(names):
            return self._truncated(names, shown, written, context)
        if len(written) == 1:
            return written[0]
        if not self.and_term:
            return _between(written, self.options.delimiter)
        delimits = self._delimits(self.options.precedes_last, names, len(names) - 1, len(names) > 2)
        listed = _between(written[:-1], self.options.delimiter)
        append(listed, self.before_last[delimits], written[-1])
        return listed[0] if len(listed) == 1 else listed

    def _one(self, name: Name, at: int, context: Context) -> Output:
        given = context.expansion.given
        level = given.get(name, 0) if given else 0
        inverted = self._inverted(at)
        key = (name, inverted, level)
        output = self.kept.get(key)
        if output is None:
            output = self.form.write(name, inverted, level)
            if self.step is not None:
                output = self.step(output, context)
            if self.tag_names:
                output = Node(NodeKind.NAME, name, output)
            if len(self.kept) >= _MOST_KEPT:
                self.kept.clear()
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

    def _before_last(self, delimits: bool) -> str:
        """What stands before the last name."""
        before = self.options.delimiter if delimits else ""
        gap = "" if before.endswith((" ", "\u00a0")) or not takes_space(self.and_term[:1]) else " "
        return f"{before}{gap}{self.and_term}{' ' if takes_space(self.and_term[-1:]) else ''}"

    def _truncated(self, names: tuple[Name, ...], shown: int, written: list[Output], context: Context) -> Output:
        parts = _between(written, self.options.delimiter)
        delimiter = self.options.delimiter
        if self.options.use_last and shown <= len(names) - 2 and not has_others(names):
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


def has_others(names: tuple[Name, ...]) -> bool:
    """Whether a list says at its end that there are more names."""
    return len(names) > 1 and names[-1] == OTHERS


def _between(parts: list[Output], delimiter: str) -> list[Output]:
    if not delimiter:
        return parts
    rest = iter(parts)
    joined = [next(rest)]
    for part in rest:
        append(joined, delimiter, part)
    return joined
