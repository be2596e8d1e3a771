"""An entry of the bibliography as checks see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefsite.model import Csl, Place, Reference


class DecodedReference(NamedTuple):
    """What a `Reference` gives under these names, read once for all."""

    key: str
    place: Place
    entry_type: str
    fields: Mapping[str, str]
    csl: Csl

    @classmethod
    def of(cls, reference: Reference) -> DecodedReference:
        """What a reference says."""
        return cls(reference.key, reference.place, reference.entry_type, reference.fields, reference.csl)
