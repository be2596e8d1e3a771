"""Fixtures for every test."""

from __future__ import annotations

from projects import make_project

__all__ = ["make_project"]
