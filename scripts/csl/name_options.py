"""The options of ``cs:name``, with what they inherit from the style, the citation or bibliography, and ``cs:names``."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from csl.xmltree import Element

# Options that ``cs:style``, ``cs:citation``, ``cs:bibliography`` and ``cs:names`` hand down under the same name.
INHERITED = (
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-use-last",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
)
_RENAMED = {"name-form": "form", "name-delimiter": "delimiter", "names-delimiter": "names-delimiter"}


def inherited_options(*elements: Element | None) -> dict[str, str]:
    """The name options that elements hand down; the last has the last word."""
    options: dict[str, str] = {}
    for element in elements:
        if element is None:
            continue
        for name in INHERITED:
            if name in element.attributes:
                options[name] = element.attributes[name]
        for name, option in _RENAMED.items():
            if name in element.attributes:
                options[option] = element.attributes[name]
    return options


class NameOptions(Struct, frozen=True):
    """How the names of one variable are put together."""

    and_: str
    delimiter: str
    precedes_et_al: str
    precedes_last: str
    et_al_min: int
    use_first: int
    subsequent_min: int
    subsequent_use_first: int
    use_last: bool
    form: str
    initialize: bool
    initialize_with: str | None
    sort_order: str
    separator: str


def name_options(options: Mapping[str, str]) -> NameOptions:
    """The options with their defaults."""
    least, first = _integer(options, "et-al-min"), _integer(options, "et-al-use-first")
    least = least if "et-al-use-first" in options else 0
    return NameOptions(
        options.get("and", ""),
        options.get("delimiter", ", "),
        options.get("delimiter-precedes-et-al", "contextual"),
        options.get("delimiter-precedes-last", "contextual"),
        least,
        first,
        _integer(options, "et-al-subsequent-min") or least,
        _integer(options, "et-al-subsequent-use-first") if "et-al-subsequent-use-first" in options else first,
        options.get("et-al-use-last") == "true",
        options.get("form", "long"),
        options.get("initialize", "true") == "true",
        options.get("initialize-with"),
        options.get("name-as-sort-order", ""),
        options.get("sort-separator", ", "),
    )


def _integer(options: Mapping[str, str], name: str) -> int:
    value = options.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else 0
