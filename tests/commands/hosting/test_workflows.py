"""The workflows: pinned, with no more rights than they need, found safe by tools that look for what is not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from projects import FILES, ROOT, MakeProject
from workflows import FOLDER, Step, load, steps

from briefsite.check.configuration import is_placeholder
from briefsite.commands import embargo_ended

_PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
_USES = re.compile(r"uses: (\S+)(.*)")
_COMMANDS = re.compile(
    r'(?:python (?:scripts/[a-z_]+\.py|-m pip install)|make) ?.*|true|"true"'
    r"|sudo apt-get install --yes --no-install-recommends [a-z-]+"
)
STEPS = list(steps())


def test_zizmor_finds_nothing() -> None:
    """No workflow can be taken over in a way that is known, nor what asks for new versions."""
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [str(zizmor), "--offline", "--quiet", str(FOLDER), str(FOLDER.parent / "dependabot.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


if shutil.which("actionlint"):  # no registry that is used here has it: no test, then, rather than one that is skipped

    def test_actionlint_finds_nothing() -> None:
        """Keys, expressions and commands are what GitHub takes."""
        command = ["actionlint", *map(str, FOLDER.glob("*.yml"))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_every_action_is_pinned_and_says_its_version() -> None:
    """A tag can be moved; a commit cannot. One action has one version everywhere."""
    found: dict[str, set[str]] = {}
    for path in FOLDER.glob("*.yml"):
        for action, comment in _USES.findall(path.read_text("utf-8")):
            assert _PINNED.fullmatch(action), action
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action
            owner, name, *_ = action.split("@")[0].split("/")
            found.setdefault(f"{owner}/{name}", set()).add(action.split("@")[1] + comment)
    assert all(len(versions) == 1 for versions in found.values())


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.yml")))
def test_rights(name: str) -> None:
    """What runs a pull request's own files can read and has no secret; what may write runs none of them."""
    workflow = load(name)
    text = (FOLDER / name).read_text("utf-8")
    assert "permissions" in workflow
    assert "pull_request_target" not in workflow["on"]
    assert not re.search(r"secrets\.[A-Za-z_]", text)
    writes = {job for job, content in workflow["jobs"].items() if "write" in str(content.get("permissions"))}
    if "pull_request" in workflow["on"]:
        assert workflow["permissions"] == {"contents": "read"}
        assert not writes and "github.token" not in text
    if "workflow_run" in workflow["on"]:
        assert workflow["permissions"] == {}
        assert "pip install" not in text and "ref: ${{ github.event.repository.default_branch }}" in text


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.workflow}-{step.job}-{step.name}")
def test_a_step_is_one_command_of_ours(step: Step) -> None:
    """No program is written in a workflow, and no text of an event gets into a command."""
    if "uses" in step.content:
        if "checkout" in step.content["uses"]:
            assert step.content["with"]["persist-credentials"] == "false"
        return
    command = str(step.content["run"])
    assert _COMMANDS.fullmatch(command) and "\n" not in command and "${{" not in command
    script = re.match(r"python (scripts/\S+)", command)
    assert script is None or (ROOT / script[1]).is_file()


def test_the_privileged_scripts_need_no_library() -> None:
    """They run in a job that may write, so they import nothing but the standard library and what lies here."""
    for name in ("github_preview", "receive_preview", "publish_pages"):
        command = [sys.executable, "-S", str(ROOT / "scripts" / f"{name}.py"), "--help"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_gitlab_runs_the_same_commands() -> None:
    """Every script that GitLab runs is there, and the preview is a review app that can be stopped."""
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    commands = [line for job in jobs.values() if isinstance(job, dict) for line in job.get("script", ())]
    scripts = {found[1] for line in commands if (found := re.match(r"python (scripts/\S+)", line))}
    assert scripts == {f"scripts/{name}.py" for name in ("check", "preview", "make_site", "check_links")}
    assert all((ROOT / script).is_file() for script in scripts)
    assert jobs["preview"]["environment"]["on_stop"] == "remove-preview"
    assert "python scripts/embargo_ended.py --or-stop;" in jobs["pages"]["script"][0]
    assert jobs["pages"]["allow_failure"] == {"exit_codes": [embargo_ended.STOP]}


def test_merge_requests_of_gitlab_write_no_cache() -> None:
    """What is kept for the site that is published is written by the job that publishes, and by no other."""
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert jobs["default"]["cache"]["policy"] == "pull"
    assert [name for name, job in jobs.items() if name != "default" and "cache" in job] == ["pages"]
    assert jobs["pages"]["cache"]["policy"] == "pull-push"
    assert jobs["preview"]["artifacts"]["expose_as"] == "Preview"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("site_url: https://harbour.example/\n", "is `https://harbour.example/`, at which no reader finds this site"),
        ("site_url: http://localhost:8000/\n", "is `http://localhost:8000/`, at which no reader finds this site"),
        ("site_url: https://your-name.github.io/briefs/\n", "at which no reader finds this site"),
        ("", "`site_url` in mkdocs.yml is missing"),
        ("site_url: harbour\n", "`site_url` must be the web address of the site, for example"),
        ("site_url: https://a..org/\n", "its host has a `.` too many"),
    ],
)
def test_what_is_published_has_an_address(make_project: MakeProject, address: str, said: str) -> None:
    """The workflow that publishes refuses a placeholder, before it builds; `make site` does not."""
    configuration = FILES["mkdocs.yml"].replace("site_url: https://harbour-briefs.example/\n", address)
    root = make_project({"mkdocs.yml": configuration})
    command = [sys.executable, str(root / "scripts/make_site.py"), "--publish"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert said in done.stderr and "Nothing was built" in done.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "for instance `site_url: https://NAME.github.io/REPOSITORY/`."),
        ({"GITHUB_REPOSITORY": "Desk/briefs"}, "`site_url: https://desk.github.io/briefs/`."),
        ({"GITHUB_REPOSITORY": "Desk/desk.github.io"}, "`site_url: https://desk.github.io/`."),
        ({"CI_PAGES_URL": "https://desk.gitlab.io/south/briefs"}, "`site_url: https://desk.gitlab.io/south/briefs/`."),
    ],
)
def test_a_job_that_has_no_address_is_told_its_own(
    make_project: MakeProject, environment: Mapping[str, str], said: str
) -> None:
    """What to write is what the host publishes by itself."""
    configuration = FILES["mkdocs.yml"].replace("site_url: https://harbour-briefs.example/\n", "")
    root = make_project({"mkdocs.yml": configuration})
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))}
    command = [sys.executable, str(root / "scripts/make_site.py"), "--publish"]
    done = subprocess.run(command, env={**outside, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith(said), done.stderr


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://briefs.example.org/", True),
        ("https://EXAMPLE.com", True),
        ("http://127.0.0.1:8000/", True),
        ("http://[::1]/", True),
        ("https://x.test/", True),
        ("https://username.github.io/briefs/", True),
        ("https://bandungbriefs.org/", False),
        ("https://example.ac.uk/", False),
        ("https://harbour.github.io/example/", False),
        ("https://mysite-institute.org/", False),
        ("", False),
    ],
)
def test_a_placeholder_is_known_by_its_host(address: str, is_one: bool) -> None:
    """Names that are reserved (RFC 2606, RFC 6761), one's own machine, and words of templates."""
    assert is_placeholder(address) == is_one
