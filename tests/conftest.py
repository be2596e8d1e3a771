"""Fixtures for every test."""

from __future__ import annotations

import hypothesis
from both_ways import both_ways
from browsing import browser, playwright
from compiled import pytest_configure
from projects import make_project
from quick import pytest_addoption, pytest_ignore_collect, pytest_terminal_summary
from repository import repository_site
from tidewater import address, tidewater_site
from time_limit import pytest_handlecrashitem
from windows import any_window, webkit, window

__all__ = [
    "address",
    "any_window",
    "both_ways",
    "browser",
    "make_project",
    "playwright",
    "pytest_addoption",
    "pytest_configure",
    "pytest_handlecrashitem",
    "pytest_ignore_collect",
    "pytest_terminal_summary",
    "repository_site",
    "tidewater_site",
    "webkit",
    "window",
]

# How long an example takes says more of the machine than of the project.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")
