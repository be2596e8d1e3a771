"""manual/docs/how-it-works.md shows what is: its brief goes the whole way, and each door gives what the page says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from html_site import mkdocs_build
from projects import STYLES_FOLDER, write_project
from rooms import PAGE

from briefsite.check import check_project
from briefsite.cite import Styles, format_brief, library_of
from briefsite.model import Project
from briefsite.pipeline import build_site
from briefsite.read.project import load_project

PARTS = dict(re.findall(r"^## (\w+).*\n((?:(?!## ).*\n)+)", PAGE.read_text("utf-8"), re.M))
FRONT = (
    "---\ntitle: Ports\ndate: 2026-05-01\nauthors: [data-desk]\ntopics: [trade]\nsummary: What ports can do.\n---\n\n"
)


def shown(heading: str, kind: str) -> str:
    """The example of that kind under a heading."""
    (found,) = re.findall(rf"^```{kind}\n(.*?)\n```$", PARTS[heading], re.M | re.S)
    return str(found)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of nothing but the page's brief and its source."""
    changes = {
        "briefs/first.md": None,
        "briefs/ports.md": f"{FRONT}{shown('The', 'markdown')}\n",
        "sources.bib": f"{shown('The', 'bibtex')}\n",
    }
    return write_project(tmp_path_factory.mktemp("how-it-works"), changes)


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    """What reading makes of it."""
    return load_project(root)


def test_read(project: Project) -> None:
    """The citation, and the entry."""
    assert shown("Read", "text") in repr(project.briefs[0].body.citations)
    assert json.loads(shown("Read", "json")) == project.bibliography.references["doe2020"].csl


def test_check(root: Path, project: Project) -> None:
    """The brief is clean; with the key of the page's mistake it is not."""
    assert not [problem for problem in check_project(project) if problem.place.path == "briefs/ports.md"]
    brief = root / "briefs/ports.md"
    text = brief.read_text("utf-8")
    try:
        brief.write_text(text.replace("@doe2020", "@do2020"), "utf-8")
        assert shown("Check", "text") in [str(problem) for problem in check_project(load_project(root))]
    finally:
        brief.write_text(text, "utf-8")


def test_link_cite_render(project: Project) -> None:
    """The place that cites, the note's text, and the page."""
    styles = Styles(STYLES_FOLDER)
    site = build_site(project, styles)
    (brief,) = site.corpus.briefs
    assert shown("Link", "text") in repr(brief.mentions)
    style = styles.get(project.options.citation_style)
    assert shown("Cite", "text") in repr(
        format_brief(brief, library_of(site.corpus.references, site.corpus.options.language), style)
    )
    (page,) = (page for page in site.pages if page.path == "briefs/ports.md")
    lines = page.markdown.splitlines()
    assert all(line in lines for line in shown("Render", "markdown").splitlines())


def test_finish_hosts(root: Path, tmp_path: Path) -> None:
    """The sentence in the published page, and the way back to it in the list of sources."""
    code, output = mkdocs_build(root, "--strict", "--site-dir", str(tmp_path / "site"))
    assert code == 0, output
    assert shown("Finish", "html") in (tmp_path / "site/briefs/ports/index.html").read_text("utf-8")
    assert shown("Hosts", "html") in (tmp_path / "site/sources/index.html").read_text("utf-8")
