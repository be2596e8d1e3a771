"""Where the locale files of CSL are: the package citeproc-py carries them, and nothing else of it is used."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def locale_files() -> Path:
    """The folder of `locales.json` and `locales-*.xml`. Raises FileNotFoundError where the package is not installed."""
    # Found without importing the package, which takes longer than to read a file.
    package = find_spec("citeproc")
    if package is None or not package.origin:
        raise FileNotFoundError("the package citeproc-py is not installed")
    return Path(package.origin).parent / "data" / "locales"
