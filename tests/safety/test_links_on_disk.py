"""Symbolic links in docs/ and briefs/: nothing is published through them that could not stand there itself."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, MakeProject

from briefsite.check import check_project
from briefsite.read.links_on_disk import is_fit, link_fault
from briefsite.read.project import load_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")

SECRET = BRIEF.replace("title: A brief", "title: A draft\nstatus: draft") + "\nHush-hush.\n"
FOREIGN = {
    "docs/draft.md": "../briefs/draft.md",
    "docs/config.txt": "../.git/config",
    "docs/config.md": "../.git/config",
    "docs/settings.yml": "../mkdocs.yml",
    "docs/sources.bib": "../sources.bib",
    "docs/results.sqlite3": "../.cache/briefsite/results.sqlite3",
    "docs/page.txt": "about.md",
    "docs/hidden.md": ".hidden.md",
    "docs/picture.png": "../briefs/secret.png",
    "docs/guide/up.md": "../../briefs/draft.md",
    "docs/folder": "../briefs",
    "docs/twice": "guide",
    "docs/out.md": "../../outside.md",
    "docs/gone.md": "nowhere.md",
    "docs/round.md": "round.md",
    "briefs/port.png": "topics.yml",
    "briefs/crane.png": "../.git/crane.png",
}
FIT = {"docs/same.md": "about.md", "docs/guide/same.png": "../port.png", "briefs/quay.png": "../docs/port.png"}


@pytest.fixture
def root(make_project: MakeProject) -> Path:
    """A project with links of every kind."""
    made = make_project(
        {
            "briefs/first.md": f"{BRIEF}\n![a](quay.png) ![b](port.png) ![c](crane.png)\n",
            "briefs/draft.md": SECRET,
            "briefs/secret.png": b"Hush-hush",
            "docs/about.md": "# About\n",
            "docs/port.png": b"a port",
            "docs/guide/one.md": "# One\n",
            "docs/.hidden.md": "Hush-hush\n",
            ".git/config": "Hush-hush\n",
            ".git/crane.png": b"Hush-hush",
            ".cache/briefsite/results.sqlite3": b"Hush-hush",
        }
    )
    (made.parent / "outside.md").write_text("Hush-hush\n", "utf-8")
    for path, target in {**FOREIGN, **FIT}.items():
        (made / path).symlink_to(target)
    return made


def test_only_links_to_what_could_stand_there_itself_are_fit(root: Path) -> None:
    """Of the same kind, in docs/ (or for a brief in briefs/), and not hidden; each other is told once."""
    for path in FIT:
        assert link_fault(root, path) is None and is_fit(root, path), path
    told = [problem.place.path for problem in check_project(load_project(root)) if problem.rule == "unreadable-file"]
    assert sorted(told) == sorted(FOREIGN)
    files = [path for path in FOREIGN if not (root / path).is_dir()]
    assert all(not is_fit(root, path) for path in (*files, "docs/folder/draft.md", "docs/twice/one.md"))


def test_what_is_said_names_where_the_link_leads(root: Path) -> None:
    """In words that say what to do."""
    faults = [link_fault(root, path) for path in ("docs/draft.md", "docs/hidden.md", "docs/page.txt", "docs/out.md")]
    assert [fault and fault.message for fault in faults] == [
        "`docs/draft.md` is a link to `briefs/draft.md`, which does not lie in docs/; put the file itself here",
        "`docs/hidden.md` is a link to `docs/.hidden.md`, which is hidden; put the file itself here",
        "`docs/page.txt` is a link to `docs/about.md`, which is of another kind; put the file itself here",
        "`docs/out.md` is a link that leads out of the project; put the file itself here",
    ]


def test_a_build_publishes_nothing_through_them(root: Path) -> None:
    """Not the draft, not the settings, not the cache; the pages and pictures that are fit it does."""
    code, output = mkdocs_build(root)
    assert code == 0, output
    site = HtmlSite(root / "site")
    everything = b"".join(path.read_bytes() for path in (root / "site").rglob("*") if path.is_file())
    assert b"Hush-hush" not in everything
    whole = (root / "sources.bib").read_bytes()
    assert not any(path.read_bytes() == whole for path in (root / "site").rglob("*") if path.is_file())
    assert b"custom_dir" not in everything
    assert {"same/index.html", "guide/same.png", "briefs/quay.png", "port.png"} <= site.digest().keys()
