"""The command: what it refuses, what it survives, and what it leaves as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from html_site import HtmlSite
from projects import BRIEF, FILES, ROOT, MakeProject

from briefsite.commands.preview.command import main


def _preview(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/preview.py"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--base", "--output=x"], "expected one argument"),
        (["--base=--output=x"], "`--output=x` names no commit"),
        (["--base=no-such-branch"], "there is no commit `no-such-branch` here"),
        (["--base", "nowhere", "--head", "."], "there is no folder"),
    ],
)
def test_what_cannot_be_compared_is_refused(arguments: list[str], message: str, tmp_path: Path) -> None:
    """Exit status 2, one line, nothing written."""
    done = _preview(*arguments, "--out", str(tmp_path / "out"), folder=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only an earlier preview is replaced."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("keep me")
    assert main(["--root", str(ROOT), "--base", "HEAD", "--out", str(tmp_path / "mine")]) == 2
    assert "holds files that are not an earlier preview" in capsys.readouterr().err
    assert (tmp_path / "mine/letter.txt").read_text() == "keep me"


@pytest.mark.parametrize("settings", ["site_name: [\n", FILES["mkdocs.yml"].replace("name: material", "name: nowhere")])
def test_new_errors_fail_old_ones_do_not_and_a_base_that_cannot_be_built_is_survived(
    settings: str, make_project: MakeProject, tmp_path: Path
) -> None:
    """The base has no readable settings or no theme, the head an error: both are told, and the preview is built.

    Nobody knows what readers have then: no page and no line of the report leads to a published one.
    """
    base = make_project({"mkdocs.yml": settings}, folder="base")
    head = make_project({"briefs/first.md": BRIEF.replace("@doe2020", "@nobody")}, folder="head")
    out = tmp_path / "out"
    done = _preview("--base", str(base), "--head", str(head), "--out", str(out), folder=tmp_path)
    assert done.returncode == 1, done.stderr
    report = (out / "preview.md").read_text("utf-8")
    assert "so changes are listed but not marked in the text, and no page leads to the published one: " in report
    bar = HtmlSite(out).pages["briefs/first/"].text('//*[@class="preview-bar"]')
    assert bar == "PREVIEW · changed in this preview · all changes"
    assert "see published" not in report
    assert "`unknown-citation` no entry `nobody` in sources.bib" in report
    before = (out / "index.html").read_bytes()
    (head / "mkdocs.yml").write_text("site_name: [\n")
    done = _preview("--base", str(base), "--head", str(head), "--out", str(out), folder=tmp_path)
    assert done.returncode == 2
    assert "the site cannot be built, so there is no preview" in done.stderr and "Traceback" not in done.stderr
    assert (out / "index.html").read_bytes() == before


def test_an_edited_brief_also_says_which_of_its_sources_was_removed(make_project: MakeProject, tmp_path: Path) -> None:
    """A reviewer need not find the edited brief among those that nobody edited."""
    base = make_project({}, folder="base")
    edited = BRIEF.replace("@doe2020, p. 3", "@doe2020, p. 7")
    head = make_project({"briefs/first.md": edited, "sources.bib": "% none\n"}, folder="head")
    out = tmp_path / "out"
    _preview("--base", str(base), "--head", str(head), "--out", str(out), folder=tmp_path)
    changed = (out / "preview.md").read_text("utf-8").partition("### Briefs changed (1)")[2].partition("###")[0]
    assert "\n    - source removed: `doe2020`, `roe2021`\n" in changed


def test_a_page_leads_to_the_published_one_where_there_is_one(make_project: MakeProject, tmp_path: Path) -> None:
    """At the address that it has there, where pages may be files; somebody of whom nothing is published has none."""
    people = "data-desk: {name: Data Desk, biography: Old.}\njane: {name: Jane Doe, biography: Old.}\n"
    project = {
        "mkdocs.yml": FILES["mkdocs.yml"] + "use_directory_urls: false\n",
        "briefs/second.md": BRIEF.replace("date:", "status: draft\ndate:").replace("data-desk", "jane"),
        "briefs/people.yml": people,
    }
    base = make_project(project, folder="base")
    head = make_project({**project, "briefs/people.yml": people.replace("Old.", "New.")}, folder="head")
    done = _preview("--base", str(base), "--head", str(head), "--out", str(tmp_path / "out"), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    pages = HtmlSite(tmp_path / "out").pages
    published = "https://harbour-briefs.example/people/data-desk.html"
    assert published in pages["people/data-desk/"].links
    assert "changed in this preview" in pages["people/jane/"].text("//body")
    assert "see published" not in pages["people/jane/"].text("//body")


def test_pages_of_a_site_below_are_compared_as_they_are_built(make_project: MakeProject, tmp_path: Path) -> None:
    """Such as a manual, which no file of the project makes: what came, went and changed is told and marked."""
    pages = {"docs/index.md": "# Manual\n", "docs/old.md": "# Old\n", "docs/same.md": "# Same\n"}
    needed = {"briefs/topics.yml": "", "briefs/people.yml": "", "sources.bib": ""}
    settings = "site_name: Manual\nsite_url: https://harbour.test/\nhooks: [../scripts/mkdocs_hook.py]\n"
    settings += "theme: material\n"
    below = {f"manual/{path}": text for path, text in {**pages, **needed, "mkdocs.yml": settings}.items()}
    base = make_project(below, folder="base")
    later = {"manual/docs/index.md": "# Manual\n\nMore.\n", "manual/docs/old.md": None, "manual/docs/new.md": "# New\n"}
    head = make_project({**below, **later}, folder="head")
    out = tmp_path / "out"
    done = _preview("--base", str(base), "--head", str(head), "--out", str(out), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    said = (out / "preview.md").read_text("utf-8")
    assert "1 page added, 1 page edited, 1 page removed." in said
    assert "- added: `manual/new/`\n- changed: `manual/`\n- removed: `manual/old/`\n" in said
    assert "changed in this preview" in (out / "manual/index.html").read_text("utf-8")
    assert "More." in HtmlSite(out).pages["manual/changes.html"].tree.xpath("//article//ins/text()")
    assert "changed in this preview" not in (out / "manual/same/index.html").read_text("utf-8")
