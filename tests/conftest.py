"""Fixtures for every test."""

from __future__ import annotations

from browsing import address, browser
from projects import make_project
from repository import repository_site

__all__ = ["address", "browser", "make_project", "repository_site"]
