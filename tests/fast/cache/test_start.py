"""Where everything is known already, nobody waits for libraries that would make it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from projects import BRIEF, MakeProject

CHECK = """
import sys
sys.path.insert(0, "scripts")
from briefsite.commands.check import main
assert main(["--strict"]) == 0
print(*sys.modules, sep="\\n")
"""
BUILD = """
import sys
from mkdocs.__main__ import cli
cli(["build", "--quiet", "--strict"], standalone_mode=False)
print(*sys.modules, sep="\\n")
"""
MAKE_PAGES = ("vl_convert", "bibtexparser", "pylatexenc", "nh3", "asyncio", "Stemmer")
OURS_THAT_MAKE = (
    "csl.processor",
    "csl.program",
    "briefsite.read.bibliography",
    "briefsite.read.charts.draw",
    "briefsite.fast.express",
)
JUDGE = ("mkdocs", "markdown", "babel", "yaml", "jsonschema_rs", "lxml", "csl", "briefsite.read.project", "email")

CHART = """
```vega-lite
{"title": "Ports", "description": "Two years.", "data": {"values": [{"year": "2020", "ports": 3}]}, "mark": "bar",
 "encoding": {"x": {"field": "year", "type": "ordinal"}, "y": {"field": "ports", "type": "quantitative"}}}
```

Source: @doe2020.
"""


def _modules(program: str, root: Path) -> set[str]:
    """What a fresh interpreter has imported at the end of a program."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def _imported(names: Sequence[str], program: str, root: Path) -> list[str]:
    modules = _modules(program, root)
    return [name for name in names if name in modules]


def test_a_check_of_what_is_known_imports_little(make_project: MakeProject) -> None:
    """The first check reads and judges; the second needs none of the libraries for it."""
    root = make_project()
    assert _imported(("yaml", "lxml", "briefsite.read.bibliography"), CHECK, root)
    assert _imported((*MAKE_PAGES, *OURS_THAT_MAKE, *JUDGE), CHECK, root) == []


def test_a_build_of_what_is_known_imports_nothing_that_makes_pages(make_project: MakeProject) -> None:
    """The first build draws, formats, renders and indexes; the second needs none of the libraries for it."""
    root = make_project({"briefs/first.md": f"{BRIEF}{CHART}"})
    first = _imported((*MAKE_PAGES, *OURS_THAT_MAKE), BUILD, root)
    assert {"vl_convert", "csl.processor", "briefsite.fast.express"} <= set(first)
    assert _imported((*MAKE_PAGES, *OURS_THAT_MAKE), BUILD, root) == []
