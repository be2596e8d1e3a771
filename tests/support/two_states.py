"""A project before and after a change, for tests of previews."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from briefsite.commands.preview.side import Side, read_side

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)

Sides = tuple[Side, Side]


def read_sides(folder: Path) -> Sides:
    """The projects in `base` and `head`."""
    return read_side(folder / "base", NOW), read_side(folder / "head", NOW)
