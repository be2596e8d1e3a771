"""The whole way of a pull request: a real repository with two branches, and the commands of the workflows run on it."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from github_host import GitHubHost, github_host
from html_site import HtmlSite
from lxml import html
from projects import BRIEF, write_project
from workflows import Runner

NEXT_YEAR = (dt.datetime.now(dt.UTC) + dt.timedelta(days=365)).strftime("%Y-%m-%dT06:00:00+07:00")
EMBARGOED = BRIEF.replace("title: A brief", f"title: Under embargo\nembargo: {NEXT_YEAR}")
DRAFT = BRIEF.replace("title: A brief", "title: Not ready\nstatus: draft")
OLD = BRIEF.replace("title: A brief", "title: Renamed").replace("Ministers met", "Lenders and builders met by the sea")


def git(folder: Path, *arguments: str) -> None:
    """Run git as an editor does."""
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone as the workflow has it: the request merged, its first parent the state before."""
    root = write_project(tmp_path_factory.mktemp("path") / "project", {"briefs/old.md": OLD, "briefs/gone.md": OLD})
    (root / "briefs/gone.md").write_text(BRIEF.replace("title: A brief", "title: Gone"))
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Before")
    git(root, "checkout", "--quiet", "-b", "change")
    (root / "briefs/first.md").write_text(BRIEF.replace("1955 [@doe2020, p. 3]", "1956 [@doe2020, p. 4]"))
    git(root, "mv", "briefs/old.md", "briefs/new.md")
    (root / "briefs/new.md").write_text(OLD.replace("summary:", "formerly: [old]\nsummary:"))
    (root / "briefs/gone.md").write_text(
        BRIEF.replace("title: A brief", "title: Gone\nstatus: withdrawn\nupdated: 2026-11-20\neditors_note: Not ours.")
    )
    (root / "briefs/draft.md").write_text(DRAFT)
    (root / "briefs/embargo.md").write_text(EMBARGOED)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Change")
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "--message=Merge", "change")
    runner = Runner(root, {})
    code = runner.run("preview.yml", "build", "Build the preview")
    assert code == 0, runner.printed
    assert "::warning file=briefs/first.md,line=9,col=18,title=unmarked-correction::" in runner.printed
    return root


@pytest.fixture(scope="module")
def preview(merged: Path) -> HtmlSite:
    """The finished preview."""
    return HtmlSite(merged / "preview")


def test_every_page_says_preview_and_keeps_search_engines_away(preview: HtmlSite) -> None:
    """The bar comes first, and there is no feed, site map or published address left in a head."""
    assert len(preview.pages) > 10
    for page in preview.pages.values():
        assert page.tree.xpath("//body/*[1]/@class") == ["preview-bar"], page.address
        assert page.text("//aside[@class='preview-bar']").startswith("PREVIEW"), page.address
        assert page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"], page.address
        assert page.tree.xpath("//title")[0].text.startswith("PREVIEW · "), page.address
        assert not page.tree.xpath("//link[@rel='canonical' or @rel='alternate']"), page.address
        assert not [link for link in page.links if link.endswith((".xml", ".xml.gz"))], page.address
        assert len(page.ids) == len(set(page.ids)), page.address
    files = {path.name for path in preview.folder.rglob("*") if path.is_file()}
    assert not files & {"feed.xml", "sitemap.xml", "sitemap.xml.gz", "robots.txt"}
    assert preview.dead_links() == []


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("briefs/first/", "changed in this preview · see changes · see published · all changes"),
        ("briefs/new/", "moved in this preview · see changes · see published · all changes"),
        ("briefs/gone/", "changed in this preview · withdrawn · see changes · see published · all changes"),
        ("briefs/draft/", "new in this preview · a draft: not published · all changes"),
        (
            "briefs/first/changes.html",
            "changes marked · changed in this preview · see the page · see published · all changes",
        ),
        ("topics/", "all changes"),
    ],
)
def test_what_the_bar_says(preview: HtmlSite, address: str, says: str) -> None:
    """A changed page leads to its changes and to what is published; drafts are marked as such."""
    assert preview.pages[address].text("//aside[@class='preview-bar']") == f"PREVIEW · {says}"


def test_an_embargo_is_shown_and_marked(preview: HtmlSite) -> None:
    """A reviewer sees the brief, and until when readers do not."""
    said = preview.pages["briefs/embargo/"].text("//aside[@class='preview-bar']")
    assert f"new in this preview · under embargo until {NEXT_YEAR}: not published" in said


