"""The pages as plain Markdown: what another generator gets, read by another Markdown implementation."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import yaml
from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from projects import BRIEF, MakeProject

TEXT = BRIEF + "\nBoth [see @doe2020, ch. 2; @roe2021] and *more*.[^why]\n\n[^why]: As [@roe2021] says.\n"


def _export(root: Path, target: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "scripts/export.py"), str(target), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _rendered(path: Path) -> html.HtmlElement:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    markdown.use(front_matter_plugin).use(footnote_plugin).use(attrs_plugin, spans=True).use(attrs_block_plugin)
    return html.fromstring(f"<main>{markdown.render(path.read_text('utf-8'))}</main>")


def test_another_implementation_makes_the_same_links(make_project: MakeProject, tmp_path: Path) -> None:
    """CommonMark with footnotes is enough: marks lead to notes, notes to sources, sources back to the marks."""
    done = _export(make_project({"briefs/first.md": TEXT}), tmp_path / "out")
    assert done.returncode == 0, done.stderr
    page = _rendered(tmp_path / "out/briefs/first.md")
    places = page.xpath("//span[@class='cite']/@id")
    assert len(places) == 4
    notes = page.xpath("//li[@class='footnote-item']")
    assert len(notes) == 4
    for note in notes:
        for target in note.xpath(".//a[@class='source']/@href"):
            assert page.xpath(f"//span[@id='{target.removeprefix('#')}']")
    back = set(page.xpath("//span[@class='back']/a/@href"))
    assert {f"#{place}" for place in places} <= back


def test_every_page_has_front_matter_that_yaml_reads(make_project: MakeProject, tmp_path: Path) -> None:
    """Title, description, language and date stand where generators look for them."""
    _export(make_project({"briefs/first.md": TEXT}), tmp_path / "out")
    front = yaml.safe_load((tmp_path / "out/briefs/first.md").read_text("utf-8").split("---\n")[1])
    assert front["title"] == "A brief"
    assert (front["lang"], front["dir"], front["date"]) == ("en", "ltr", "2026-11-01")
    for page in (tmp_path / "out").rglob("*.md"):
        assert page.read_text("utf-8").startswith("---\n") or page.parent == tmp_path / "out"


def test_an_export_replaces_only_an_earlier_export(make_project: MakeProject, tmp_path: Path) -> None:
    """A folder with anything else in it is left alone, and the message says so."""
    root = make_project()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("keep me", "utf-8")
    refused = _export(root, tmp_path / "mine")
    assert refused.returncode == 2
    assert "holds files that are not an earlier export" in refused.stderr
    assert (tmp_path / "mine/letter.txt").read_text("utf-8") == "keep me"
    assert _export(root, tmp_path / "out").returncode == 0
    assert _export(root, tmp_path / "out").returncode == 0


def test_errors_stop_an_export(make_project: MakeProject, tmp_path: Path) -> None:
    """The problems are shown and nothing is written."""
    done = _export(make_project({"briefs/first.md": BRIEF.replace("@doe2020", "@nobody")}), tmp_path / "out")
    assert done.returncode == 1
    assert "unknown-citation" in done.stderr
    assert not (tmp_path / "out").exists()


def test_drafts_are_exported_only_on_request(make_project: MakeProject, tmp_path: Path) -> None:
    """What is not published leaves the project only when asked for by name."""
    root = make_project({"briefs/draft.md": BRIEF.replace("title: A brief", "title: Not yet\nstatus: draft")})
    _export(root, tmp_path / "out")
    assert not (tmp_path / "out/briefs/draft.md").exists()
    _export(root, tmp_path / "out", "--drafts")
    assert (tmp_path / "out/briefs/draft.md").exists()


def test_a_project_of_zensical_misses_none_of_its_pages_in_the_menu(make_project: MakeProject, tmp_path: Path) -> None:
    """MkDocs, which builds it too, takes no page that is made for one that `nav` forgot; it names those of docs/."""
    root = make_project({"docs/contact.md": "# Contact\n"})
    assert _export(root, tmp_path / "out", "--host", "zensical").returncode == 0
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=tmp_path / "out", capture_output=True, text=True, check=False)
    missed = [line.strip(" -") for line in done.stderr.splitlines() if line.startswith("  - ")]
    assert (done.returncode, missed) == (0, ["contact.md"]), done.stderr


def test_what_programs_are_told_is_there(make_project: MakeProject, tmp_path: Path) -> None:
    """No file names a brief as Markdown that is not written; scripts are put together as on a site."""
    out = tmp_path / "out"
    done = _export(make_project(), out)
    assert done.returncode == 0, done.stderr
    named = {address for brief in json.loads((out / "briefs.json").read_text())["briefs"] for address in brief["files"]}
    assert named and all((out / address.partition(".example/")[2]).is_file() for address in named)
    assert "/briefs/first/)" in (out / "llms.txt").read_text("utf-8")
    assert "text/markdown" not in (out / "briefs/first.md").read_text("utf-8")
    assert not (out / "assets/notes.js").exists()
    assert "import" not in (out / "assets/briefsite.js").read_text("utf-8").partition("\n")[0]
