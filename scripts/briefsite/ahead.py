"""Work begun by the other cores while this one does what must come first: as much of it as they get done.

A cold build formats the whole bibliography and makes every list before the first page of a brief is written, and none
of that can be shared well. Meanwhile the other cores make pages of briefs. What they have made is taken over when pages
are written; what they have not is made then. So it changes how long a build takes, and nothing else.
"""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import IO, Any, Generic, NoReturn, TypeVar

from msgspec import Struct

from briefsite.processes import LENGTH, end, end_with, forking, other_cores

_Result = TypeVar("_Result")
Call = Callable[[], _Result]

MOST = 2000
"""So many calls are begun: results wait in memory until they are asked for."""


class _Child(Struct, frozen=True):
    """A process at work, and the file without a name in which it leaves its results."""

    process: int
    left: IO[bytes]


class Ahead(Generic[_Result]):
    """Calls that other processes make; nothing is begun before `begin`."""

    def __init__(self) -> None:
        self._owner = os.getpid()
        self._children: list[_Child] = []
        self._results: dict[int, bytes] = {}
        """What they left, as it was written: who needs one reads it, on whatever core."""

    def begin(self, calls: Sequence[Call[_Result]]) -> list[Call[_Result]]:
        """Begin to make calls on the other cores. What is given back gives the same results, perhaps sooner.

        Where no other process may be started (see `briefsite.processes`), they are made when they are asked for.
        """
        others = other_cores()
        with forking(), suppress(OSError):  # no room for files, or for processes: then it is all made later
            for first in range(others):
                self._start(calls, range(first, min(len(calls), MOST), others))
        return [partial(self._get, number, call) for number, call in enumerate(calls)]

    def settle(self) -> None:
        """Stop the other processes, and take over what they have made. Only the process that began can."""
        while self._children and os.getpid() == self._owner:
            child = self._children.pop()
            end(child.process)
            child.left.seek(0)
            while (message := _next(child.left)) is not None:
                self._results[message[0]] = message[1]
            child.left.close()

    def _start(self, calls: Sequence[Call[_Result]], numbers: Sequence[int]) -> None:
        left = tempfile.TemporaryFile()  # noqa: SIM115 (it is closed when it has been read)
        parent = os.getpid()
        process = os.fork()
        if process == 0:
            end_with(parent)
            _work(calls, numbers, left)
        self._children.append(_Child(process, left))

    def _get(self, number: int, call: Call[_Result]) -> _Result:
        self.settle()
        if number not in self._results:
            return call()
        result: _Result = pickle.loads(self._results.pop(number))
        return result

    def __del__(self) -> None:
        if os.getpid() == self._owner:
            for child in self._children:
                end(child.process)
                child.left.close()


def _work(calls: Sequence[Call[Any]], numbers: Sequence[int], left: IO[bytes]) -> NoReturn:
    """Make calls, one after the other, until there are no more or this process is stopped."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent, which gets it too, ends its children
        for number in numbers:
            with suppress(Exception):  # whoever asks for it meets the error
                result = pickle.dumps(calls[number](), pickle.HIGHEST_PROTOCOL)
                left.write(number.to_bytes(LENGTH, "little") + len(result).to_bytes(LENGTH, "little") + result)
                left.flush()
    finally:
        os._exit(0)


def _next(left: IO[bytes]) -> tuple[int, bytes] | None:
    """The number of the next call and its result; None where none is left that is whole."""
    number, length = (int.from_bytes(left.read(LENGTH), "little") for _ in range(2))
    result = left.read(length)
    return (number, result) if result and len(result) == length else None
