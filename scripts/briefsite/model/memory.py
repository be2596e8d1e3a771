"""What a stage may be handed to spare work: a memory of results, and other cores. The plain ones here spare none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from briefsite.model.codec import Form

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")

WORTH_SHARING = 100
"""Fewer values than this are done sooner than another process is started."""


class Memory(Protocol):
    """Knows again what functions made of values: frozen ones, each of which is all that the function reads."""

    def map(
        self,
        kind: str,
        function: Callable[[_Value], _Result],
        values: Sequence[_Value],
        form: Form[_Result],
        /,
        *,
        worth: int = WORTH_SHARING,
        here: bool = True,
    ) -> list[_Result]:
        """`[function(value) for value in values]`. Results are of a `kind`, and kept in a form.

        Where at least `worth` are not known, they may be shared out; with `here` false only among other processes.
        """
        ...

    def stream(
        self,
        kind: str,
        function: Callable[[_Value], _Result],
        values: Sequence[_Value],
        form: Form[_Result],
        /,
        *,
        worth: int = WORTH_SHARING,
        here: bool = True,
    ) -> Iterator[_Result]:
        """As `map`, one result after the other; others may begin at once."""
        ...

    def knows(self, kind: str, values: Sequence[object], /) -> bool:
        """Whether the results of all these values seem to be known."""
        ...


class NoMemory:
    """Remembers nothing, and computes here."""

    def map(
        self, _kind: str, function: Callable[[_Value], _Result], values: Sequence[_Value], _form: object, /, **_: object
    ) -> list[_Result]:
        """`[function(value) for value in values]`."""
        return [*map(function, values)]

    def stream(
        self, _kind: str, function: Callable[[_Value], _Result], values: Sequence[_Value], _form: object, /, **_: object
    ) -> Iterator[_Result]:
        """Each result when it is asked for."""
        return map(function, values)

    def knows(self, _kind: str, _values: Sequence[object], /) -> bool:
        """It never does."""
        return False


class Share(Protocol):
    """Does work on several cores."""

    def __call__(
        self, function: Callable[[_Value], _Result], items: Sequence[_Value], what: str = "", /, *, worth: int
    ) -> Iterator[_Result]:
        """`function(item)` for each of the items, in the same order. `what` is said while it lasts.

        Fewer than `worth` items are done here.
        """
        ...


def in_turn(
    function: Callable[[_Value], _Result], items: Sequence[_Value], _what: str = "", /, **_: object
) -> Iterator[_Result]:
    """`function(item)` for each of the items, here, when it is asked for."""
    return map(function, items)
