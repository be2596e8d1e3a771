"""What is said of a test that takes longer than `faulthandler_timeout` in pyproject.toml, which ends its process.

What that process was doing stands in the output. Another goes on with the tests that are left.
"""

from __future__ import annotations

import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: object) -> None:
    """Say why the process may have ended."""
    limit = float(sched.config.getini("faulthandler_timeout"))  # type: ignore[attr-defined]
    report.longrepr = (
        f"{report.longrepr}\n{crashitem} took more than {limit:.0f} seconds, and what it was doing then stands in the "
        "output after `Timeout (`; or its process ended by itself."
    )
