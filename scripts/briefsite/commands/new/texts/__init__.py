"""The texts of a publication that is begun, one file a language, and words that its pages have too."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_SUFFIX = ".toml"
_OF_PAGES = ("menu", "frame")
"""Sections of the words that pages have, which a publication that is begun has too."""


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that there are texts in; English first."""
    names = (entry.name for entry in files(__name__).iterdir())
    tags = sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))
    return ("en", *(tag for tag in tags if tag != "en"))


@cache
def texts(language: str) -> Mapping[str, str]:
    """Every text in a language by its name: `brief.title`, and `menu.home` of the words of its pages."""
    own = tomllib.loads(files(__name__).joinpath(f"{language}{_SUFFIX}").read_text("utf-8"))
    words = tomllib.loads((files("briefsite") / "wording" / f"{language}{_SUFFIX}").read_text("utf-8"))
    return {
        f"{section}.{name}": text
        for section, named in (*own.items(), *((section, words[section]) for section in _OF_PAGES))
        for name, text in named.items()
    }
