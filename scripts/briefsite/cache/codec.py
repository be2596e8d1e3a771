"""Frozen dataclasses and named tuples as JSON and back: lists of their fields, all else what JSON has for it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

_Value = TypeVar("_Value")
_Read = Callable[[Any], Any]


def encode(value: object) -> bytes:
    """The value as JSON in UTF-8, in one line.

    It is made of dataclasses, tuples, mappings with text keys, frozensets, dates and plain values.
    """
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def decode(kind: type[_Value], text: bytes | str) -> _Value:
    """The value of that type which `encode` made the text of."""
    read: Any = _reader
    value: _Value = read(kind)(json.loads(text))
    return value


def _plain(value: Any) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, name) for name in _names(type(value))]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


# Nothing of what it is given holds itself; to look for that takes an eighth of the time.
_ENCODER = json.JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":"), check_circular=False)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return kind._fields if _is_named_tuple(kind) else tuple(field.name for field in dataclasses.fields(kind))


def _is_named_tuple(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


@cache
def _reader(kind: Any) -> _Read:
    """What makes a value of that type from what JSON holds."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _either([one for one in arguments if one is not type(None)])
    if origin is tuple:
        return _all_of(arguments[0], tuple) if arguments[-1] is ... else _each_of(arguments)
    if origin is frozenset:
        return _all_of(arguments[0], frozenset)
    if origin is not None and issubclass(origin, Mapping):
        read = _reader(arguments[1])
        return read if read is _same else lambda value: {key: read(item) for key, item in value.items()}
    if dataclasses.is_dataclass(kind) or _is_named_tuple(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, dt.date):
        return kind.fromisoformat
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else _same


def _record(kind: Any) -> _Read:
    hints = get_type_hints(kind)
    reads = [(place, read) for place, name in enumerate(_names(kind)) if (read := _reader(hints[name])) is not _same]
    make: _Read = kind._make if _is_named_tuple(kind) else lambda row: kind(*row)
    if not reads:
        return make

    def build(row: list[Any]) -> Any:
        for place, read in reads:
            row[place] = read(row[place])
        return make(row)

    return build


def _either(kinds: list[Any]) -> _Read:
    """A value or None; of several dataclasses the one that has as many fields."""
    if len(kinds) == 1:
        read = _reader(kinds[0])
        return read if read is _same else lambda value: None if value is None else read(value)
    reads = {len(_names(kind)): _reader(kind) for kind in kinds}
    if len(reads) < len(kinds):
        raise TypeError(f"{kinds} cannot be told apart by the number of their fields")
    return lambda value: None if value is None else reads[len(value)](value)


def _all_of(kind: Any, collect: Callable[[Any], Any]) -> _Read:
    read = _reader(kind)
    return collect if read is _same else lambda value: collect([read(item) for item in value])


def _each_of(kinds: tuple[Any, ...]) -> _Read:
    reads = [_reader(kind) for kind in kinds]
    return lambda value: tuple([read(item) for read, item in zip(reads, value, strict=True)])


def _same(value: Any) -> Any:
    return value
