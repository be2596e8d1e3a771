"""The picture of the rooms and the table of their doors are what the code says now."""

from __future__ import annotations

from pathlib import Path

import pytest
import rooms

ANEW = "the code has changed its shape: run .venv/bin/python tests/support/rooms.py and look at the difference"


def test_the_picture_is_what_the_code_says() -> None:
    """Its arrows are the imports of today."""
    assert rooms.PICTURE.read_text("utf-8") == rooms.picture(), ANEW


def test_the_table_is_what_the_code_says() -> None:
    """Every module and every folder of tests that belongs to a room, and tests for each room."""
    table = rooms.table()
    assert table in rooms.PAGE.read_text("utf-8"), ANEW
    assert not [row for row in table.splitlines() if row.endswith("| |")]


def test_every_module_has_a_room() -> None:
    """A new one has to be given its place in the table of `rooms.py`."""
    for path in (rooms.SCRIPTS / "briefsite").rglob("*.py"):
        name = ".".join(path.relative_to(rooms.SCRIPTS).with_suffix("").parts).removesuffix(".__init__")
        assert rooms.room_of(name) or name == "briefsite", name
    with pytest.raises(KeyError):
        rooms.room_of("briefsite.attic")


def test_imports_are_seen_in_every_form(tmp_path: Path) -> None:
    """Whole modules, names out of them, and those within functions."""
    path = tmp_path / "new.py"
    path.write_text(
        "import briefsite.cite\nfrom briefsite import read\ndef f():\n    from csl.dates import g\n", "utf-8"
    )
    assert set(rooms.imports(path)) == {"briefsite.cite", "briefsite.read", "csl.dates"}
