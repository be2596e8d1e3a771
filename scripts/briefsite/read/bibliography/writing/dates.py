"""Dates of CSL as biblatex writes them: EDTF."""

from __future__ import annotations

from typing import Any

from briefsite.read.bibliography.dates import read_date
from briefsite.read.bibliography.writing.text import WrittenText, written_text


def written_date(date: dict[str, Any]) -> WrittenText:
    """The date, or the words that stand for one."""
    if "literal" in date:
        return written_text(date["literal"])
    ends = [_point(point) for point in date["date-parts"]]
    if date.get("circa"):
        ends = [f"{end}~" if end != ".." else end for end in ends]
    text = "/".join(ends)
    return WrittenText(text, read_date(text) == date)


def _point(parts: list[int]) -> str:
    year = parts[0]
    if not year:
        return ".."
    written = f"-{-year - 1:04}" if year < 0 else f"{year:04}" if year < 10_000 else f"y{year}"
    return "-".join((written, *(f"{part:02}" for part in parts[1:])))
