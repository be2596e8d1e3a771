"""The option `fonts`: files of a publication's own for its text, its headings and code (WOFF2)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from briefsite.model.looks import Face
from briefsite.model.nearest import Nearest
from briefsite.read.looks.site_paths import SitePaths
from briefsite.read.wrong_settings import Wrong, wrong, wrong_word

_NAME = "extra.briefsite.fonts"
_ROLES = ("text", "headings", "code")
_STYLES = {
    "regular": ("400", "normal"),
    "italic": ("400", "italic"),
    "bold": ("700", "normal"),
    "bold_italic": ("700", "italic"),
}
_FVAR, _ANY_TAG = 47, 63
"""The table by which a font varies, and what stands for a table without a number (WOFF2, 5.2)."""

ReadHead = Callable[[str], bytes]
"""The first bytes of the file at a path on the site."""


def read_fonts(given: object, paths: SitePaths, head: ReadHead) -> tuple[tuple[Face, ...], tuple[Wrong, ...]]:
    """The faces that a publication brings, and what is wrong with the option."""
    if given in (None, "", False):
        return (), ()
    faces: list[Face] = []
    problems: list[Wrong] = []
    if not isinstance(given, Mapping):
        problems.append(
            wrong(_NAME, "files by what they are for, for example `fonts: {text: assets/lora.woff2}`", given)
        )
        return (), tuple(problems)
    for role, files in given.items():
        if role not in _ROLES:
            hint = Nearest(_ROLES).hint(str(role))
            problems.append(wrong_word(f"{_NAME}.{role}", "`text`, `headings` or `code`", role, hint))
            continue
        by_style = files if isinstance(files, Mapping) else {"regular": files}
        for style, file in by_style.items():
            name = f"{_NAME}.{role}.{style}" if isinstance(files, Mapping) else f"{_NAME}.{role}"
            problems += _add_face(name, str(role), str(style), file, paths, head, faces)
    return tuple(faces), tuple(problems)


def _add_face(
    name: str, role: str, style: str, file: object, paths: SitePaths, head: ReadHead, faces: list[Face]
) -> Iterator[Wrong]:
    if style not in _STYLES:
        one_of = ", ".join(f"`{each}`" for each in _STYLES)
        yield wrong_word(name, f"one of {one_of}", style, Nearest(_STYLES).hint(style))
        return
    path, problems = paths.take(name, file, (".woff2",), "a font", "assets/lora.woff2")
    yield from problems
    if not path:
        return
    varies = _varies(head(path))
    if varies is None:
        yield wrong(name, "a font in the format WOFF2, which this file only has the name of", file)
        return
    weight, slope = _STYLES[style]
    faces.append(Face(role, path, "100 900" if varies else weight, slope))


def _varies(head: bytes) -> bool | None:
    """Whether a font has all weights in one; None for what is no WOFF2 (its specification, 4 and 4.1)."""
    try:
        signature, count = struct.unpack(">4s8xH", head[:14])
        return signature == b"wOF2" and _FVAR in _tables(head, 48, count) if signature == b"wOF2" else None
    except (struct.error, IndexError):
        return None


def _tables(head: bytes, at: int, count: int) -> set[int]:
    found = set()
    for _ in range(count):
        flags = head[at]
        at += 1
        number, version = flags & 63, flags >> 6
        at += 4 if number == _ANY_TAG else 0
        found.add(number)
        is_changed = (
            version == 0 if number in (10, 11) else version != 0
        )  # glyf and loca are changed unless they say so
        for _ in range(2 if is_changed else 1):
            while head[at] & 128:
                at += 1
            at += 1
    return found
