"""The SQLite file of results: room is made for it, it is ours and holds nothing else, and it is begun anew."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

FORM = 3
"""Counts the forms of the file. A file of another form is not read."""
_TABLES = """
CREATE TABLE IF NOT EXISTS results (
  key BLOB PRIMARY KEY, checksum INTEGER NOT NULL, condition BLOB NOT NULL, text BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS uses (key BLOB PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID;
"""
_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
_PAGE = 32_768
"""Bytes of a page of the file: most results are longer than the usual 4 kB, and each page is written by itself."""


def make_room(file: Path, create: bool) -> bool:
    """Whether there is a file to be opened, or room for one.

    What stands there and is no file, or a link to one, is removed; of the folder only a link to nothing.
    """
    if file.parent.is_symlink() and not file.parent.exists() and not take_away(file.parent):
        return False
    if os.path.lexists(file) and (file.is_symlink() or not file.is_file()) and not take_away(file):
        return False
    if create:
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            (file.parent / ".gitignore").write_text("*\n", "utf-8")  # of a repository that does not leave it out itself
        return file.parent.is_dir()
    return file.is_file()


def take_away(path: Path) -> bool:
    """Remove a file, a link or a folder; whether it is gone."""
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return not os.path.lexists(path)


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file is of this form, and holds the tables of it and nothing else: no view, no trigger."""
    is_form = connection.execute("PRAGMA user_version").fetchone()[0] == FORM
    return is_form and connection.execute(_SCHEMA).fetchall() == _schema()


@cache
def _schema() -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_TABLES)
        return connection.execute(_SCHEMA).fetchall()


def start_anew(connection: sqlite3.Connection) -> None:
    """Take out whatever is in the file, and make the tables."""
    connection.execute(f"PRAGMA page_size = {_PAGE}")  # in a new file; in another it stays
    for kind, name in connection.execute("SELECT type, name FROM sqlite_master").fetchall():
        if kind in ("table", "view") and not str(name).startswith("sqlite_"):
            connection.execute('DROP {} IF EXISTS "{}"'.format(kind, str(name).replace('"', '""')))
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA user_version = {FORM}")
