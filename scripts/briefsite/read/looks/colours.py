"""Colours: those that Material has names for, how clear they are on their ground (WCAG 2.2), the nearest clear one."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping

PRIMARY: Mapping[str, str] = {
    "red": "#ef5552", "pink": "#e92063", "purple": "#ab47bd", "deep-purple": "#7e56c2", "indigo": "#4051b5",
    "blue": "#2094f3", "light-blue": "#02a6f2", "cyan": "#00bdd6", "teal": "#009485", "green": "#4cae4f",
    "light-green": "#8bc34b", "lime": "#cbdc38", "yellow": "#ffec3d", "amber": "#ffc105", "orange": "#ffa724",
    "deep-orange": "#ff6e42", "brown": "#795649", "grey": "#757575", "blue-grey": "#546d78", "black": "#121418",
    "white": "#ffffff",
}  # fmt: skip
"""Material's names for `primary`."""
ACCENT: Mapping[str, str] = {
    "red": "#ff1a47", "pink": "#f50056", "purple": "#df41fb", "deep-purple": "#7c4dff", "indigo": "#526cfe",
    "blue": "#4287ff", "light-blue": "#0091eb", "cyan": "#00bad6", "teal": "#00bda4", "green": "#00c753",
    "light-green": "#63de17", "lime": "#b0eb00", "yellow": "#ffd500", "amber": "#ffaa00", "orange": "#ff9100",
    "deep-orange": "#ff6e42",
}  # fmt: skip
"""Material's names for `accent`."""
GROUNDS: Mapping[str, tuple[str, str, str]] = {
    "light": ("#fdfcf9", "#f5f1e8", "#fff0b3"),
    "dark": ("#181715", "#22201d", "#41340e"),
}
"""On what coloured text stands in each design: paper, what is set off, what is marked (as the theme's sheet has it)."""
OF_TEXT, OF_MARKS = 4.5, 3.0
"""The least contrast (WCAG 2.2, 1.4.3 and 1.4.11)."""
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_STEPS = 510


def as_hex(text: str) -> str | None:
    """A colour written `#123456` or `#123`, in lower case with six digits; None for anything else."""
    text = text.strip().lower()
    if not _HEX.fullmatch(text):
        return None
    return text if len(text) == 7 else "#" + "".join(digit * 2 for digit in text[1:])


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def faintest(colour: str, grounds: Iterable[str]) -> tuple[float, str]:
    """The least contrast of a colour with several grounds, and with which of them."""
    return min((contrast(colour, ground), ground) for ground in grounds)


def nearest_clear(colour: str, grounds: Iterable[str], least: float) -> str:
    """The colour if it is clear on all the grounds, else the nearest in lightness of its hue and saturation."""
    grounds = tuple(grounds)
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    if faintest(colour, grounds)[0] >= least:
        return colour
    for step in range(1, _STEPS + 1):
        for nearby in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= nearby <= 1:
                found = _written(colorsys.hls_to_rgb(hue, nearby, saturation))
                if faintest(found, grounds)[0] >= least:
                    return found
    return "#000000" if contrast("#000000", grounds[0]) >= contrast("#ffffff", grounds[0]) else "#ffffff"


def ink_on(ground: str) -> str:
    """White or black, for text on a ground: white where it is clear enough."""
    return "#ffffff" if contrast("#ffffff", ground) >= OF_TEXT else "#000000"


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    """WCAG 2.2, “relative luminance”."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
