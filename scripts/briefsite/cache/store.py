"""Results of earlier builds on disk: one SQLite file of keys and texts, which may be deleted at any time.

What is read is never trusted: a file that is damaged, of another form or not a database is put aside and made anew, a
text whose check sum is wrong is not there. Nothing in it is ever executed. New results are written in one transaction
at the end of a build, so an interrupted one changes nothing; where they cannot be written (a full disk, a read-only
folder, another build at work), the build goes on without.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

FORM = 1
"""Counts the forms of the file. A file of another form is not read."""
FILE = "results.sqlite3"
KEPT_BUILDS = 20
"""A result that was not asked for in so many builds is deleted."""
PATIENCE = 2.0
"""Seconds to wait for another build that is writing."""

_TABLES = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, checksum INTEGER NOT NULL, text BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS uses (key BLOB PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID;
"""
_NAMES_AT_ONCE = 500
_NOT_ITS_FAULT = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    )
)
"""Another build is writing, or nothing can be written: the file itself is sound."""


class Store:
    """Texts by key. Reading needs no lock held between two calls, so processes may be forked at any time."""

    def __init__(self, folder: Path | None) -> None:
        """`folder` is where the file lies, or is to lie; None keeps nothing."""
        self._file = folder and folder / FILE
        self._new: dict[bytes, str] = {}
        self._used: set[bytes] = set()

    def read(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """The texts of those of the keys that are known."""
        found: dict[bytes, str] = {}
        wanted = list(dict.fromkeys(keys))
        self._used.update(wanted)
        with self._connection() as connection:
            if connection is not None and _is_ours(connection):
                for start in range(0, len(wanted), _NAMES_AT_ONCE):
                    some = wanted[start : start + _NAMES_AT_ONCE]
                    marks = ",".join("?" * len(some))
                    rows = connection.execute(f"SELECT key, checksum, text FROM results WHERE key IN ({marks})", some)
                    found.update(_sound(rows))
        return found | {key: self._new[key] for key in wanted if key in self._new}

    def add(self, texts: Mapping[bytes, str]) -> None:
        """Keep new texts until `save`."""
        self._new.update(texts)
        self._used.update(texts)

    def save(self) -> None:
        """Write what is new, and delete what has long not been asked for."""
        if self._file is None:
            return
        with contextlib.suppress(OSError), self._connection(create=True) as connection:
            if connection is None:
                return
            if not _is_ours(connection):
                _start_anew(connection)
            connection.execute("BEGIN IMMEDIATE")
            build = 1 + int(connection.execute("SELECT coalesce(max(build), 0) FROM uses").fetchone()[0])
            rows = ((key, zlib.crc32(data := _as_bytes(text)), data) for key, text in self._new.items())
            connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
            connection.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", ((key, build) for key in self._used))
            connection.execute("DELETE FROM uses WHERE build <= ?", (build - KEPT_BUILDS,))
            connection.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM uses)")
            connection.execute("COMMIT")
        self._new.clear()
        self._used.clear()

    @contextlib.contextmanager
    def _connection(self, create: bool = False) -> Iterator[sqlite3.Connection | None]:
        """The open file; None where there is none. What is wrong with it ends the block, not the build."""
        if self._file is None or not (create or self._file.is_file()):
            yield None
            return
        if create:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(self._file, timeout=PATIENCE, isolation_level=None)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            yield connection
        except (sqlite3.Error, UnicodeDecodeError, TypeError, ValueError) as error:
            if getattr(error, "sqlite_errorcode", None) not in _NOT_ITS_FAULT:
                self._put_aside(connection)
        finally:
            if connection is not None:
                connection.close()

    def _put_aside(self, connection: sqlite3.Connection | None) -> None:
        assert self._file is not None
        if connection is not None:
            connection.close()
        with contextlib.suppress(OSError):
            self._file.unlink()


def _is_ours(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == FORM)


def _start_anew(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        connection.execute('DROP TABLE "{}"'.format(str(name).replace('"', '""')))
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA user_version = {FORM}")


def _sound(rows: Iterable[tuple[bytes, int, bytes]]) -> Iterator[tuple[bytes, str]]:
    for key, checksum, text in rows:
        if isinstance(text, bytes) and zlib.crc32(text) == checksum:
            yield bytes(key), text.decode("utf-8", "surrogatepass")


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
