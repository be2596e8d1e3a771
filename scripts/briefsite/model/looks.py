"""How a publication looks: what its settings say of its logo, colours, fonts, and of the foot of its pages."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

FOOT = ("contact", "citing", "privacy", "colophon")
"""Options that name what a link at the foot of every page leads to, in their order there."""


class License(Struct, frozen=True):
    """What others may do with a text: the name that readers see, and where the terms stand, if that is known."""

    name: str
    address: str = ""


class Colours(Struct, frozen=True):
    """A publication's own colours in one of the two designs, light or dark; what is empty is the theme's."""

    masthead: str = ""
    text: str = ""
    """Of links, and of all that is coloured and read."""
    marks: str = ""
    """Of what is seen and not read: outlines, bars."""


class Face(Struct, frozen=True):
    """A file of a font: for which texts, and which of its faces it holds."""

    role: str
    """`text`, `headings` or `code`."""
    path: str
    """On the site."""
    weight: str = "400"
    """As CSS has it; two numbers for a font that varies between them."""
    style: str = "normal"


class FootLink(Struct, frozen=True):
    """A link at the foot or the head of pages, shown as an icon or, without one, as its name."""

    name: str
    address: str
    """A web address, one of electronic mail, or the path of a page."""
    icon: str = ""


class Looks(Struct, frozen=True):
    """What a publication says of its looks. Paths are those on the site."""

    logo: str = ""
    logo_dark: str = ""
    """Shown in the place of the logo where the page is dark."""
    logo_icon: str = ""
    """The icon of the theme that stands where there is no logo."""
    light: Colours = Colours()
    dark: Colours = Colours()
    faces: tuple[Face, ...] = ()
    social: tuple[FootLink, ...] = ()
    contact: str = ""
    privacy: str = ""
    citing: str = ""
    colophon: str = ""
    part_of: FootLink | None = None
    """The site that the publication is a part of."""

    @property
    def foot(self) -> Mapping[str, str]:
        """Where links at the foot lead, by their options: the path of a page, perhaps with a section of it (`#`), a web
        address, or one of electronic mail."""
        return {name: way for name in FOOT if (way := getattr(self, name))}

    @property
    def has_sheet(self) -> bool:
        """Whether it needs a style sheet of its own."""
        return bool(self.faces) or self.light != Colours() or self.dark != Colours()
