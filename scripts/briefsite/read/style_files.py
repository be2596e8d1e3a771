"""The citation styles in `styles/`: which there are, and what is wrong with those that are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

import csl
from briefsite.fast.cache import Memo, digest, digest_files
from briefsite.fast.cache.codec import decode, encode
from briefsite.model import Place, Problem
from briefsite.model.rules import files as rules


class _Judged(Struct, frozen=True):
    """What is wrong with a style, and in which of its lines; no message where nothing is."""

    message: str = ""
    line: int = 1


def names_of(root: Path, wanted: Iterable[str]) -> frozenset[str]:
    """Styles in styles/, and where one is asked for that is not there, those that a package ships (10,000 names)."""
    local = frozenset(path.stem for path in (root / "styles").glob("*.csl"))
    return local if local.issuperset(wanted) else local | csl.style_names()


def broken_styles(root: Path, wanted: Iterable[str], memo: Memo) -> Iterator[Problem]:
    """What is wrong with those styles in styles/ that are in use."""

    def judge(name: str) -> bytes:
        try:
            csl.load_style(name, folders=(root / "styles",))
        except csl.StyleError as error:
            return encode(_Judged(error.message, error.line or 1))
        return encode(_Judged())

    files = [path for path in (root / "styles").glob("*.csl") if path.is_file()]
    there = sorted({path.stem for path in files}.intersection(wanted))
    every = digest_files(files)  # one may rest on another
    found = memo.map("judging styles", judge, there, [digest(name, every) for name in there])
    for name, text in zip(there, found, strict=True):
        judged = decode(_Judged, text)
        if judged.message:
            yield rules.BROKEN_STYLE.at(Place(f"styles/{name}.csl", judged.line), reason=judged.message)
