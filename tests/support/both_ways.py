"""Tests that run with what makes a build quick, and without."""

from __future__ import annotations

import pytest

from briefsite.fast import SWITCH


@pytest.fixture(params=["quick", "plain"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a module that uses this fixture says of a site holds either way (`BRIEFSITE_FAST=0`)."""
    if request.param == "plain":
        monkeypatch.setenv(SWITCH, "0")
    else:
        monkeypatch.delenv(SWITCH, raising=False)
