"""Results of earlier builds on disk: one SQLite file of keys and texts (UTF-8), which may be deleted at any time.

What is read is never trusted: a file that is damaged, of another form or not a database is put aside and made anew, a
text whose check sum is wrong is not there. Nothing in it is ever executed. New results are written in transactions, at
the end of a build and whenever there are many, so an interrupted one leaves whole results or none; where they cannot be
written (a full disk, a read-only folder, another build at work), the build goes on without.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefsite.fast.cache.database_file import is_ours, make_room, start_anew, take_away
from briefsite.fast.cache.memory_cache import Kept, MemoryCache

FILE = "results.sqlite3"
KEPT_BUILDS = 20
"""A result that was not asked for in so many builds is deleted."""
MOST_WAITING = 16_000_000
"""Bytes of new results that wait in memory to be written."""
PATIENCE = 2.0
"""Seconds to wait for another build that is writing."""

_ERRORS = (sqlite3.Error, UnicodeDecodeError, TypeError, ValueError)
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

    def __init__(self, folder: Path | None, in_memory: MemoryCache | None = None) -> None:
        """`folder` is where the file lies, or is to lie; None keeps nothing. What is `in_memory` need not be read."""
        self._file = folder and folder / FILE
        self._in_memory = in_memory
        self._new: dict[bytes, Kept] = {}
        self._waiting = 0
        self._has_written = False
        self._used: set[bytes] = set()
        self.has_read = False
        """Whether anything was known: it may be foreign, though its check sum is right."""

    @property
    def keeps(self) -> bool:
        """Whether anything is kept, here or on disk."""
        return self._file is not None or self._in_memory is not None

    def read(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The texts of those of the keys that are known."""
        wanted = list(dict.fromkeys(keys))
        self._used.update(wanted)
        in_memory = self._in_memory.find(wanted) if self._in_memory else {}
        missing = [key for key in wanted if key not in in_memory] if in_memory else wanted
        from_disk = dict(_sound(self._rows("key, checksum, condition, text", missing)))
        if self._in_memory is not None:
            self._in_memory.put(from_disk)
        return {key: text for key, (_, text) in {**in_memory, **from_disk}.items()} | {
            key: self._new[key][1] for key in wanted if key in self._new
        }

    def want(self, keys: Iterable[bytes]) -> None:
        """Count texts as asked for: they are not deleted for want of use."""
        self._used.update(keys)

    def conditions(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """The conditions under which the texts of those keys were made that seem to be known."""
        wanted = list(dict.fromkeys(keys))
        in_memory = self._in_memory.find(wanted) if self._in_memory else {}
        known = {key: condition for key, (condition, _) in in_memory.items()}
        for key, condition in self._rows("key, condition", [key for key in wanted if key not in in_memory]):
            with contextlib.suppress(AttributeError, UnicodeDecodeError):
                known[bytes(key)] = condition.decode("utf-8")
        return known | {key: self._new[key][0] for key in wanted if key in self._new}

    def _rows(self, columns: str, wanted: Sequence[bytes]) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        if not wanted:
            return rows
        with self._connection() as connection:
            if connection is not None and is_ours(connection):
                for start in range(0, len(wanted), _NAMES_AT_ONCE):
                    some = wanted[start : start + _NAMES_AT_ONCE]
                    marks = ",".join("?" * len(some))
                    rows += connection.execute(f"SELECT {columns} FROM results WHERE key IN ({marks})", some)
        self.has_read = self.has_read or bool(rows)
        return rows

    def add(self, texts: Mapping[bytes, bytes], condition: str = "") -> None:
        """Keep new texts, made under a condition, until `save`; where there are many, write them now."""
        if self._file is None:
            return
        if self._in_memory is not None:
            self._in_memory.put({key: (condition, text) for key, text in texts.items()})
        self._new.update((key, (condition, text)) for key, text in texts.items())
        self._used.update(texts)
        self._waiting += sum(map(len, texts.values()))
        if self._waiting > MOST_WAITING:
            self._write()

    def save(self) -> None:
        """Write what is new, and delete what has long not been asked for."""
        if self._file is not None and (self._new or self._has_written):
            self._write(self._count_uses)
        if self._in_memory is not None:
            self._in_memory.keep(self._used)
        self._has_written = False
        self._used.clear()

    def _write(self, further: Callable[[sqlite3.Connection], None] | None = None) -> None:
        """Write what is new, and do what is to be done further in the same transaction."""
        with contextlib.suppress(OSError), self._connection(create=True) as connection:
            if connection is None:
                return
            if not is_ours(connection):
                start_anew(connection)
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", map(_row, self._new.items()))
            if further is not None:
                further(connection)
            connection.execute("COMMIT")
        self._new.clear()
        self._waiting = 0
        self._has_written = True

    def _count_uses(self, connection: sqlite3.Connection) -> None:
        build = 1 + int(connection.execute("SELECT coalesce(max(build), 0) FROM uses").fetchone()[0])
        connection.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", ((key, build) for key in self._used))
        connection.execute("DELETE FROM uses WHERE build <= ?", (build - KEPT_BUILDS,))
        # By their keys: else all of the file is read, to find which row has none.
        connection.execute("DELETE FROM results WHERE key IN (SELECT key FROM results EXCEPT SELECT key FROM uses)")

    @contextlib.contextmanager
    def _connection(self, create: bool = False) -> Iterator[sqlite3.Connection | None]:
        """The open file; None where there is none. What is wrong with it ends the block, not the build."""
        connection = self._open(create)
        try:
            yield connection
        except _ERRORS as error:
            self._meet(error, connection)
        finally:
            if connection is not None:
                connection.close()

    def _open(self, create: bool) -> sqlite3.Connection | None:
        if self._file is None or not make_room(self._file, create):
            return None
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(self._file, timeout=PATIENCE, isolation_level=None)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
        except _ERRORS as error:
            self._meet(error, connection)
            return None
        return connection

    def _meet(self, error: Exception, connection: sqlite3.Connection | None) -> None:
        """Do without the file from now on, where it cannot be had (so it is waited for once); else put it aside."""
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NOT_ITS_FAULT:
            self._file = None
            return
        if connection is not None:
            connection.close()
        self.put_aside()

    def put_aside(self) -> None:
        """Take away what is kept. It is made anew."""
        if self._file is not None and not take_away(self._file):
            self._file = None


def _row(item: tuple[bytes, Kept]) -> tuple[bytes, int, bytes, bytes]:
    key, (condition, text) = item
    data = condition.encode("utf-8"), text
    return key, _checksum(key, *data), *data


def _checksum(key: bytes, condition: bytes, text: bytes) -> int:
    return zlib.crc32(text, zlib.crc32(condition, zlib.crc32(key)))


def _sound(rows: Iterable[tuple[bytes, int, bytes, bytes]]) -> Iterator[tuple[bytes, Kept]]:
    for key, checksum, condition, text in rows:
        if isinstance(text, bytes) and isinstance(condition, bytes) and _checksum(key, condition, text) == checksum:
            with contextlib.suppress(UnicodeDecodeError):
                yield bytes(key), (condition.decode("utf-8"), text)
