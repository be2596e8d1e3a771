"""Fixtures for every test."""

from __future__ import annotations

from projects import make_project
from repository import repository_site

__all__ = ["make_project", "repository_site"]
