"""What is tried every night (`make nightly`), and by day in part: variants of what another case shows as well."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

NIGHTLY = "BRIEFSITE_TEST_NIGHTLY"
_Case = TypeVar("_Case")


def by_day(some: Iterable[_Case], every: Iterable[_Case]) -> list[_Case]:
    """Every case at night, some of them by day; those are among them."""
    chosen, all_cases = list(some), list(every)
    assert all(case in all_cases for case in chosen)
    return all_cases if os.environ.get(NIGHTLY) else chosen
