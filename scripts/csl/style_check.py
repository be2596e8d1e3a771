"""Checks a style before it is used: what is missing, unknown, or calls itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csl.errors import StyleError, Warning
from csl.style_limits import DEEPEST, check_limits
from csl.xmltree import Element

_RENDERING = frozenset(["text", "number", "date", "names", "label", "group", "choose"])
_REQUIRED = {"date": "variable", "names": "variable", "number": "variable", "label": "variable"}


def check_style(root: Element, macros: Mapping[str, Element]) -> list[Warning]:
    """The warnings about a style; `StyleError` for what makes it unusable."""
    citation = root.child("citation")
    if citation is None:
        raise StyleError("the style has no <citation>: it must say how citations look", root.line, "style")
    for area in (citation, root.child("bibliography")):
        if area is not None and area.child("layout") is None:
            raise StyleError(f"<{area.name}> has no <layout>", area.line, area.name)
    for element in _walk(root):
        _check_element(element, macros)
    _check_circles(macros)
    check_limits([area for area in (citation, root.child("bibliography")) if area is not None], macros)
    return []


def _walk(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.name not in ("info", "locale"):
            yield child
            yield from _walk(child)


def _check_element(element: Element, macros: Mapping[str, Element]) -> None:
    macro = element.attributes.get("macro")
    if macro is not None and macro not in macros:
        raise StyleError(
            f"<{element.name}> calls the macro {macro!r}, which the style does not define", element.line, element.name
        )
    required = _REQUIRED.get(element.name)
    if required and required not in element.attributes and element.name != "label":
        raise StyleError(f"<{element.name}> lacks the attribute {required}", element.line, element.name)
    if element.name == "text" and not {"variable", "macro", "term", "value"} & set(element.attributes):
        raise StyleError("<text> lacks one of the attributes variable, macro, term, value", element.line, "text")
    if element.name in ("group", "layout", "macro", "if", "else-if", "else", "substitute"):
        for child in element.children:
            if child.name not in _RENDERING:
                raise StyleError(
                    f"<{child.name}> cannot stand in <{element.name}>; expected one of {', '.join(sorted(_RENDERING))}",
                    child.line,
                    child.name,
                )


def _check_circles(macros: Mapping[str, Element]) -> None:
    """`StyleError` if a macro calls itself, directly or through others."""
    calls = {
        name: [(e.attributes["macro"], e.line) for e in _walk(macro) if e.name == "text" and "macro" in e.attributes]
        for name, macro in macros.items()
    }
    done: set[str] = set()
    for name in macros:
        _follow(name, (), calls, macros, done)


def _follow(
    name: str,
    path: tuple[str, ...],
    calls: Mapping[str, list[tuple[str, int]]],
    macros: Mapping[str, Element],
    done: set[str],
) -> None:
    if name in done:
        return
    path = (*path, name)
    for called, line in calls[name]:
        if called in path:
            circle = " → ".join([*path[path.index(called) :], called])
            raise StyleError(f"macros call each other in a circle: {circle}", line, "text")
        if len(path) > DEEPEST:
            raise StyleError(
                f"macros call each other {len(path)} deep, at most {DEEPEST} can be formatted", line, "text"
            )
        _follow(called, path, calls, macros, done)
    done.add(name)
