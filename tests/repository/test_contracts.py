"""Which room may import which, and which module which library: the contracts in pyproject.toml."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest
from projects import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]


def _broken(scripts: Path) -> tuple[set[str], str]:
    """The names of the contracts that the code in a folder breaks, and all that is said."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo", "pyproject.toml"]
    env = {**os.environ, "PYTHONPATH": str(scripts)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    broken = {line.split(" BROKEN")[0] for line in done.stdout.splitlines() if " BROKEN" in line}
    assert (done.returncode == 0) == (not broken), done.stdout + done.stderr
    return broken, done.stdout


def test_the_contracts_are_kept() -> None:
    """By all of the code."""
    broken, output = _broken(ROOT / "scripts")
    assert not broken, output
    assert f"{len(CONTRACTS)} kept" in output


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("briefsite/model/text.py", "import briefsite.render", "rooms"),
        ("briefsite/link/corpus.py", "from briefsite.check.facts import Facts", "rooms"),
        ("briefsite/render/plan.py", "from briefsite.fast.cache import Memo", "rooms"),
        ("briefsite/attic.py", "", "rooms"),
        ("csl/dates.py", "from briefsite.model import Brief", "csl"),
        ("briefsite/finish/head.py", "from mkdocs.structure.pages import Page", "mkdocs"),
        ("briefsite/read/bibliography/parse.py", "import bibtexparser", "bibtexparser"),
        ("briefsite/read/charts/read.py", "import vl_convert", "vl_convert"),
        ("briefsite/read/extensions/math.py", "import latex2mathml", "latex2mathml"),
        ("briefsite/finish/search/terms.py", "import Stemmer", "Stemmer"),
        ("briefsite/hosts/serve/live.py", "from watchdog.events import FileSystemEvent", "watchdog"),
        ("briefsite/commands/hosting/archive.py", "import yaml", "privileged"),
        ("briefsite/commands/preview/written.py", "from lxml import html", "privileged"),
    ],
)
def test_an_import_breaks_a_contract(file: str, line: str, contract: str, tmp_path: Path) -> None:
    """Also one within a function, and a module that has no room."""
    scripts = tmp_path / "scripts"
    shutil.copytree(ROOT / "scripts", scripts, ignore=shutil.ignore_patterns("__pycache__", "theme"))
    with (scripts / file).open("a", encoding="utf-8") as module:
        module.write(f"\n\ndef late() -> None:\n    {line or 'pass'}\n")
    names = {one["id"]: one["name"] for one in CONTRACTS}
    broken, output = _broken(scripts)
    assert broken == {names[contract]}, output


def test_a_job_that_may_write_is_held_from_every_library() -> None:
    """The contract names each that the code imports anywhere."""
    graph = grimp.build_graph("briefsite", "csl", include_external_packages=True, cache_dir=None)
    libraries = {name for name in graph.modules if graph.is_module_squashed(name)} - sys.stdlib_module_names
    [privileged] = [one for one in CONTRACTS if one["id"] == "privileged"]
    assert {*privileged["forbidden_modules"]} == libraries
