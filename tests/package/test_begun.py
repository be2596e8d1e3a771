"""Publications that the installed package begins in an empty folder: their two commands, pages and previews."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from github_host import github_host
from html_site import HtmlSite
from installed import environment_with, run
from night import by_day
from projects import ROOT
from workflows import Runner

from briefsite import __version__
from briefsite.commands.new.texts import languages

NAME = f"briefsite-{__version__}-py3-none-any.whl"
SITE = "https://harbourbriefs.org/notes/"


def begin(programs: Path, folder: Path, language: str, *options: str) -> Path:
    """Begin a publication, with the environment that make would set up: the wheel that it is pinned to."""
    named = ("--name", "Harbour Briefs", "--language", language, *options)
    done = run(programs / "briefsite", "new", str(folder), *named, folder=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


def git(folder: Path, *arguments: str) -> None:
    """Run git as an editor does."""
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def pinned(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which the wheel is installed that a publication got."""
    folder = tmp_path_factory.mktemp("pinned")
    begun = begin(programs, folder / "begun", "en")
    return environment_with(begun / "wheels" / NAME, folder / "venv")


@pytest.mark.parametrize("language", by_day(["fr"], ["fr", "ar", "de"]))
def test_two_commands(language: str, pinned: Path, tmp_path: Path) -> None:
    """`make check` and `make site`: nothing of another publication, no dead link, and the path below the host right."""
    folder = begin(pinned, tmp_path / "harbour", language, "--url", SITE)
    environment_with(folder / "wheels" / NAME, folder / ".venv")
    for mark in (".python", ".ready"):  # the set-up, which needs an index of packages, is done
        (folder / ".venv" / mark).touch()
    checked = run(Path("/usr/bin/make"), "check", folder=folder)
    assert (checked.returncode, checked.stdout) == (0, "no problems\n"), checked.stderr
    built = run(Path("/usr/bin/make"), "site", folder=folder)
    assert built.returncode == 0, built.stderr
    assert "To look at it:        make serve " in built.stdout

    site = HtmlSite(folder / "site")
    assert site.dead_links() == [] and len(site.pages) > 9
    for page in site.pages.values():
        assert page.tree.xpath("/html/@lang") == [language], page.address
        if page.address != "404.html":
            assert page.tree.xpath("//link[@rel='canonical']/@href") == [SITE + page.address], page.address
            assert not [link for link in page.links if link.startswith("/")], page.address
    assert page_notes(site) == ["1", "2"]
    for path in (*folder.glob("*"), *(folder / "site").rglob("*"), *(folder / "docs").rglob("*")):
        if path.is_file():
            assert b"bandung" not in path.read_bytes().lower(), path
    feed = (folder / "site/feed.xml").read_text("utf-8")
    assert f"{SITE}briefs/example/" in feed


@pytest.mark.parametrize(
    ("environment", "guess"),
    [
        (("PIP_NO_INDEX=1",), []),
        (
            ("PIP_INDEX_URL=http://127.0.0.1:9/", "PIP_RETRIES=0"),
            ["It seems that the network cannot be reached, which this needs."],
        ),
    ],
    ids=["no index", "no network"],
)
def test_what_pip_says_is_said(pinned: Path, environment: tuple[str, ...], guess: list[str], tmp_path: Path) -> None:
    """Where nothing can be installed; that the network is to blame, only where pip could not reach it. Again, too."""
    folder = begin(pinned, tmp_path / "harbour", "en")
    for _ in range(2):
        unset = ("PIP_FIND_LINKS=", "PIP_CONFIG_FILE=/dev/null")
        done = run(Path("/usr/bin/env"), *environment, *unset, "make", "site", folder=folder)
        assert done.returncode == 2
        first, *rest = done.stdout.partition("Installing briefsite and its libraries (once) ...\n")[2].splitlines()
        assert first.startswith("They could not be installed. pip says: ERROR: No matching distribution found for ")
        last = "All that it says is in .venv/pip.log. When that is mended, type the same again."
        assert rest == [*guess, last]
        assert not [line for line in done.stderr.splitlines() if not line.startswith("make: ***")]
    assert "No matching distribution" in (folder / ".venv/pip.log").read_text("utf-8")
    assert not (folder / "site").exists()


def page_notes(site: HtmlSite) -> list[str]:
    """The numbers of the notes in the example."""
    found = site.pages["briefs/example/"].tree.xpath("//a[contains(@class, 'footnote-ref')]")
    return [note.text_content() for note in found]


@pytest.mark.parametrize("language", by_day(["ar", "en", "zh"], languages()))
def test_mkdocs_itself_builds_each_language(language: str, pinned: Path, tmp_path: Path) -> None:
    """Strictly, and the check finds not even a hint; without an address there is no `site_url`."""
    folder = begin(pinned, tmp_path / "harbour", language)
    assert "site_url" not in yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    checked = run(pinned / "briefsite", "check", "--strict", folder=folder)
    assert (checked.returncode, checked.stdout) == (0, "no problems\n"), checked.stderr
    built = run(pinned / "python", "-m", "mkdocs", "build", "--strict", folder=folder)
    assert built.returncode == 0, built.stderr
    assert HtmlSite(folder / "site").dead_links() == []


