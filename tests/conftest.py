"""Fixtures for every test."""

from __future__ import annotations

import os

import hypothesis
from both_ways import both_ways
from browsing import browser, browsers, kept_browsers, playwright
from compiled import pytest_configure
from night import NIGHTLY
from projects import make_project
from quick import pytest_addoption, pytest_ignore_collect, pytest_terminal_summary
from repository import repository_site
from tidewater import address, tidewater_site
from time_limit import pytest_handlecrashitem
from windows import any_window, webkit, window
from workers import pytest_xdist_auto_num_workers

__all__ = [
    "address",
    "any_window",
    "both_ways",
    "browser",
    "browsers",
    "kept_browsers",
    "make_project",
    "playwright",
    "pytest_addoption",
    "pytest_configure",
    "pytest_handlecrashitem",
    "pytest_ignore_collect",
    "pytest_terminal_summary",
    "pytest_xdist_auto_num_workers",
    "repository_site",
    "tidewater_site",
    "webkit",
    "window",
]

# How long an example takes says more of the machine than of the project. A test that says nothing else tries fifty; at
# night (.github/workflows/nightly.yml) it tries a thousand.
hypothesis.settings.register_profile("usual", deadline=None, max_examples=50)
hypothesis.settings.register_profile("nightly", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("nightly" if os.environ.get(NIGHTLY) else "usual")
