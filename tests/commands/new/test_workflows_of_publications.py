"""The workflows that a publication gets: as safe as those of this repository, and only commands that there are."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from projects import ROOT
from workflows import FOLDER, load, steps

from briefsite.commands import COMMANDS, embargo_ended
from briefsite.commands.new.files import kept_files
from briefsite.commands.new.pin import Wheel

WORKFLOWS = ROOT / "scripts/briefsite/commands/new/templates/github"
NAMES = ("check", "links", "preview", "publish", "publish-preview")
PRIVILEGED = "python -m pip install --quiet --no-deps --no-index --require-hashes -r wheels/briefsite.txt"
INSTALL = "python -m pip install --quiet --require-hashes -r requirements.txt"
OTHERS = (PRIVILEGED, INSTALL, "true", '"true"', "mv site public")
_USES = re.compile(r"uses: (\S+ # v[\d.]+)")


@pytest.fixture(scope="module")
def github(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder .github as it is written."""
    folder = tmp_path_factory.mktemp("publication")
    for path, content in kept_files("github", Wheel("briefsite-0.2.0-py3-none-any.whl", b"PK")).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / ".github"


def gitlab() -> dict[str, Any]:
    """The jobs of .gitlab-ci.yml as it is written."""
    content = kept_files("gitlab", Wheel("briefsite-0.2.0-py3-none-any.whl", b"PK"))[".gitlab-ci.yml"]
    return dict(yaml.safe_load(content))


def test_zizmor_finds_nothing(github: Path) -> None:
    """No workflow can be taken over in a way that is known, nor what asks for new versions."""
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", str(github)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_those_of_this_repository(github: Path) -> None:
    """At the same commits: what brings a new version here brings it to the next publication."""
    own = {use for path in FOLDER.glob("*.yml") for use in _USES.findall(path.read_text("utf-8"))}
    theirs = [use for path in github.glob("workflows/*") for use in _USES.findall(path.read_text("utf-8"))]
    assert len(theirs) > 10 and {*theirs} <= own
    assert not re.search(r"uses: (?!\S+@[0-9a-f]{40} # v)", "".join(p.read_text() for p in github.glob("workflows/*")))


def commands() -> Iterator[tuple[str, str]]:
    """Every command of every workflow, and of every job of GitLab, with what it stands in."""
    folder = WORKFLOWS
    for name in NAMES:
        for job, content in load(f"{name}.yml", folder)["jobs"].items():
            yield from ((f"{name}/{job}", step["run"]) for step in content["steps"] if "run" in step)
    for name, job in gitlab().items():
        if isinstance(job, dict):
            yield from ((f"gitlab/{name}", line) for line in (*job.get("before_script", ()), *job.get("script", ())))


@cache
def help_of(name: str, *part: str) -> str:
    """What a command says of its options, or a part of it, such as `github-preview comment`."""
    body = import_module(f"briefsite.commands.{COMMANDS[name].module}")
    with redirect_stdout(StringIO()) as said, pytest.raises(SystemExit):
        body.main([*part, "--help"], name)
    return said.getvalue()


@pytest.mark.parametrize(("where", "line"), list(commands()))
def test_a_command_is_there_and_takes_its_options(where: str, line: str) -> None:
    """Each line is one command of ours with options that it has, or one of few others; no event's text is in it."""
    assert "\n" not in line and "${{" not in line
    found = re.search(r"(?<!/)briefsite ([a-z-]+)((?: [^|;>#]+)?)", line)
    if found is None:
        assert line in OTHERS or re.fullmatch(r'echo "PREVIEW=https://\S+" > preview.env', line), where
        return
    name, rest = found[1], found[2].split()
    said = help_of(name, rest[0]) if name == "github-preview" else help_of(name)
    for option in (word for word in rest if word.startswith("--")):
        assert option in said, f"{where}: {option}"


