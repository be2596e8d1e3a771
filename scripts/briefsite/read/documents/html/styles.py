"""What the style sheets of a page make of its elements, as far as it is said of a class: bold, raised, hidden.

Google Docs and word processors write no `<em>`: each form of letters is a class, or a style at the element.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml.etree import _Element

_RULE = re.compile(r"([^{}]{1,4000})\{([^{}]{0,8000})\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?\.(?P<name>[\w-]+)")
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)", re.IGNORECASE)
_BOLD = re.compile(r"bold|bolder|[6-9]00")
_SHAPES = frozenset(("strong", "em", "sup", "sub", "s", "u", "small-caps"))
"""What `Styles.of` may name, beside `hidden`."""


class Styles:
    """The styles of a page."""

    def __init__(self, tree: _Element) -> None:
        self._classes: dict[str, dict[str, str]] = {}
        for sheet in tree.iter("style"):
            for selectors, body in _RULE.findall(_COMMENT.sub("", "".join(str(text) for text in sheet.itertext()))):
                declared = declarations(body)
                for selector in selectors.split(","):
                    if found := _SELECTOR.fullmatch(selector.strip()):
                        self._classes.setdefault(found["name"], {}).update(declared)

    def declared(self, element: _Element) -> Mapping[str, str]:
        """All that is said of an element: by its classes, then by itself."""
        own: dict[str, str] = {}
        for name in (element.get("class") or "").split():
            own.update(self._classes.get(name, {}))
        if style := element.get("style"):
            own.update(declarations(style))
        return own

    def of(self, element: _Element) -> frozenset[str]:
        """The names of the elements that an element is as good as; `hidden` for one that is not shown."""
        if not (element.get("class") or element.get("style")):
            return frozenset()
        return shapes(self.declared(element))


def declarations(body: str) -> dict[str, str]:
    """The properties that a rule or an attribute sets."""
    return {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(body)}


def shapes(declared: Mapping[str, str]) -> frozenset[str]:
    """What some properties make of letters."""
    align, line = (
        declared.get("vertical-align", ""),
        declared.get("text-decoration", "") + declared.get("text-decoration-line", ""),
    )
    found = {
        "strong": bool(_BOLD.fullmatch(declared.get("font-weight", ""))),
        "em": declared.get("font-style", "") in ("italic", "oblique"),
        "sup": align == "super",
        "sub": align == "sub",
        "s": "line-through" in line,
        "u": "underline" in line,
        "small-caps": "small-caps" in declared.get("font-variant", "") + declared.get("font-variant-caps", ""),
        "hidden": declared.get("display") == "none"
        or declared.get("visibility") == "hidden"
        or declared.get("mso-hide") == "all",
    }
    return frozenset(name for name, holds in found.items() if holds)
