"""Share work between the cores of the machine, with the same result as without.

Children are forks of this process: they see everything the work refers to without copying it. This process works too,
so that there are no more of them than cores. Chunks of the work are dealt out through a pipe: whoever is free takes the
next one. No thread is started.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, NoReturn, TypeVar

from msgspec import Struct, field

from briefsite.fast.garbage_collection import unseen
from briefsite.fast.processes import LENGTH, Outbox, end, end_with, make_room, other_cores
from briefsite.fast.progress import progress

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

WORTH_SHARING = 100
"""Fewer items than this are done sooner than another process is started."""
MOST_CHUNKS = 10_000
"""The numbers of all chunks must find room in a pipe."""
_NUMBER = 4
"""Bytes of the number of a chunk."""
_BACK = 10
"""So much nicer are children to others that were begun before them, whose results are asked for first."""


def spread(
    function: Callable[[_Item], _Result],
    items: Sequence[_Item],
    what: str = "",
    worth: int = WORTH_SHARING,
    here: bool = True,
    first: Callable[[_Item], bool] | None = None,
) -> Iterator[_Result]:
    """`function(item)` for each of the items, on all cores where that can be had, in the same order.

    Other cores begin at once; this one joins in while a result is asked for that is not there. `what` is said on a
    terminal while it lasts. Fewer than `worth` items are done here. With `here` false all others are left to other
    processes, so that the memory that they take goes with those. `first` tells of an item whether it takes so long that
    it should be begun before all others.

    What was begun first is asked for first: other processes stand back behind those of work that is still under way
    (nice(2)). There are no more of them than items.

    Where forking is not to be had (Windows), not safe (other threads run, as under `mkdocs serve`), or not worth it,
    all the work is done here.
    """
    others = other_cores()
    if len(items) < worth or not others:
        return map(function, items)
    return _Shared(_Work(function, items, first), min(others, len(items)), progress(what, len(items)), here)


class _Work(Generic[_Item, _Result]):
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


class _Shared(Iterator[_Result]):
    """The results of work that is shared with children, one after the other."""

    _at_work = 0
    """How much such work is under way."""

    def __init__(self, work: _Work[Any, _Result], children: int, show: Callable[[int], None], here: bool) -> None:
        self._work = work
        self._show = show
        self._here = here
        self._done: defaultdict[int, list[_Result]] = defaultdict(list)
        self._chunk: Iterator[_Result] = iter(())
        self._next = self._given = 0
        self._children: list[_Child] = []
        back = _BACK if _Shared._at_work else 0
        _Shared._at_work += 1
        with unseen():
            for _ in range(children):
                self._children.append(_Child.start(work, self._children, back))

    def __next__(self) -> _Result:
        for result in self._chunk:
            self._given += 1
            return result
        self._show(self._given)
        if self._next == self._work.chunks:
            raise StopIteration
        self._chunk = iter(self._wait_for(self._next))
        self._next += 1
        if self._next == self._work.chunks:  # nobody need ask once more to let the children go
            self.close()
        return next(self)

    def _wait_for(self, number: int) -> list[_Result]:
        """The results of that chunk: from a child, or made here."""
        while not self._has_all(number):
            self._receive(0.0)
            if self._has_all(number):
                break
            taken = self._work.take() if self._here or not self._children else None
            if taken is not None:
                self._do(taken)
            elif self._children:
                self._receive(None)
            else:  # the child that took it was ended by somebody else
                self._done[number] = list(self._work.do(number))
        return self._done.pop(number)

    def _has_all(self, number: int) -> bool:
        return len(self._done[number]) == self._work.length(number)

    def _do(self, number: int) -> None:
        for result in self._work.do(number):
            self._done[number].append(result)
            self._receive(0.0)

    def _receive(self, patience: float | None) -> None:
        """Take what children have sent; `None` waits until one has."""
        ready, _, _ = select.select([child.pipe for child in self._children], [], [], patience)
        for child in [child for child in self._children if child.pipe in ready]:
            try:
                for number, result, error in child.receive():
                    if error is not None:
                        self.close()
                        raise error
                    self._done[number].append(result)
            except EOFError:
                self._children.remove(child)
                child.end()

    def close(self) -> None:
        """End the children, whatever they are at."""
        while self._children:
            self._children.pop().end()
        if self._work.close():
            _Shared._at_work -= 1

    def __del__(self) -> None:
        self.close()


class _Child(Struct):
    """A child at work, and what it has sent of a message that is not complete."""

    process: int
    pipe: int
    sent: bytearray = field(default_factory=bytearray)

    @classmethod
    def start(cls, work: _Work[Any, Any], others: Sequence[_Child], back: int) -> _Child:
        """A new child, which takes chunks of the work from now on, and stands back so far (nice(2))."""
        reading, writing = os.pipe()
        make_room(writing)
        parent = os.getpid()
        process = os.fork()
        if process == 0:
            end_with(parent)
            os.nice(back)
            _work_as_child(work, writing, [reading, *(other.pipe for other in others)])
        os.close(writing)
        return cls(process, reading)

    def receive(self) -> Iterator[tuple[int, Any, BaseException | None]]:
        """What has come: results, each with the number of its chunk, or an error. Raises EOFError at the end."""
        data = os.read(self.pipe, 1 << 20)
        if not data:
            raise EOFError
        self.sent += data
        while len(self.sent) >= LENGTH:
            end = LENGTH + int.from_bytes(self.sent[:LENGTH], "little")
            if len(self.sent) < end:
                return
            with memoryview(self.sent)[LENGTH:end] as message:  # a page may be large: it is not copied once more
                sent = pickle.loads(message)
            del self.sent[:end]
            yield sent

    def end(self) -> None:
        """Stop it, if it still runs, and let go of it."""
        os.close(self.pipe)
        end(self.process)


def _work_as_child(work: _Work[Any, Any], pipe: int, others: Sequence[int]) -> NoReturn:
    """Take chunks and send their results until there are no more, or nobody wants them."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent, which gets it too, ends its children
        for other in others:
            os.close(other)
        outbox = Outbox(pipe)
        while (number := work.take()) is not None:
            for message in _messages(work, number):
                outbox.put(message)
        outbox.send(leave=0)
    finally:
        os._exit(0)


def _messages(work: _Work[Any, Any], number: int) -> Iterator[bytes]:
    try:
        for result in work.do(number):
            yield pickle.dumps((number, result, None), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:
        try:
            yield pickle.dumps((number, None, error))
        except Exception:
            yield pickle.dumps((number, None, RuntimeError(f"{type(error).__name__}: {error}")))
