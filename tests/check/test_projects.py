"""Small projects, each a folder in projects/ whose name says what is wrong with it.

Files of a project are laid over those in common/ (`without.txt` names files of common/ that it does not have);
`before/` has files that stood there some days ago, in the history of the project. `expected.txt` is what
`scripts/check.py` prints. `ACCEPT=1 pytest tests/check` writes down what it prints now.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from histories import begin_history, commit

from briefsite.check import RULES, Rule, check_project
from briefsite.check.manual import rules_page
from briefsite.hosts.report.formats import as_text
from briefsite.model.memory import NoMemory
from briefsite.read.project import load_project
from briefsite.read.versions import with_versions

HERE = Path(__file__).parent
PROJECTS = sorted(path for path in (HERE / "projects").iterdir())
NOT_OF_THE_PROJECT = ("expected.txt", "without.txt", "before")


def lay_out(case: Path, root: Path) -> Path:
    """Make the project of a case in `root`."""
    if (case / "before").exists():
        shutil.copytree(case / "before", begin_history(root), dirs_exist_ok=True)
        commit(root, "2026-05-01T12:00:00Z")
    shutil.copytree(HERE / "common", root, dirs_exist_ok=True)
    ignore = shutil.ignore_patterns(*NOT_OF_THE_PROJECT)
    shutil.copytree(case, root, symlinks=True, dirs_exist_ok=True, ignore=ignore)
    without = case / "without.txt"
    for name in without.read_text(encoding="utf-8").split() if without.exists() else ():
        (root / name).unlink()
    if (case / "before").exists():
        commit(root, "2026-06-01T12:00:00Z")
    return root


@pytest.fixture(autouse=True)
def with_fonts_for_arabic_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong is the same on every machine, whichever fonts it has."""
    monkeypatch.setattr("briefsite.read.options.found_scripts", lambda: ("Latin", "Arabic"))


@pytest.mark.parametrize("case", PROJECTS, ids=lambda path: path.name)
def test_what_is_wrong(case: Path, tmp_path: Path) -> None:
    """Each project has exactly the problems it names, with every message as it stands there."""
    root = lay_out(case, tmp_path / "project")
    project = load_project(root)
    if (case / "before").exists():
        project = with_versions(project, root, project.briefs, NoMemory())
    printed = as_text(check_project(project))
    if os.environ.get("ACCEPT"):
        (case / "expected.txt").write_text(printed, encoding="utf-8")
    assert printed == expected(case)


def test_every_rule_has_a_case() -> None:
    """No rule is without a project that breaks it, and no rule is broken that is not listed."""
    lines = [line for case in PROJECTS for line in expected(case).splitlines()[:-1]]
    broken = {line.split(": ")[2] for line in lines}
    assert broken == {rule.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_is_a_real_message(rule: Rule) -> None:
    """What manual/docs/rules.md shows as a rule's message is one that a project here gets, at the level it says."""
    lines = [line for case in PROJECTS for line in expected(case).splitlines()]
    assert any(line.endswith(f": {rule.level}: {rule.name}: {rule.example}") for line in lines)


def test_names_of_rules_are_unique() -> None:
    """One name, one rule."""
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_the_documentation_explains_every_rule() -> None:
    """manual/docs/rules.md is what `scripts/check.py --rules` prints."""
    page = (HERE.parent.parent / "manual/docs/rules.md").read_text(encoding="utf-8")
    assert page == rules_page()
    assert all(f"\n## {rule.name}\n" in page and page.count(f"[{rule.name}](#{rule.name})") == 1 for rule in RULES)


def expected(case: Path) -> str:
    """What a case expects to be printed."""
    return (case / "expected.txt").read_text(encoding="utf-8")
