"""Files that other programs read about this repository: each says what is so."""

from __future__ import annotations

import datetime as dt
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from projects import ROOT

from briefsite import __version__

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
FOLDERS = ("scripts", "benchmarks", "briefs", "docs", "manual", "styles")
FILES = [*ROOT.iterdir(), *(path for name in FOLDERS for path in (ROOT / name).rglob("*"))]


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


HOOKS = [hook for repository in _yaml(".pre-commit-config.yaml")["repos"] for hook in repository["hooks"]]


def test_hooks_fetch_nothing() -> None:
    """All of them are programs of the environment that make has set up."""
    assert [repository["repo"] for repository in _yaml(".pre-commit-config.yaml")["repos"]] == ["local"]
    assert {hook["language"] for hook in HOOKS} == {"system"}
    assert all(Path(sys.executable).with_name(Path(hook["entry"].split()[0]).name).exists() for hook in HOOKS)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_does_what_make_does(hook: dict[str, Any]) -> None:
    """Its command is one of the Makefile's, on the whole project, and there are files for which it runs."""
    command = hook["entry"].replace(".venv/bin/", "$(BIN)/")
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    assert any(line == f"\t@{command}" or line.startswith(f"\t@{command} $(if ") for line in lines), command
    assert hook["pass_filenames"] is False
    assert any(re.search(hook["files"], path.relative_to(ROOT).as_posix()) for path in FILES)


def test_a_citation_of_the_project_can_be_made() -> None:
    """CITATION.cff has what version 1.2.0 of its schema asks for, and the version and licence of the package."""
    citation = _yaml("CITATION.cff")
    project = PYPROJECT["project"]
    assert citation["cff-version"] == "1.2.0" and citation["type"] == "software"
    assert citation["message"] and citation["title"].casefold() == project["name"] and citation["authors"]
    assert all(author.get("name") or author.get("family-names") for author in citation["authors"])
    assert citation["license"] == project["license"]
    assert citation["version"] == __version__
    assert isinstance(citation.get("date-released", dt.date.today()), dt.date)


def test_every_pinned_thing_has_news_of_new_versions() -> None:
    """The workflows' actions, and the folder of the requirements."""
    updates = _yaml(".github/dependabot.yml")["updates"]
    where = {update["package-ecosystem"]: update["directory"] for update in updates}
    assert where == {"github-actions": "/", "pip": "/requirements"}
    assert list(ROOT.glob("requirements/*.txt"))


def test_the_way_to_report_a_fault_names_no_address() -> None:
    """SECURITY.md leads to the repository's own page, wherever it lies."""
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    assert "*Report a vulnerability*" in text
    assert not re.search(r"https?://|\S@\S", text)


def _sections() -> dict[str, list[str]]:
    found = re.findall(r"^\[(.+)\]\n((?:.+\n)*)", (ROOT / ".editorconfig").read_text("utf-8"), re.M)
    return {name: text.splitlines() for name, text in found}


def test_the_settings_of_editors_are_those_of_the_formatter() -> None:
    """As many columns, and an end of line at the end of each file of ours."""
    assert f"max_line_length = {PYPROJECT['tool']['ruff']['line-length']}" in _sections()["*.py"]
    assert "insert_final_newline = true" in _sections()["*"]
    for path in FILES:
        if path.suffix in (".py", ".js", ".css", ".toml", ".yml"):
            content = path.read_bytes()
            assert not content or (content.endswith(b"\n") and b"\r" not in content), path


def test_a_publication_that_is_begun_gets_the_libraries_that_are_pinned_here() -> None:
    """`make lock` writes both."""
    copy = ROOT / "scripts/briefsite/commands/new/templates/requirements.txt"
    assert copy.read_text("utf-8") == (ROOT / "requirements/site.txt").read_text("utf-8"), "run make lock"


@pytest.mark.parametrize("folder", [".", "scripts/briefsite/commands/new/templates"])
def test_what_publishes_has_the_whole_history(folder: str) -> None:
    """Or what briefs said before they were corrected loses its addresses. The tests here build a publication too."""
    github = ".github/workflows" if folder == "." else f"{folder}/github"
    gitlab = ".gitlab-ci.yml" if folder == "." else f"{folder}/gitlab/gitlab-ci.yml"
    jobs = [_yaml(f"{github}/publish.yml")["jobs"]["publish"]]
    if folder == ".":
        jobs += [_yaml(f"{github}/check.yml")["jobs"]["tests"], *_yaml(f"{github}/nightly.yml")["jobs"].values()]
    fetched = [
        step["with"].get("fetch-depth") for job in jobs for step in job["steps"] if "checkout" in str(step.get("uses"))
    ]
    assert fetched == [0] * len(jobs)
    assert _yaml(gitlab)["pages"]["variables"] == {"GIT_DEPTH": "0"}
