"""The table in `settings.toml`: each setting of MkDocs and of Material, and what becomes of it here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, convert

GROUPS = (
    ("mkdocs", "theme", "theme.features", "theme.icon", "theme.palette", "extra")
    + ("markdown_extensions", "plugins")
)  # fmt: skip
"""Settings that hold others, as the table names them; `mkdocs` is the file itself."""
TAKE_IT_OUT = "take it out"


class Verdict(StrEnum):
    """What becomes of a setting."""

    WORKS = "works"
    NO_EFFECT = "no effect"
    BREAKS = "breaks"
    """A page comes out wrong."""
    REFUSED = "refused"
    """Nothing is built."""
    NOT_TESTED = "not tested"


class Setting(Struct, frozen=True):
    """A setting, what it does or why it does not, and what to do instead; `said_by` is another rule that says so."""

    name: str
    verdict: Verdict
    why: str
    do: str = TAKE_IT_OUT
    said_by: str = ""


@cache
def known_settings(group: str) -> Mapping[str, Setting]:
    """The settings of a group by their names, in the order of the table."""
    return {
        name: _setting(name, verdict, line)
        for verdict, lines in _table().get(group, {}).items()
        for name, line in lines.items()
    }


def material_version() -> str:
    """The version of Material whose settings the table has."""
    return str(_table()["material"])


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("settings.toml").read_text("utf-8"))


def _setting(name: str, verdict: str, line: object) -> Setting:
    if isinstance(line, list):
        line = {"why": line[0], "do": line[1]}
    said = line if isinstance(line, dict) else {"why": line}
    return convert({"name": name, "verdict": verdict, **said}, Setting)
