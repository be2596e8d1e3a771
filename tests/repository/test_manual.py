"""The manual is a site of its own below the publication, which does not list it, search it or need it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import ROOT, MakeProject
from searching import addresses, contents

import manual_hook
from briefsite.finish.content_features import FEATURES

MANUAL = ROOT / "manual"
PAGES = {path.stem for path in (MANUAL / "docs").glob("*.md")}


def test_the_manual_stands_below_the_publication(tidewater_site: HtmlSite) -> None:
    """All of it, and its links lead on within it."""
    there = {address.split("/")[1] for address in tidewater_site.pages if address.startswith("manual/")}
    assert PAGES - {"index"} <= there and not {"briefs", "topics", "people", "sources"} & there
    (canonical,) = tidewater_site.pages["manual/rules/"].tree.xpath("//link[@rel='canonical']/@href")
    (home,) = tidewater_site.pages[""].tree.xpath("//link[@rel='canonical']/@href")
    assert canonical == f"{home}manual/rules/"


def test_the_publication_does_not_list_the_manual(tidewater_site: HtmlSite) -> None:
    """Its menu, its search and its lists know nothing of the manual."""
    menu = tidewater_site.pages[""].tree.xpath("//header//nav//a/@href | //nav[contains(@class, 'md-nav')]//a/@href")
    assert menu and not [link for link in menu if "manual" in link]
    searched = [
        address for lang in contents(tidewater_site.folder) for address in addresses(tidewater_site.folder, lang)
    ]
    assert "briefs/one-flood-two-bills/" in searched and not [each for each in searched if "manual" in each]


@pytest.mark.parametrize("name", manual_hook.MOVED)
def test_an_old_address_leads_on(tidewater_site: HtmlSite, name: str) -> None:
    """What stood on the publication's own site once sends a reader on to the manual, without JavaScript."""
    page = tidewater_site.pages[f"{name}/"]
    assert page.tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../manual/{name}/"]
    assert page.links == [f"../manual/{name}/"]


def test_a_manual_that_cannot_be_built_is_named(make_project: MakeProject) -> None:
    """With its own message, and the build ends with it."""
    root = make_project()
    shutil.copytree(MANUAL, root / "manual", ignore=shutil.ignore_patterns(".cache"))
    (root / "manual/docs/index.md").write_text("# Manual\n\n[Gone](gone.md)\n", "utf-8")
    code, output = mkdocs_build(root, "--strict", "--site-dir", str(root / "site"))
    assert code == 1
    assert f"The manual was not built, from {root / 'manual'}:" in output
    assert "docs/index.md:3:1: dead-link: `gone.md` leads nowhere" in output


def test_a_project_without_a_manual_has_none(make_project: MakeProject) -> None:
    """The hook does nothing there."""
    root = make_project()
    assert mkdocs_build(root, "--strict", "--site-dir", str(root / "site"))[0] == 0
    assert not (Path(root) / "site/manual").exists()


def test_the_manual_shows_every_feature_of_texts(tidewater_site: HtmlSite) -> None:
    """Live, on the page on content: what the table of features has, that page holds and loads."""
    page = (tidewater_site.folder / "manual/content/index.html").read_text("utf-8")
    features = [each for each in FEATURES if not each.is_generated]
    missing = [each for each in features if not any(mark in page.partition("<article")[2] for mark in each.marks)]
    assert missing == []
    files = [name for each in features for name in (each.style, each.script) if name]
    assert [name for name in files if f"assets/content/{name}" not in page] == []
