"""What tests need beside Python's libraries, and what becomes of a test without it."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(tool: str) -> NoReturn:
    """Skip the test, and say what to do. In CI it fails: what nobody installs there, nobody would ever run."""
    reason = f"{tool} is not installed: bash tests/support/install_tools.sh installs it, or says how"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
