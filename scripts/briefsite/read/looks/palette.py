"""The setting `theme.palette`, as Material has it: colours of the light design and of the dark one.

`primary` is the ground of the masthead and the colour of links, `accent` that of outlines and bars. What is written for
one design alone is made fit for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefsite.model.looks import Colours
from briefsite.model.nearest import Nearest
from briefsite.model.rules.settings import LOW_CONTRAST, OPTION_WITHOUT_EFFECT
from briefsite.read.looks.colours import ACCENT, GROUNDS, OF_MARKS, OF_TEXT, PRIMARY, as_hex, faintest, nearest_clear
from briefsite.read.wrong_settings import Wrong, wrong, wrong_word

_NAME = "theme.palette"
_SCHEMES = {"default": "light", "slate": "dark"}
_KEYS = ("media", "scheme", "primary", "accent", "toggle")
_COLOURS = {"primary": PRIMARY, "accent": ACCENT}
_NO_HUE = frozenset(PRIMARY[name] for name in ("white", "black"))
"""Material takes these for the masthead alone: its links are then in its usual colour."""


class _WrittenColour(NamedTuple):
    """A colour that is written for a design: where, which one it is, and how it is written."""

    setting: str
    colour: str
    written: str


_WrittenColours = dict[tuple[str, str], _WrittenColour]
"""By design (`light`, `dark`) and key (`primary`, `accent`)."""


def read_palette(given: object) -> tuple[Colours, Colours, tuple[Wrong, ...]]:
    """The colours of the light design and of the dark one, and what is wrong with them."""
    if given in (None, "", False):
        return Colours(), Colours(), ()
    entries = given if isinstance(given, list) else [given]
    found: _WrittenColours = {}
    problems: list[Wrong] = [*_repeated(entries), *_only_dark(entries)]
    for number, entry in enumerate(entries):
        name = f"{_NAME}.{number}" if isinstance(given, list) else _NAME
        problems += _read_entry(name, entry, found)
    light, dark = (_colours(design, found, problems) for design in ("light", "dark"))
    return light, dark, tuple(problems)


def _repeated(entries: list[object]) -> Iterator[Wrong]:
    """Colours that two entries give one design: only the last would count."""
    first: dict[tuple[str, str], tuple[int, object]] = {}
    written = (
        (number, str(entry.get("scheme") or "default"), key, entry[key])
        for number, entry in enumerate(entries)
        if isinstance(entry, Mapping)
        for key in _COLOURS
        if key in entry
    )
    for number, scheme, key, colour in written:
        other, known = first.setdefault((scheme, key), (number, colour))
        if known != colour:
            wanted = f"`{known}`, as entry {other + 1} has it, which is for the scheme `{scheme}` too"
            yield wrong(f"{_NAME}.{number}.{key}", f"{wanted}; keep one of the two", colour)


def _only_dark(entries: list[object]) -> Iterator[Wrong]:
    """A palette that asks for the dark design alone: each reader has the one that their system asks for."""
    schemes = [entry.get("scheme") for entry in entries if isinstance(entry, Mapping)]
    if schemes == ["slate"]:
        why = "every page has a light design and a dark one, and a reader's system says which"
        do = "take it out, and the colours hold for both; or add an entry with `scheme: default` for the light one"
        yield _NAME, OPTION_WITHOUT_EFFECT.says("item", item="scheme: slate", name=_NAME, why=why, do=do)


def _read_entry(name: str, entry: object, found: _WrittenColours) -> Iterator[Wrong]:
    """Add the colours of one entry to those found; what is wrong with it is given back."""
    if not isinstance(entry, Mapping):
        yield wrong(name, "colours by their keys, for example `palette: {primary: teal, accent: amber}`", entry)
        return
    known = Nearest(_KEYS)
    for key in entry:
        if key not in _KEYS:
            one_of = ", ".join(f"`{each}`" for each in _KEYS)
            yield wrong_word(f"{name}.{key}", f"one of {one_of}", key, known.hint(str(key)))
    scheme = entry.get("scheme") or "default"
    design = _SCHEMES.get(str(scheme))
    if design is None:
        hint = Nearest(_SCHEMES).hint(str(scheme))
        yield wrong_word(f"{name}.scheme", "`default` for the light design or `slate` for the dark one", scheme, hint)
        return
    for key in _COLOURS:
        if key in entry:
            colour = _colour(key, entry[key])
            if colour is None:
                yield _no_colour(f"{name}.{key}", key, entry[key])
            else:
                found[design, key] = _WrittenColour(f"{name}.{key}", colour, str(entry[key])[:80])


def _colour(key: str, given: object) -> str | None:
    text = str(given).strip().lower().replace(" ", "-")
    return _COLOURS[key].get(text) or as_hex(text)


def _no_colour(name: str, key: str, given: object) -> Wrong:
    wanted = f'one of Material’s colours or your own, for example `{key}: teal` or `{key}: "#0b5394"`'
    if given is None:
        return wrong(name, f"{wanted}; in YAML `#` begins a comment, so a colour stands in quotation marks")
    return wrong_word(name, wanted, given, Nearest(_COLOURS[key]).hint(str(given)))


def _colours(design: str, found: _WrittenColours, problems: list[Wrong]) -> Colours:
    """The colours of a design; what is not clear on its grounds is added to the problems, and shown so that it is."""
    primary, accent = (_of_design(design, key, found) for key in _COLOURS)
    is_own = (design, "primary") in found
    masthead = primary.colour if primary and (is_own or primary.colour != PRIMARY["white"]) else ""
    if primary and primary.colour in _NO_HUE:
        primary = _of_other(design, "primary", found)
    text = _clear(design, primary, OF_TEXT, "text", problems) if primary and primary.colour not in _NO_HUE else ""
    marks = _clear(design, accent, OF_MARKS, "a mark", problems) if accent else ""
    return Colours(masthead, text, marks)


def _of_design(design: str, key: str, found: _WrittenColours) -> _WrittenColour | None:
    """The colour that is written for a design, else for the other one."""
    return found.get((design, key)) or _of_other(design, key, found)


def _of_other(design: str, key: str, found: _WrittenColours) -> _WrittenColour | None:
    """The colour that is written for the other design, of which nobody said that it is clear in this one."""
    other = found.get(("dark" if design == "light" else "light", key))
    return other and other._replace(setting="")


def _clear(design: str, given: _WrittenColour, least: float, kind: str, problems: list[Wrong]) -> str:
    colour = nearest_clear(given.colour, GROUNDS[design], least)
    if colour != given.colour and given.setting:
        ratio, ground = faintest(given.colour, GROUNDS[design])
        ratio = int(ratio * 10) / 10  # rounded up it would look like enough
        written = f"`{given.written}`" + ("" if given.colour == given.written else f" (`{given.colour}`)")
        values = {"name": given.setting, "colour": written, "ratio": f"{ratio:.1f}", "ground": ground}
        breach = LOW_CONTRAST.says(**values, design=design, kind=kind, least=f"{least:g}", nearest=colour)
        problems.append((given.setting, breach))
    return colour
