"""What is learnt of pages for the search until the index is made: in a file if it is much, for memory is short then."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from typing import IO

HERE = 32 << 20
"""So many bytes are held in memory."""


class Lines:
    """Bytes by address, each to be taken once."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[int, int]] = {}
        self._here: dict[str, bytes] = {}
        self._held = 0
        self._end = 0
        self._file: IO[bytes] | None = None
        with suppress(OSError):
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (it is gone with this object)

    def put(self, address: str, line: bytes) -> None:
        """Keep a line: in memory while that holds little, or where the file has no room for it."""
        self._held -= len(self._here.pop(address, b""))
        if self._held + len(line) <= HERE:
            self._hold(address, line)
            return
        try:
            if self._file is None:
                raise OSError
            self._file.seek(self._end)
            self._file.write(line)
            self._file.flush()
            self._places[address] = self._end, len(line)
            self._end += len(line)
        except OSError:
            self._hold(address, line)

    def _hold(self, address: str, line: bytes) -> None:
        self._places.pop(address, None)
        self._here[address] = line
        self._held += len(line)

    def take(self, address: str) -> bytes | None:
        """The line of an address, and forget it; None where there is none."""
        start, length = self._places.pop(address, (0, -1))
        if length < 0 or self._file is None:
            line = self._here.pop(address, None)
            self._held -= len(line or b"")
            return line
        self._file.seek(start)
        return self._file.read(length)
