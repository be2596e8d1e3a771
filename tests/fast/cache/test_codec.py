"""Values as JSON and back: what is read is of its type, or an error that says what is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec import Struct, field

from briefsite.model.codec import decode, encode


class Kind(StrEnum):
    """A word of a few."""

    ONE = "one"


class Point(NamedTuple):
    """A row."""

    name: str
    kind: Kind = Kind.ONE
    at: tuple[int, int] | None = None


class Record(Struct, frozen=True):
    """What the stages keep: rows, mappings in their order, dates, what may be missing."""

    rows: tuple[Point, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    date: dt.date | None = None
    moment: dt.datetime | None = None
    numbers: frozenset[int] = frozenset()


TEXT = st.text(st.characters() | st.sampled_from('\ud800\u2028\x1f\n"é'), max_size=8)
POINTS = st.builds(Point, TEXT, st.just(Kind.ONE), st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)))
RECORDS = st.builds(
    Record,
    st.lists(POINTS, max_size=3).map(tuple),
    st.dictionaries(TEXT, TEXT, max_size=3),
    st.none() | st.dates(),
    st.none() | st.datetimes(timezones=st.just(dt.UTC)),
    st.frozensets(st.integers(0, 9), max_size=3),
)


@given(RECORDS)
def test_what_is_read_is_what_was_written(record: Record) -> None:
    """Whatever the text, half a character and breaks of lines among it; in one line, and mappings in their order."""
    text = encode(record)
    read = decode(Record, text)
    assert read == record
    assert list(read.names) == list(record.names)
    assert b"\n" not in text and b"\x1f" not in text


def test_mappings_and_texts_of_types_of_their_own_are_plain() -> None:
    """HTML that is marked as such, and a mapping that cannot be changed."""
    assert encode(MappingProxyType({"a": Markup("<b>")})) == b'{"a":"<b>"}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b'{"rows":[["a","two"]]}', "Invalid enum value 'two' - at `$.rows[0][1]`"),
        (b'{"rows":"a"}', "Expected `array`, got `str` - at `$.rows`"),
        (b"{}", "Object missing required field `rows`"),
        (b"\x00", "JSON is malformed: invalid character (byte 0)"),
        ('{"rows":"\ud800"}'.encode("utf-8", "surrogatepass"), "Expected `array`, got `str` - at `$.rows`"),
        (b'{"rows":[["\xff"]]}', "'utf-8' codec can't decode byte 0xff in position 11: invalid start byte"),
    ],
)
def test_a_text_of_another_type_is_an_error(text: bytes, message: str) -> None:
    """Nothing that was not written by `encode` becomes a value."""
    with pytest.raises(ValueError) as error:
        decode(Record, text)
    assert str(error.value) == message


def test_what_has_no_form_is_an_error() -> None:
    """Rather than text that cannot be read again."""
    with pytest.raises(TypeError, match="object has no form in JSON"):
        encode(object())
