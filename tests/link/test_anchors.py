"""Identifiers in the pages: plain ASCII and stable."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.anchors import anchor, source_anchor, unused


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("doe2020", "doe2020"),
        ("Doe_2020-a.b", "Doe_2020-a.b"),
        ("chávez:2019", "chavez-2019-af4369"),
        ("周2018", "2018-5d7506"),
        ("王", "x3399a0"),
    ],
)
def test_a_key_becomes_an_identifier(key: str, expected: str) -> None:
    """A plain key is its own identifier; any other keeps its ASCII letters and gets a hash that tells it apart."""
    assert anchor(key) == expected


@given(st.text(min_size=1))
def test_an_identifier_is_plain_ascii_without_spaces(key: str) -> None:
    """Any key at all gives an identifier that HTML, a URL and a footnote label can hold."""
    assert re.fullmatch(r"source-[A-Za-z0-9_.-]+", source_anchor(key))


@given(st.lists(st.text(min_size=1), unique=True))
def test_different_keys_have_different_identifiers(keys: list[str]) -> None:
    """Two sources never share an anchor."""
    assert len({anchor(key) for key in keys}) == len(keys)


def test_a_taken_identifier_gets_a_number() -> None:
    """The second, third … of the same name are told apart by a number."""
    used = {"x-3": 1}
    assert [unused("x", used) for _ in range(4)] == ["x", "x-2", "x-4", "x-5"]
