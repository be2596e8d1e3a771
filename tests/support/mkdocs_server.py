"""Runs `mkdocs build` as often as it is asked to, each in a fork of this process, which has imported the libraries.

That is half of the time that the build of a small project takes. Of our own code nothing is there before: a build
imports it from where its project has it. In (a line of JSON each): the folder, the environment, the options, and the
files for what is printed. Out: the exit status.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path

OURS = ("briefsite", "csl")
_SCRIPTS = str(Path(__file__).resolve().parents[2] / "scripts")


def import_libraries() -> None:
    """Import what our code imports, and forget our code."""
    import mkdocs.__main__
    import mkdocs.commands.build  # noqa: F401

    sys.path.insert(0, _SCRIPTS)
    import briefsite.hosts.mkdocs.publication_events  # noqa: F401

    sys.path.remove(_SCRIPTS)
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]


def build(folder: str, environment: dict[str, str], options: list[str], printed: list[str]) -> None:
    """Be `python -m mkdocs build` in a folder, and end as it does."""
    from mkdocs.__main__ import cli

    for number, path in enumerate((os.devnull, *printed)):
        os.dup2(os.open(path, os.O_WRONLY if number else os.O_RDONLY), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.path[0] = folder
    sys.argv = ["mkdocs", "build", *options]
    cli(prog_name="python -m mkdocs")


if __name__ == "__main__":
    import_libraries()
    gc.collect()
    gc.freeze()
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            build(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
