"""Structs and named tuples as JSON and back, by msgspec: what is read is checked against their types."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

_Value = TypeVar("_Value")


def encode(value: object) -> bytes:
    """The value as JSON in UTF-8, in one line.

    It is made of structs, tuples, mappings with text keys, dates and plain values. A set has no order, so it has
    another text each time; who needs the same text gives it sorted.
    """
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:  # half a character, which text from YAML may hold
        found = msgspec.to_builtins(value, enc_hook=plain)
        return json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")


def decode(kind: type[_Value], text: bytes | str) -> _Value:
    """The value of that type which `encode` made the text of. Raises ValueError for what it did not."""
    try:
        return _decoded(kind, text)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from None


class Form(NamedTuple, Generic[_Value]):
    """How results are kept: as bytes, and back."""

    encode: Callable[[_Value], bytes]
    decode: Callable[[bytes], _Value]


def json_form(kind: type[_Value]) -> Form[_Value]:
    """Values of a type, as JSON."""
    return Form(encode, partial(decode, kind))


AS_BYTES: Form[bytes] = Form(bytes, bytes)
"""Bytes as they are."""


def _decoded(kind: type[_Value], text: bytes | str) -> _Value:
    known: Any = _decoder
    try:
        value: _Value = known(kind).decode(text)
    except UnicodeError:
        plain = json.loads(text if isinstance(text, str) else text.decode("utf-8", "surrogatepass"))
        value = msgspec.convert(plain, kind)
    return value


def plain(value: Any) -> object:
    """What JSON has in place of a value that is of no type of JSON, nor a struct."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, str):  # of a type of its own
        return str.__str__(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


_ENCODER = msgspec.json.Encoder(enc_hook=plain)


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
