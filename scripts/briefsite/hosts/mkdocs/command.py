"""The command that builds and serves: that of MkDocs, or of ProperDocs, which carries MkDocs 1 on.

ProperDocs gives all that imports `mkdocs` its own modules from the moment that it is imported; so where it is
installed it must come before anything of MkDocs.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Protocol


class Command(Protocol):
    """The command line of a host."""

    def __call__(self, args: list[str], prog_name: str) -> object:
        """Run it. Raises SystemExit when it is done."""


def installed_command() -> Command:
    """The command of the host that is installed."""
    host = "properdocs" if find_spec("properdocs") else "mkdocs"
    command: Command = import_module(f"{host}.__main__").cli
    return command
