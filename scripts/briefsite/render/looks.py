"""The style sheet of a publication's own colours and fonts: values for the properties of the theme's sheet.

In print colours are the theme's own.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from briefsite.model.looks import Colours, Face, Looks
from briefsite.read.looks.colours import ink_on
from briefsite.read.paths import LOOKS

_ROLES = ("text", "headings", "code")
_DARK = (
    ("@media screen and (prefers-color-scheme: dark)", ':root:not([data-scheme="light"])'),
    ("@media screen", ':root[data-scheme="dark"]'),
)

_USUAL = {
    "--briefsite-active": "var(--briefsite-accent)",
    "--briefsite-masthead": "var(--briefsite-paper)",
    "--briefsite-masthead-ink": "var(--briefsite-ink)",
    "--briefsite-masthead-active": "var(--briefsite-active)",
    "--briefsite-masthead-hover": "var(--briefsite-soft)",
}
"""What the theme's sheet says in both designs, and what thus must be said again where only one is to be other."""


def looks_sheet(looks: Looks) -> str:
    """The text of the style sheet; empty where the theme's is enough."""
    return "\n".join((*map(_face, looks.faces), *_families(looks), *_designs(looks)))


def preloaded(looks: Looks) -> tuple[str, ...]:
    """The paths of the fonts that the first screen needs: the upright ones of text and headings."""
    wanted = {face.role: face.path for face in reversed(looks.faces) if face.style == "normal" and face.role != "code"}
    return tuple(dict.fromkeys(wanted[role] for role in _ROLES if role in wanted))


def _face(face: Face) -> str:
    address = quote(posixpath.relpath(face.path, posixpath.dirname(LOOKS)))
    return (
        f'@font-face {{\n  font-family: "{_family(face.role)}";\n  font-style: {face.style};\n'
        f"  font-weight: {face.weight};\n  font-display: swap;\n"
        f'  src: url("{address}") format("woff2");\n}}\n'
    )


def _family(role: str) -> str:
    return f"Publication {role}"


def _families(looks: Looks) -> Iterator[str]:
    """The own font before those of the theme, which have the letters that it has not."""
    has = {face.role for face in looks.faces}
    if has:
        yield _rule(":root", {f"--briefsite-own-{role}": f'"{_family(role)}",' for role in _ROLES if role in has})


def _designs(looks: Looks) -> Iterator[str]:
    if light := _properties(looks.light):
        yield f"@media screen {{\n{_rule(':root', light)}}}\n"
    usual = {name: value for name, value in _USUAL.items() if name in light}
    dark = {**usual, **_properties(looks.dark)}
    for media, selector in _DARK if dark else ():
        yield f"{media} {{\n{_rule(selector, dark)}}}\n"


def _properties(colours: Colours) -> Mapping[str, str]:
    colours_by_name = {"accent": colours.text, "active": colours.marks, "masthead": colours.masthead}
    if colours.masthead:
        ink = ink_on(colours.masthead)
        colours_by_name |= {"masthead-ink": ink, "masthead-active": ink}
        colours_by_name["masthead-hover"] = f"color-mix(in srgb, {ink} 15%, {colours.masthead})"
    return {f"--briefsite-{name}": value for name, value in colours_by_name.items() if value}


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n"
