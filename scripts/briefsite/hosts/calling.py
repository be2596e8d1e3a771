"""How our commands are called where this program runs: by make in a clone and in a publication that has a Makefile of
ours, else as `briefsite`.

Standard library alone: what an error says of a library that is missing comes from here.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

SCRIPTS = Path(str(files("briefsite"))).resolve().parent
"""The folder in which this package lies."""
IS_CLONE = (SCRIPTS / "mkdocs_hook.py").is_file()
CALLED_BY = "BRIEFSITE_CALLED_BY"
"""What calls our commands, in the environment: the Makefile of a publication names itself so."""


def call(command: str, **choices: object) -> str:
    """What to type for `check`, `serve` or `preview`, with choices: `make check RULE=…`, `briefsite check --rule …`."""
    if IS_CLONE or os.environ.get(CALLED_BY) == "make":
        return " ".join(("make", command, *(f"{name.upper()}={value}" for name, value in choices.items())))
    return " ".join(("briefsite", command, *(f"--{name} {value}" for name, value in choices.items())))
