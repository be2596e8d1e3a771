"""The last site is left where it is, and the next one is to the byte what it would have been in an empty folder."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, Files, InclusionLevel
from projects import BRIEF, FILES, MakeProject

from briefsite.fast import SWITCH
from briefsite.fast.cache import FOLDER
from briefsite.hosts.mkdocs.last_site import ASIDE, LastSite, may_stay

ALONE = {"mkdocs.yml": re.sub(r".*manual_hook.*\n", "", FILES["mkdocs.yml"])}
"""Without a hook that looks what is in the folder."""


def test_a_site_over_the_last_one_is_a_site_in_an_empty_folder(make_project: MakeProject, tmp_path: Path) -> None:
    """Whatever somebody did to the last one; what has not changed is the very file that it was."""
    root = make_project(
        {
            **ALONE,
            "briefs/second.md": BRIEF.replace("A brief", "Another"),
            "docs/gone.md": "# Gone\n",
            "docs/guide.md": "# Guide\n",
        }
    )
    assert mkdocs_build(root, "--strict")[0] == 0
    site, outside = root / "site", tmp_path / "outside.html"
    references = (site / "briefs/first/first.ris").stat()
    guide = (site / "guide/index.html").stat().st_ctime_ns
    outside.hardlink_to(site / "people/index.html")
    (site / "topics/index.html").unlink()
    (site / "topics/index.html").symlink_to(outside)
    kept = outside.read_bytes()
    (site / "briefs/first/first.bib").write_text("@misc{else}", "utf-8")
    (site / "briefs/first/index.html").write_text("else", "utf-8")
    for path in ("old/page/index.html", "search/data/old/index.html", ".nojekyll", "people/.hidden"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("<p>Old words.</p>", "utf-8")
    (index,) = (site / "search/data").glob("en-*")
    next(index.glob("*.json")).write_text("else", "utf-8")
    (index / "more.json").write_text("else", "utf-8")
    (root / "docs/gone.md").unlink()
    (root / "briefs/second.md").write_text(BRIEF.replace("A brief", "A third"), "utf-8")
    code, said = mkdocs_build(root, "--strict")
    assert (code, "Page skipped" in said) == (0, False), said
    assert (site / "guide/index.html").stat().st_ctime_ns == guide
    again = (site / "briefs/first/first.ris").stat()
    assert (again.st_ino, again.st_ctime_ns) == (references.st_ino, references.st_ctime_ns)
    assert outside.read_bytes() == kept
    assert mkdocs_build(root, "--strict", "--site-dir", str(tmp_path / "fresh"))[0] == 0
    left, fresh = HtmlSite(site).digest(), HtmlSite(tmp_path / "fresh").digest()
    assert left.pop(".nojekyll")
    assert left == fresh
    assert [path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())] == []
    assert not (root / FOLDER / ASIDE).exists()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three files."""
    for name in ("index.html", "a/index.html", "a/a.md"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(name, "utf-8")
    return tmp_path / "site"


def _files(*paths: str) -> Files:
    return Files([File(path, None, "site", True, inclusion=InclusionLevel.INCLUDED) for path in paths])


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_what_nobody_has_written_goes(site: Path) -> None:
    """A page that came out empty stands there no more than before; one that was written does, if it says the same."""
    last = LastSite(site, site.parent)
    last.put_aside()
    assert not site.exists()
    last.put_back(_files("index.md", "a.md", "a/a.txt"), ())
    assert _names(site) == {"index.html", "a", "a/index.html"}
    os.utime(site / "index.html")
    last.delete_unwritten()
    assert _names(site) == {"index.html"}


def test_what_others_have_begun_stays(site: Path) -> None:
    """A folder that is there already is the new site; the last one is deleted, as MkDocs would have done."""
    last = LastSite(site, site.parent)
    last.put_aside()
    site.mkdir()
    last.put_back(_files("index.md"), ())
    assert _names(site) == set()
    assert not (site.parent / FOLDER / ASIDE).exists()


def test_a_failed_build_leaves_nothing_aside(site: Path) -> None:
    """Nor does one that was killed: the next one takes away what it finds."""
    killed, failed = LastSite(site, site.parent), LastSite(site, site.parent)
    killed.put_aside()
    site.mkdir()
    failed.put_aside()
    assert _names(site.parent / FOLDER / ASIDE) == set()
    failed.give_up()
    assert not (site.parent / FOLDER / ASIDE).exists()


def test_a_link_to_a_folder_is_left_to_mkdocs(site: Path) -> None:
    """What it leads to is not moved."""
    link = site.parent / "public"
    link.symlink_to(site)
    LastSite(link, site.parent).put_aside()
    assert link.is_symlink()
    assert "index.html" in _names(site)


def test_other_plugins_find_an_empty_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that hears of the end of a build may look what is there; and without what is quick nothing stays."""
    config, plugin = MkDocsConfig(), object()
    config.plugins = PluginCollection()
    assert may_stay(plugin, config)
    config.plugins.events["config"].append(print)
    assert may_stay(plugin, config)
    config.plugins.events["post_build"].append(print)
    assert not may_stay(plugin, config)
    config.plugins.events["post_build"].clear()
    monkeypatch.setenv(SWITCH, "0")
    assert not may_stay(plugin, config)
