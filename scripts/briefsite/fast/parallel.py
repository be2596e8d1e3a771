"""Share work between the cores of the machine, with the same result as without.

Children are forks of this process: they see everything the work refers to without copying it. This process works too,
so that there are no more of them than cores. Chunks of the work are dealt out through a pipe: whoever is free takes the
next one. No thread is started.
"""

from __future__ import annotations

import select
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from briefsite.fast.child import Child
from briefsite.fast.garbage_collection import unseen
from briefsite.fast.processes import other_cores
from briefsite.fast.progress import progress
from briefsite.fast.work import Work
from briefsite.model.memory import WORTH_SHARING

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_BACK = 10
"""So much nicer are children to others that were begun before them, whose results are asked for first."""


def parallel_map(
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
    return _Shared(Work(function, items, first), min(others, len(items)), progress(what, len(items)), here)


class _Shared(Iterator[_Result]):
    """The results of work that is shared with children, one after the other."""

    _at_work = 0
    """How much such work is under way."""

    def __init__(self, work: Work[Any, _Result], children: int, show: Callable[[int], None], here: bool) -> None:
        self._work = work
        self._show = show
        self._here = here
        self._done: defaultdict[int, list[_Result]] = defaultdict(list)
        self._chunk: Iterator[_Result] = iter(())
        self._next = self._returned = 0
        self._children: list[Child] = []
        back = _BACK if _Shared._at_work else 0
        _Shared._at_work += 1
        with unseen():
            for _ in range(children):
                self._children.append(Child.start(work, self._children, back))

    def __next__(self) -> _Result:
        for result in self._chunk:
            self._returned += 1
            return result
        self._show(self._returned)
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
