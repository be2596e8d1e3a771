"""A CSL style: its options, macros and layouts, read from XML and checked, ready to be compiled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from csl.errors import StyleError, Warning
from csl.style_check import check_style
from csl.xmltree import Element, read_xml

if TYPE_CHECKING:
    from csl.program import Program
    from csl.references import ParsedReference
    from csl.shape import Uses


class Style(Struct, eq=False, dict=True):
    """An independent style. Formatting needs nothing else of it but locale files."""

    root: Element
    citation: Element
    bibliography: Element | None
    macros: Mapping[str, Element]
    locales: tuple[Element, ...]
    default_locale: str = ""
    abbreviations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    warnings: tuple[Warning, ...] = ()
    programs: dict[str, Program] = field(default_factory=dict)  # compiled so far, by language

    @property
    def is_note(self) -> bool:
        """Whether citations are notes (rather than in the text)."""
        return self.root.get("class") == "note"

    @property
    def has_bibliography(self) -> bool:
        """Whether the style describes a bibliography."""
        return self.bibliography is not None

    @property
    def title(self) -> str:
        """The name of the style, as people see it."""
        info = self.root.child("info")
        title = info.child("title") if info is not None else None
        return title.text.strip() if title is not None else ""

    @cached_property
    def page_range_format(self) -> str:
        """How page ranges are written; nothing leaves them as they are."""
        format = self.root.get("page-range-format")
        return "chicago" if format == "chicago-15" else format

    @cached_property
    def initialize_with_hyphen(self) -> bool:
        """Whether compound given names keep their hyphen as initials."""
        return self.root.get("initialize-with-hyphen", "true") == "true"

    @cached_property
    def demote(self) -> str:
        """The option demote-non-dropping-particle."""
        return self.root.get("demote-non-dropping-particle", "display-and-sort")

    @cached_property
    def author_substitute(self) -> str | None:
        """What stands for names that the entry before has too."""
        area = self.bibliography
        return None if area is None else area.attributes.get("subsequent-author-substitute")

    @cached_property
    def has_entries_alone(self) -> bool:
        """Whether an entry shows the same whatever the others are, but for what tells alike works apart."""
        return self.author_substitute is None and "citation-number" not in self.uses.variables

    def option(self, name: str, default: str = "") -> str:
        """An option of ``cs:citation``."""
        return self.citation.get(name, default)

    @cached_property
    def has_blocks(self) -> bool:
        """Whether anything that the style or its macros render is a block."""
        areas = [area for area in (self.bibliography, self.citation) if area is not None]
        return any(_has_blocks(element) for element in (*areas, *self.macros.values(), *self.locales))

    @cached_property
    def places_year_suffix(self) -> bool:
        """Whether the style itself says where the year suffix stands, in either of its layouts."""
        areas = [area for area in (self.citation, self.bibliography) if area is not None]
        return any(_renders_year_suffix(area, self.macros, set()) for area in areas)

    @cached_property
    def uses(self) -> Uses:
        """Which variables the style renders, tests and substitutes."""
        from csl.shape import Uses  # here and below: only what formats needs it, not what judges a style

        areas = [area for area in (self.citation, self.bibliography) if area is not None]
        return Uses(self.root, areas, self.macros)

    def citation_label(self, reference: ParsedReference) -> str:
        """The label of a reference that gives none: from its names and year."""
        from csl.trigraph import trigraph

        return trigraph(reference)


def _has_blocks(element: Element) -> bool:
    return "display" in element.attributes or any(_has_blocks(child) for child in element.children)


def _renders_year_suffix(element: Element, macros: Mapping[str, Element], seen: set[str]) -> bool:
    if element.name == "text" and element.get("variable") == "year-suffix":
        return True
    if element.name == "sort":
        return False
    macro = element.get("macro") if element.name == "text" else ""
    if macro and macro in macros and macro not in seen:
        seen.add(macro)
        if _renders_year_suffix(macros[macro], macros, seen):
            return True
    return any(_renders_year_suffix(child, macros, seen) for child in element.children)


def parse_style(
    source: str | bytes,
    *,
    locale: str | None = None,
    abbreviations: Mapping[str, Mapping[str, str]] | None = None,
) -> Style:
    """A style from its XML text. `StyleError` if it cannot be used, with the element and line at fault.

    ``locale`` overrides the style's own default locale (a dependent style may set one).
    """
    return style_of(read_xml(source), locale, abbreviations)


def style_of(root: Element, locale: str | None, abbreviations: Mapping[str, Mapping[str, str]] | None) -> Style:
    """A style from its root element, as `parse_style` makes it."""
    if root.name != "style":
        raise StyleError(f"this is a CSL {root.name} file, not a style", root.line, root.name)
    if independent_parent(root) is not None and root.child("citation") is None:
        raise StyleError(
            f"this is a dependent style: it only points to {independent_parent(root)}; load that style",
            root.line,
            "style",
        )
    citation = root.child("citation")
    macros = {macro.get("name"): macro for macro in root.all("macro")}
    warnings = check_style(root, macros)
    assert citation is not None
    return Style(
        root,
        citation,
        root.child("bibliography"),
        macros,
        tuple(root.all("locale")),
        locale or root.get("default-locale"),
        abbreviations or {},
        tuple(warnings),
    )


def independent_parent(root: Element) -> str | None:
    """The address of the style that a dependent style stands for."""
    info = root.child("info")
    if info is None:
        return None
    for link in info.all("link"):
        if link.get("rel") == "independent-parent":
            return link.get("href")
    return None


def read_style_file(path: Path) -> bytes:
    """The bytes of a style file; `StyleError` if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise StyleError(f"the style {path} cannot be read: {error.strerror}") from None
