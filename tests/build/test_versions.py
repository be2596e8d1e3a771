"""A site with what a brief said before it was corrected, built by MkDocs from a repository."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from addresses_of_sites import dead_addresses
from histories import begin_history, commit, run_git
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, MakeProject, write_project

SITE = "https://harbour-briefs.example/"
OLD = BRIEF.replace("Ministers", "See [the list](index.md) and [this](#sources). OLDWORDS. Ministers")
NEW = BRIEF.replace("date:", "formerly: [zeroth]\nupdated: 2026-12-01\ndate:").replace("1955", "1956")
OLD_PAGE = "briefs/first/2026-11-01/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two commits on a brief, which was renamed by the second."""
    project = begin_history(tmp_path_factory.mktemp("versions") / "project")
    write_project(project, {"briefs/first.md": None, "briefs/zeroth.md": OLD})
    commit(project, "2026-11-02T12:00:00Z", "briefs", "sources.bib")
    (project / "briefs/zeroth.md").rename(project / "briefs/first.md").write_text(NEW, "utf-8")
    commit(project, "2026-12-01T12:00:00Z", "briefs", "sources.bib")
    return project


@pytest.fixture(scope="module")
def built(root: Path) -> HtmlSite:
    """The site of that project."""
    os.environ["SOURCE_DATE_EPOCH"] = "1798761600"  # the first day of 2027
    try:
        code, output = mkdocs_build(root, "--strict")
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
    assert code == 0, output
    return HtmlSite(root / "site")


def test_its_page_is_there_and_every_link_of_the_site_arrives(built: HtmlSite, root: Path) -> None:
    """That from its former name too; search engines are told of the newest alone."""
    page = built.pages[OLD_PAGE]
    assert "OLDWORDS" in page.text("//article")
    assert page.tree.xpath("string(//link[@rel='canonical']/@href)") == f"{SITE}briefs/first/"
    assert page.tree.xpath("string(//meta[@name='robots']/@content)") == "noindex"
    assert "../../first/2026-11-01/" in (root / "site/briefs/zeroth/2026-11-01/index.html").read_text("utf-8")
    assert dead_addresses(root / "site", SITE, directory_urls=True) == []


def test_nothing_else_of_the_site_has_its_words(root: Path, built: HtmlSite) -> None:
    """No search, feed, list, map of the site, or file for machines."""
    site = root / "site"
    texts = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert [path for path, text in texts.items() if b"OLDWORDS" in text] == [f"{OLD_PAGE}index.html"]
    named = {path for path, text in texts.items() if b"first/2026-11-01" in text}
    assert named == {f"{OLD_PAGE}index.html", "briefs/zeroth/2026-11-01/index.html"} and OLD_PAGE in built.pages
    assert f"{SITE}briefs/first/".encode() in texts["sitemap.xml"]


def test_a_build_in_a_shallow_clone_fails_and_one_without_a_history_does_not(
    root: Path, make_project: MakeProject, tmp_path: Path
) -> None:
    """Both say why; the last site stays as it is."""
    run_git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    alone = make_project({"briefs/first.md": NEW})
    code, output = mkdocs_build(alone)
    assert (
        code == 0
        and "There are no earlier versions of briefs that were corrected or updated: it is in no git" in output
    )
    (tmp_path / "shallow/.git").rename(alone / ".git")
    (alone / "site/mark").write_text("", "utf-8")
    code, output = mkdocs_build(alone)
    assert code == 1 and "this clone is shallow" in output and "Traceback" not in output
    assert (alone / "site/mark").exists()


def test_an_error_in_a_template_over_one_ends_no_site(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with the brief and the date; the address stays, and leads to the newest."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    project = shutil.copytree(root, tmp_path / "project", symlinks=True, ignore=shutil.ignore_patterns("site"))
    (project / "own").mkdir()
    fails = '{{ oh() if "OLDWORDS" in page.content }}'
    text = '{% extends "base.html" %}{% block content %}{{ super() }}' + fails + "{% endblock %}"
    (project / "own/main.html").write_text(text, "utf-8")
    settings = project / "mkdocs.yml"
    before, after = "  name: material\n", "  name: material\n  custom_dir: own\n"
    assert before in settings.read_text("utf-8")
    settings.write_text(settings.read_text("utf-8").replace(before, after), "utf-8")
    code, output = mkdocs_build(project, "--strict")
    assert code == 0, output
    said = "its version of 2026-11-01 cannot be shown, and its page only leads to the newest (UndefinedError: 'oh' is"
    assert f"briefs/first.md: {said}" in output
    page = HtmlSite(project / "site").pages[OLD_PAGE]
    assert "OLDWORDS" not in page.text("//article") and page.tree.xpath("//article//a[@href='../']")
