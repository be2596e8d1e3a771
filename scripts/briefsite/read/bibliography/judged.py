"""An entry as the checks of its fields see it, and what they say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from briefsite.model.rules import Breach

_LONGEST = 60


class FieldBreach(NamedTuple):
    """A problem in a field (empty: in the entry as a whole)."""

    field: str
    breach: Breach


class ConvertedEntry(NamedTuple):
    """An entry as the checks see it: `fields` with the inherited ones, `own` without; `csl` is what was made of it.

    `publication` is the language that an entry is in which does not say it.
    """

    key: str
    type: str
    own: Mapping[str, str]
    fields: Mapping[str, str]
    csl: Mapping[str, Any]
    publication: str = ""


def quoted_field(name: str, entry: ConvertedEntry) -> str:
    """A field of the entry, as a message quotes it."""
    return f"`{name} = {{{short(' '.join(entry.own[name].split()))}}}` of `{entry.key}`"


def short(text: str) -> str:
    """The text as a message quotes it."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