def test_the_changes_are_marked_in_text_and_notes(preview: HtmlSite) -> None:
    """The year in the text and the page in the note, each struck through and underlined."""
    page = preview.pages["briefs/first/changes.html"]
    assert [mark.text_content() for mark in page.tree.xpath("//article//del")[1:]] == ["1955", "3"]
    assert [mark.text_content() for mark in page.tree.xpath("//article//ins")[1:]] == ["1956", "4"]
    assert page.tree.xpath("//nav[@class='preview-list']/a/@href") == ["#change-1", "#change-2"]


def test_what_is_gone_leaves_a_way_or_a_word(preview: HtmlSite) -> None:
    """The old address leads to the new one without JavaScript; the withdrawn brief says so and is on no list."""
    old = preview.pages["briefs/old/"].tree
    assert old.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../new/"]
    assert old.xpath("//main//a/@href") == ["../new/"]
    gone = preview.pages["briefs/gone/"]
    assert "This brief was withdrawn on 20 November 2026." in gone.text("//article")
    assert "Not ours." in gone.text("//article") and "Ministers" not in gone.text("//article")
    for address in ("briefs/", "topics/trade/", "people/data-desk/", "sources/"):
        assert "briefs/gone/" not in " ".join(preview.pages[address].links), address


def test_the_report_names_everything(merged: Path) -> None:
    """preview.json says which briefs came, changed and moved; preview.html says it to people."""
    report = json.loads((merged / "preview/preview.json").read_text("utf-8"))
    slugs = {how: [brief["slug"] for brief in found] for how, found in report["briefs"].items()}
    assert slugs == {"added": ["draft", "embargo"], "changed": ["first", "gone"], "moved": ["new"], "removed": []}
    shown = html.fromstring((merged / "preview/preview.html").read_text("utf-8"))
    assert "Briefs moved (1)" in shown.text_content()


def test_other_commands_of_the_workflows_run(merged: Path) -> None:
    """What is written in a workflow is known to work."""
    runner = Runner(merged, {})
    assert runner.run("check.yml", "problems", "Check") == 0, runner.printed
    assert runner.run("publish.yml", "publish", "Look for an embargo that has ended") == 0, runner.printed
    assert runner.outputs == {"steps.embargo.outputs.publish": "false"}
    assert runner.run("preview.yml", "closed", "Nothing to build") == 0


@pytest.fixture
def host(merged: Path) -> Iterator[GitHubHost]:
    """A server in GitHub's place: one open request, its archive, no comments yet."""
    with github_host(merged / "preview") as server:
        yield server


def test_a_finished_preview_is_published_commented_on_and_removed(
    merged: Path, host: GitHubHost, tmp_path: Path
) -> None:
    """The steps of the privileged workflow, one after the other, on a branch that is really pushed to."""
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "desk/briefs.git")], check=True)
    run = {"id": 5, "head_sha": "a" * 40, "head_branch": "x", "head_repository": {"owner": {"login": "reader"}}}
    (tmp_path / "event.json").write_text(json.dumps({"workflow_run": run}))
    environment = {
        "GITHUB_API_URL": f"http://127.0.0.1:{host.server_port}",
        "GITHUB_SERVER_URL": f"file://{tmp_path}",
        "GITHUB_REPOSITORY": "desk/briefs",
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
    }
    runner = Runner(merged, environment)
    for name in ("Find the request and its files", "Check the files", "Publish", "Comment"):
        assert runner.run("publish-preview.yml", "publish", name) == 0, runner.printed
    assert runner.run("publish-preview.yml", "publish", "Remove") == -1
    assert "pr-7/index.html" in _published(tmp_path)
    assert len(host.comments) == 1
    assert "(https://desk.github.io/briefs/pr-7/briefs/first/changes.html)" in host.comments[0]

    host.answers["/pulls?"] = [host.answers["/pulls?"][0] | {"state": "closed"}]
    assert runner.run("publish-preview.yml", "publish", "Find the request and its files") == 0, runner.printed
    assert runner.run("publish-preview.yml", "publish", "Publish") == -1
    assert runner.run("publish-preview.yml", "publish", "Remove") == 0, runner.printed
    assert _published(tmp_path) == [".nojekyll"]


def _published(folder: Path) -> list[str]:
    command = ["git", "--git-dir", str(folder / "desk/briefs.git"), "ls-tree", "-r", "--name-only", "gh-pages"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