@pytest.mark.parametrize("name", NAMES)
def test_rights(name: str, github: Path) -> None:
    """What runs a pull request's files can read; what may write takes the pinned wheel of the default branch alone."""
    workflow = load(f"{name}.yml", github / "workflows")
    text = (github / f"workflows/{name}.yml").read_text("utf-8")
    assert "pull_request_target" not in workflow["on"] and not re.search(r"secrets\.[A-Za-z_]", text)
    assert "main" not in str(workflow["on"])  # whatever the default branch is called
    for step in steps(github / "workflows"):
        if "checkout" in step.content.get("uses", ""):
            assert step.content["with"]["persist-credentials"] == "false"
    if "pull_request" in workflow["on"]:
        assert workflow["permissions"] == {"contents": "read"} and "github.token" not in text
        assert "write" not in str(workflow["jobs"])
    if "workflow_run" in workflow["on"]:
        assert workflow["permissions"] == {}
        runs = [step["run"] for step in workflow["jobs"]["publish"]["steps"] if "run" in step]
        assert runs[0] == PRIVILEGED and not [run for run in runs[1:] if not run.startswith("briefsite ")]
        assert "ref: ${{ github.event.repository.default_branch }}" in text


def test_only_the_default_branch_of_what_is_no_fork_is_published(github: Path) -> None:
    """Whatever it is called; and pushing the site itself starts nothing."""
    publish = load("publish.yml", github / "workflows")
    assert publish["on"]["push"] == {"branches-ignore": ["gh-pages"]}
    assert publish["jobs"]["publish"]["if"] == (
        "github.event_name == 'schedule' || (github.ref_name == github.event.repository.default_branch"
        " && github.event.repository.fork != true)"
    )


def test_nothing_tests_the_generator(github: Path) -> None:
    """It is tested where it is made."""
    assert not [line for _, line in commands() if re.search(r"pytest|make|ruff|mypy", line)]


def test_jobs_of_gitlab() -> None:
    """Pages, a report of Code Quality, a review app, a comment; only the job that publishes writes a cache."""
    jobs = gitlab()
    assert jobs["check"]["artifacts"]["reports"] == {"codequality": "code-quality.json"}
    assert jobs["check"]["script"][-1] == "briefsite check"  # by which the job fails
    assert jobs["preview"]["environment"]["on_stop"] == "remove-preview"
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert jobs["pages"]["allow_failure"] == {"exit_codes": [embargo_ended.STOP]}
    assert "--or-stop;" in jobs["pages"]["script"][0]
    assert {name for name, job in jobs.items() if "schedule" in str(job)} == {"pages", "links"}
    assert jobs["default"]["cache"]["policy"] == "pull" and jobs["pages"]["cache"]["policy"] == "pull-push"
    assert jobs["comment"]["before_script"] == [PRIVILEGED] and jobs["comment"]["cache"] == []
    assert [name for name, job in jobs.items() if "PREVIEW_TOKEN" in str(job)] == ["comment"]


def test_the_address_of_a_preview_on_gitlab() -> None:
    """That of the job's files, for a project in a group, and in groups below it."""
    line = gitlab()["preview"]["script"][0]
    for project, path in (("desk/briefs", "briefs"), ("desk/south/briefs", "south/briefs")):
        known = {
            "CI_PROJECT_ROOT_NAMESPACE": "desk",
            "CI_PROJECT_PATH": project,
            "CI_PAGES_DOMAIN": "gitlab.io",
            "CI_JOB_ID": "5",
        }
        said = subprocess.run(
            ["sh", "-c", line.partition(" > ")[0]], env=known, capture_output=True, text=True, check=True
        )
        assert said.stdout == (f"PREVIEW=https://desk.gitlab.io/-/{path}/-/jobs/5/artifacts/preview/preview.html\n")


def test_what_asks_for_new_versions(github: Path) -> None:
    """Of actions and of the image; of libraries only where one has a fault, for they come with Briefsite."""
    updates = yaml.safe_load((github / "dependabot.yml").read_text("utf-8"))["updates"]
    limits = {update["package-ecosystem"]: update.get("open-pull-requests-limit") for update in updates}
    assert limits == {"github-actions": None, "pip": 0}
    renovate = json.loads(kept_files("gitlab", Wheel("x", b""))["renovate.json"])
    assert renovate["enabledManagers"] == ["gitlabci"]
