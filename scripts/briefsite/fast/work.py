"""Work that several processes share, in chunks: whoever is free takes the number of the next one from a pipe."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

MOST_CHUNKS = 10_000
"""The numbers of all chunks must find room in a pipe."""
_NUMBER = 4
"""Bytes of the number of a chunk."""


class Work(Generic[_Item, _Result]):
    """What is to be done, and the pipe from which the numbers of its chunks are taken."""

    def __init__(
        self,
        function: Callable[[_Item], _Result],
        items: Sequence[_Item],
        first: Callable[[_Item], bool] | None = None,
    ) -> None:
        self._function = function
        self._items = items
        # As small as can be: what is done before it is asked for waits in memory, and the last one ends sooner.
        self._size = max(1, -(-len(items) // MOST_CHUNKS))
        self.chunks = -(-len(items) // self._size)
        self._numbers, writing = os.pipe()
        for number in sorted(range(self.chunks), key=lambda number: not self._has(number, first)):
            os.write(writing, number.to_bytes(_NUMBER, "little"))
        os.close(writing)

    def take(self) -> int | None:
        """The number of the next chunk that nobody has taken."""
        number = os.read(self._numbers, _NUMBER)
        return int.from_bytes(number, "little") if number else None

    def do(self, number: int) -> Iterator[_Result]:
        """The results of a chunk, one after the other."""
        return map(self._function, self._chunk(number))

    def length(self, number: int) -> int:
        """How many results a chunk has."""
        return len(self._chunk(number))

    def _has(self, number: int, wanted: Callable[[_Item], bool] | None) -> bool:
        return wanted is not None and any(map(wanted, self._chunk(number)))

    def _chunk(self, number: int) -> Sequence[_Item]:
        return self._items[number * self._size : (number + 1) * self._size]

    def close(self) -> bool:
        """Let go of the pipe; whether it was held until now."""
        was_open = self._numbers >= 0
        if was_open:
            os.close(self._numbers)
        self._numbers = -1
        return was_open
