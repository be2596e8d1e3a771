"""Pure functions whose results are remembered from build to build, by the very values that they were given.

A key is a digest of the kind of result, of the value, and of everything that it is made with: our own code and the
libraries that it uses. So a result is never wrong: what changes it changes its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from briefsite.fast import is_used
from briefsite.fast.cache.code_digest import code_digest
from briefsite.fast.cache.memory_cache import MemoryCache
from briefsite.fast.cache.store import Store
from briefsite.fast.parallel import parallel_map
from briefsite.model.codec import Form
from briefsite.model.digests import digest, digest_of
from briefsite.model.memory import WORTH_SHARING

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")

FOLDER = ".cache/briefsite"
"""Where results are kept, below the root of the project: one folder that can be saved, restored and deleted."""
READ_AT_ONCE = 100
"""So many known results of a stream are held in memory."""


class Memo:
    """Remembers in a folder what functions made of values; without one it remembers nothing, and computes.

    Each value is frozen (structs, tuples, mappings, plain values), and is all that the function reads: by what it says
    (`digest_of`) the result is known again, in the form in which it is kept.
    """

    def __init__(
        self, folder: Path | None = None, in_memory: MemoryCache | None = None, *, is_shared: bool = True
    ) -> None:
        """What is `in_memory` need not be read from the folder. Without `is_shared` all is computed by this process."""
        self._is_shared = is_shared
        self._store = Store(folder, in_memory) if is_used() else Store(None)

    def map(
        self,
        kind: str,
        function: Callable[[_Value], _Result],
        values: Sequence[_Value],
        form: Form[_Result],
        worth: int = WORTH_SHARING,
        here: bool = True,
    ) -> list[_Result]:
        """`[function(value) for value in values]`, each computed only if it never was.

        What must be computed is shared by the cores, where there are at least `worth` values; `here` as for
        `parallel_map`.
        """
        return list(self.stream(kind, function, values, form, worth, here))

    def stream(
        self,
        kind: str,
        function: Callable[[_Value], _Result],
        values: Sequence[_Value],
        form: Form[_Result],
        worth: int = WORTH_SHARING,
        here: bool = True,
    ) -> Iterator[_Result]:
        """As `map`, one result after the other: other cores begin at once, and few results are held in memory."""
        return self.stream_while(kind, partial(_always, function), values, form, lambda _: True, worth, here)

    def stream_while(
        self,
        kind: str,
        function: Callable[[_Value], tuple[str, _Result]],
        values: Sequence[_Value],
        form: Form[_Result],
        holds: Callable[[str], bool],
        worth: int = WORTH_SHARING,
        here: bool = True,
        first: Callable[[_Value], bool] | None = None,
    ) -> Iterator[_Result]:
        """As `stream`, for results that hold under a condition, which `function` gives before the result.

        `holds` judges a condition under which a result was made: what it depends on beside the value, and only making
        it tells. `first` as for `parallel_map`.
        """
        if not is_used():
            return (function(value)[1] for value in values)
        keys = [key_of(kind, value) for value in values] if self._store.keeps else [b""] * len(values)
        conditions = self._store.conditions(keys)
        kept = {key for key, condition in conditions.items() if _is_true(holds, condition)}
        missing = [value for key, value in zip(keys, values, strict=True) if key not in kept]
        make = partial(_in_form, function, form.encode)
        share = parallel_map if self._is_shared else _alone
        computed = share(make, missing, kind.capitalize(), worth, here, first)
        return map(form.decode, self._in_order(make, list(zip(keys, values, strict=True)), kept, computed))

    def _in_order(
        self,
        make: Callable[[_Value], tuple[str, bytes]],
        pairs: Sequence[tuple[bytes, _Value]],
        kept: set[bytes],
        computed: Iterator[tuple[str, bytes]],
    ) -> Iterator[bytes]:
        for start in range(0, len(pairs), READ_AT_ONCE):
            batch = pairs[start : start + READ_AT_ONCE]
            known = self._store.read(key for key, _ in batch if key in kept)
            for key, value in batch:
                text = known.get(key)
                if text is None:
                    # One that was kept and is not known is damaged.
                    condition, text = make(value) if key in kept else next(computed)
                    self._store.add({key: text}, condition)
                yield text

    def knows(self, kind: str, values: Sequence[object]) -> bool:
        """Whether the results of all these values seem to be known. They count as asked for."""
        if not self._store.keeps:
            return False
        keys = [key_of(kind, value) for value in values]
        self._store.want(keys)
        return self._store.conditions(keys).keys() >= set(keys)

    def give_up(self) -> bool:
        """Take away what is kept, after an error that it may have led to; whether anything of it was used."""
        if self._store.has_read:
            self._store.put_aside()
        return self._store.has_read

    def save(self) -> None:
        """Write what is new to the folder, if there is one."""
        self._store.save()


def _alone(function: Callable[[_Value], _Result], values: Sequence[_Value], *_: object) -> Iterator[_Result]:
    return map(function, values)


def _is_true(holds: Callable[[str], bool], condition: str) -> bool:
    """Whether a condition holds; one that was damaged, and cannot even be read, does not."""
    try:
        return holds(condition)
    except (ValueError, TypeError, LookupError, AttributeError):
        return False


def _always(function: Callable[[_Value], _Result], value: _Value) -> tuple[str, _Result]:
    """A result that holds under no condition."""
    return "", function(value)


def _in_form(
    function: Callable[[_Value], tuple[str, _Result]], encode: Callable[[_Result], bytes], value: _Value
) -> tuple[str, bytes]:
    """A result in the form in which it is kept: so it comes from other processes too."""
    condition, result = function(value)
    return condition, encode(result)


def key_of(kind: str, value: object) -> bytes:
    """The key of a result: what kind, made with what, of what."""
    return digest(_code_digest_for(kind), digest_of(value))


@cache
def _code_digest_for(kind: str) -> bytes:
    return digest(kind, code_digest())
