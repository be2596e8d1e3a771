"""Python looks for circles of values seldom while a site is built, and as ever where nothing quick is used."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from briefsite.fast import SWITCH
from briefsite.fast.garbage_collection import SELDOM, look_no_more, look_seldom, uncollected, unseen


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.parametrize("switch", ["0", "1"])
def test_only_what_is_quick_changes_when_python_looks(switch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The threshold, the block without collection and what is frozen at the end are all left alone by `0`."""
    monkeypatch.setenv(SWITCH, switch)
    is_quick = switch == "1"
    look_seldom()
    assert (gc.get_threshold()[:2] == SELDOM) is is_quick
    with uncollected():
        assert gc.isenabled() is not is_quick
    assert gc.isenabled()
    look_no_more()
    assert (gc.get_freeze_count() > 0) is is_quick


def test_what_is_unseen_is_seen_again() -> None:
    """Only while children are started is nothing looked through."""
    with unseen():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
