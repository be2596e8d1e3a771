"""The command that builds and serves: that of MkDocs, or of ProperDocs, which carries MkDocs 1 on.

ProperDocs gives all that imports `mkdocs` its own modules from the moment that it is imported; so where it is used it
must come before anything of MkDocs. Some plugins install it beside MkDocs: that alone is no wish to build with it.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from briefsite.read.parent_theme import installed_themes


class Command(Protocol):
    """The command line of a host."""

    def __call__(self, args: list[str], prog_name: str) -> object:
        """Run it. Raises SystemExit when it is done."""


def installed_command() -> Command:
    """The command of the host that is installed; of both, the one that goes with the theme: Material with MkDocs."""
    host = "properdocs" if find_spec("properdocs") and "material" not in installed_themes() else "mkdocs"
    command: Command = import_module(f"{host}.__main__").cli
    return command
