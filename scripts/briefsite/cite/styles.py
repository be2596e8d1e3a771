"""The citation styles of a project."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import csl
from briefsite.model.digests import digest_of
from briefsite.read.style_files import texts_of_styles


class Styles:
    """The citation styles of a project by name, each compiled when first asked for."""

    def __init__(self, folder: Path, compiled: Mapping[str, csl.Style] | None = None) -> None:
        """Some may be `compiled` already."""
        self.folder = folder
        self.compiled = dict(compiled or {})

    @cached_property
    def texts(self) -> Mapping[str, bytes]:
        """The styles of the folder by name, as they were when they were first asked for."""
        return texts_of_styles(self.folder)

    @cached_property
    def value_digest(self) -> bytes:
        """What all styles of the folder say. Those of a package change with its version."""
        return digest_of(self.texts)

    def get(self, name: str) -> csl.Style:
        """The style in `styles/<name>.csl` or shipped by a package. Raises csl.StyleError."""
        if name not in self.compiled:
            self.compiled[name] = csl.load_style(name, folders=(self.folder,), texts=self.texts)
        return self.compiled[name]