def test_the_wheel_is_the_same_wherever_it_is_packed(pinned: Path, tmp_path: Path) -> None:
    """Of a clone, of what was installed from that, and by a wheel that nobody has installed."""
    clone = [sys.executable, "-S", str(ROOT / "scripts/new.py"), str(tmp_path / "clone")]
    subprocess.run(clone, stdin=subprocess.DEVNULL, check=True, capture_output=True)
    wheel = tmp_path / "clone/wheels" / NAME
    begin(environment_with(wheel, tmp_path / "venv"), tmp_path / "installed", "en")
    alone = [sys.executable, "-S", "-I", f"{wheel}/briefsite", "new", str(tmp_path / "alone")]
    subprocess.run(alone, stdin=subprocess.DEVNULL, check=True, capture_output=True)
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in tmp_path.glob(f"*/wheels/{NAME}")}
    assert len(list(tmp_path.glob(f"*/wheels/{NAME}"))) == 3 and len(digests) == 1
    assert (tmp_path / "alone/wheels/briefsite.txt").read_text("utf-8") == (
        f"./wheels/{NAME} --hash=sha256:{digests.pop()}\n"
    )


def test_what_was_changed_since_it_was_installed_is_not_packed(programs: Path, pinned: Path, tmp_path: Path) -> None:
    """A publication would be pinned to what nobody has released."""
    [module] = pinned.parent.glob("lib/*/site-packages/briefsite/pipeline.py")
    text = module.read_text("utf-8")
    try:
        module.write_text(text + "\n", "utf-8")
        done = run(pinned / "briefsite", "new", "harbour", folder=tmp_path)
    finally:
        module.write_text(text, "utf-8")
    assert done.returncode == 2
    assert done.stderr == (
        "briefsite new: `briefsite/pipeline.py` is not as it was installed;"
        " install briefsite again, then do this again\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def merged(pinned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication as a workflow has it: a pull request merged, its first parent the state before."""
    root = begin(pinned, tmp_path_factory.mktemp("path") / "harbour", "de")
    git(root, "init", "--quiet", "--initial-branch=stamm")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Anfang")
    git(root, "checkout", "--quiet", "-b", "change")
    example = root / "briefs/example.md"
    example.write_text(example.read_text("utf-8").replace("eine lange Geschichte", "eine kurze Geschichte"), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message=Kurz")
    git(root, "checkout", "--quiet", "stamm")
    git(root, "merge", "--quiet", "--no-ff", "--message=Merge", "change")
    return root


def test_a_pull_request(merged: Path, pinned: Path, tmp_path: Path) -> None:
    """Checked and previewed; then published in an environment that has pip, the pinned wheel and nothing else."""
    workflows = merged / ".github/workflows"
    runner = Runner(merged, {}, workflows=workflows, programs=pinned)
    for step in (("check.yml", "problems", "Check"), ("preview.yml", "build", "Build the preview")):
        assert runner.run(*step) == 0, runner.printed
    assert "unmarked-correction" in runner.printed

    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "desk/briefs.git")], check=True)
    run_ = {"id": 5, "head_sha": "a" * 40, "head_branch": "x", "head_repository": {"owner": {"login": "reader"}}}
    (tmp_path / "event.json").write_text(json.dumps({"workflow_run": run_}))
    with github_host(merged / "preview") as host:
        environment: Mapping[str, str] = {
            "GITHUB_API_URL": f"http://127.0.0.1:{host.server_port}",
            "GITHUB_SERVER_URL": f"file://{tmp_path}",
            "GITHUB_REPOSITORY": "desk/briefs",
            "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
            "PYTHONPATH": "",
        }
        privileged = Runner(merged, environment, workflows=workflows, programs=tmp_path / "venv/bin")
        for name in ("Install", "Find the request and its files", "Check the files", "Publish", "Comment"):
            assert privileged.run("publish-preview.yml", "publish", name) == 0, privileged.printed
    listed = ["--git-dir", str(tmp_path / "desk/briefs.git"), "ls-tree", "-r", "--name-only", "gh-pages"]
    published = subprocess.run(["git", *listed], capture_output=True, text=True, check=True).stdout.split()
    assert "pr-7/briefs/example/changes.html" in published
    [comment] = host.comments
    assert "(https://desk.github.io/briefs/pr-7/briefs/example/changes.html)" in comment


def test_a_publication_without_an_address_is_not_published(merged: Path, pinned: Path) -> None:
    """The job says which one it has on its host."""
    environment = {"GITHUB_REPOSITORY": "desk/briefs"}
    runner = Runner(merged, environment, workflows=merged / ".github/workflows", programs=pinned)
    assert runner.run("publish.yml", "publish", "Look for an embargo that has ended") == 0, runner.printed
    assert runner.run("publish.yml", "publish", "Build") == 1
    assert "if it has no domain of its own `site_url: https://desk.github.io/briefs/`" in runner.printed


def test_the_check_of_gitlab(pinned: Path, tmp_path: Path) -> None:
    """Its report names what the job fails for."""
    folder = begin(pinned, tmp_path / "harbour", "fr", "--host", "gitlab")
    example = folder / "briefs/example.md"
    example.write_text(re.sub("@grafton1997", "@grafton1998", example.read_text("utf-8")), "utf-8")
    lines = yaml.safe_load((folder / ".gitlab-ci.yml").read_text("utf-8"))["check"]["script"]
    command = ["sh", "-e", "-c", "\n".join(lines)]
    path = f"{pinned}:/usr/bin:/bin"
    done = subprocess.run(command, cwd=folder, env={"PATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "unknown-citation: no entry `grafton1998`" in done.stdout
    [row, *_] = json.loads((folder / "code-quality.json").read_text("utf-8"))
    assert (row["check_name"], row["severity"]) == ("unknown-citation", "major")
    assert row["location"]["path"] == "briefs/example.md" and row["location"]["lines"]["begin"] > 10
