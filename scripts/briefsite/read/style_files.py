"""The citation styles in `styles/`: which there are, and what is wrong with those that are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

import csl
from briefsite.model import Place, Problem
from briefsite.model.codec import json_form
from briefsite.model.memory import Memory
from briefsite.model.rules import files as rules


class _Style(Struct, frozen=True):
    """A style of a publication, and all of its styles by name, for one may rest on another."""

    name: str
    every: Mapping[str, bytes]


class _Judged(Struct, frozen=True):
    """What is wrong with a style, and in which of its lines; no message where nothing is."""

    message: str = ""
    line: int = 1


def names_of(folder: Path, wanted: Iterable[str]) -> frozenset[str]:
    """Styles in a folder, and where one is asked for that is not there, those that a package ships (10,000 names)."""
    local = frozenset(path.stem for path in folder.glob("*.csl"))
    return local if local.issuperset(wanted) else local | csl.style_names()


def note_styles(folder: Path, wanted: Iterable[str], memo: Memory) -> frozenset[str]:
    """Which of those styles, of the folder or of a package, write notes; one that cannot be read writes none."""

    def writes_notes(style: _Style) -> bool:
        try:
            return csl.load_style(style.name, folders=(folder,), texts=style.every).is_note
        except csl.StyleError:
            return False

    every, names = texts_of_styles(folder), sorted(wanted)
    answers = memo.map("kinds of styles", writes_notes, [_Style(name, every) for name in names], json_form(bool))
    return frozenset(name for name, does in zip(names, answers, strict=True) if does)


def texts_of_styles(folder: Path) -> Mapping[str, bytes]:
    """The styles in a folder by name, but for files that cannot be read."""
    found = {}
    for path in sorted(folder.glob("*.csl")):
        with suppress(OSError):
            if path.is_file():  # a pipe would be waited for
                found[path.stem] = path.read_bytes()
    return found


def broken_styles(root: Path, wanted: Iterable[str], memo: Memory) -> Iterator[Problem]:
    """What is wrong with those styles in styles/ that are in use."""

    def judge(style: _Style) -> _Judged:
        try:
            csl.load_style(style.name, folders=(root / "styles",), texts=style.every)
        except csl.StyleError as error:
            return _Judged(error.message, error.line or 1)
        return _Judged()

    every = texts_of_styles(root / "styles")
    files = [path for path in (root / "styles").glob("*.csl") if path.is_file()]
    there = sorted({path.stem for path in files}.intersection(wanted))
    found = memo.map("judging styles", judge, [_Style(name, every) for name in there], json_form(_Judged))
    for name, judged in zip(there, found, strict=True):
        if judged.message:
            yield rules.BROKEN_STYLE.at(Place(f"styles/{name}.csl", judged.line), reason=judged.message)
