"""Addresses are those of the host: whether pages are folders or files, and however deep the menu is."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, FILES, MakeProject

from briefsite.check.site import PlannedSite
from briefsite.read.paths import address_of
from briefsite.read.project import load_project

SITE = "https://harbour.org/briefs-site/"
NAV = """
nav:
  - Home: index.md
  - Briefs: briefs/index.md
  - About:
      - Who:
          - Deeper:
              - The very page: about/who.md
              - Another: about/other.md
          - Whence: about/whence.md
      - How: about/how.md
"""
PROJECT = {
    "mkdocs.yml": FILES["mkdocs.yml"]
    .replace("\nnav: [{Home: index.md}]\n", NAV)
    .replace("https://harbour-briefs.example/", SITE),
    "briefs/first.md": BRIEF.replace("topics:", "formerly: [early]\ntopics:"),
    "briefs/second.md": BRIEF.replace("title: A brief", "title: Une note\nlang: fr\ntranslation_of: first"),
    **{f"docs/about/{name}.md": f"# Page {name}\n" for name in ("who", "other", "whence", "how")},
}


@pytest.fixture(params=[True, False], ids=["folders", "files"])
def site(request: pytest.FixtureRequest, make_project: MakeProject) -> HtmlSite:
    """The same project with either form of addresses."""
    setting = f"use_directory_urls: {str(request.param).lower()}\n"
    root = make_project({**PROJECT, "mkdocs.yml": setting + PROJECT["mkdocs.yml"]})
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    assert (root / "site/briefs/first.html").exists() != request.param
    return HtmlSite(root / "site")


def test_no_link_is_dead(site: HtmlSite) -> None:
    """Links within pages, the search and the feed of the page among them."""
    assert site.dead_links() == []


def test_what_leaves_the_site_leads_back(site: HtmlSite) -> None:
    """Canonical addresses, facts for citing, feeds, the site map, and how to cite a brief: each is a file."""
    texts = {path: path.read_text("utf-8") for path in site.folder.rglob("*") if path.suffix in (".html", ".xml")}
    found = {address for text in texts.values() for address in re.findall(rf"{re.escape(SITE)}[^\s\"'<&#]*", text)}
    briefs = [path for path in texts if re.search(r"briefs/first(?:/index)?\.html$", path.as_posix())]
    (brief,) = briefs
    own = SITE + brief.relative_to(site.folder).as_posix().removesuffix("index.html")
    for mark in (
        'rel="canonical" href="{}"',
        'name="citation_abstract_html_url" content="{}"',
        'property="og:url" content="{}"',
    ):
        assert mark.format(own) in texts[brief]
    assert 'id="cite-this"' in texts[brief] and own in texts[brief].partition('id="cite-this"')[2]
    assert own in texts[site.folder / "feed.xml"] and own in texts[site.folder / "sitemap.xml"]
    assert len(found) > 10
    files = {address.removeprefix(SITE).partition("?")[0] for address in found}
    assert [path for path in files if not _is_there(site.folder, path)] == []


def test_a_former_address_leads_on(site: HtmlSite) -> None:
    """To the page, by an address that is right from where it stands."""
    (early,) = (
        site.folder.glob("briefs/early*/index.html")
        if (site.folder / "briefs/early").is_dir()
        else [site.folder / "briefs/early.html"]
    )
    text = early.read_text("utf-8")
    target = re.search(r'content="0; url=([^"]*)"', text)
    assert target is not None
    here = early.relative_to(site.folder).as_posix().removesuffix("index.html")
    assert _is_there(site.folder, urljoin(SITE + here, target[1]).removeprefix(SITE))


def test_the_search_gives_addresses_of_pages(site: HtmlSite) -> None:
    """What is searched leads to files that are there."""
    index = "".join(path.read_text("utf-8") for path in (site.folder / "search").rglob("*.json"))
    addresses = set(re.findall(r'"((?:briefs|about|topics|people)/[a-z/.]*)"', index))
    assert any("first" in address for address in addresses)
    assert [address for address in addresses if not _is_there(site.folder, address)] == []


def test_a_section_holds_its_pages_however_deep(site: HtmlSite) -> None:
    """In the menu at the top of every page, and beside the text of each of its own."""
    names = ["The very page", "Another", "Whence", "How"]
    for page in site.pages.values():
        if page.address in ("404.html",) or "early" in page.address:
            continue
        links = page.tree.xpath("//nav[@class='site-sections']/ul/li/details//a")
        assert [link.text_content() for link in links] == names
        assert urljoin(SITE + page.address, links[0].get("href")).removeprefix(SITE).startswith("about/who")
    (who,) = (page for address, page in site.pages.items() if address.startswith("about/who"))
    beside = who.tree.xpath("//details[@class='contents']//a")
    assert [" ".join(link.text_content().split()) for link in beside] == names
    assert [link.get("aria-current") for link in beside] == ["page", None, None, None]
    (top,) = who.tree.xpath("//nav[@class='site-sections']/ul/li/details/summary")
    assert (top.text_content(), top.get("aria-current")) == ("About", "true")


def _is_there(folder: Path, address: str) -> bool:
    path = folder / address.partition("#")[0]
    return (path / "index.html").is_file() if not address or address.endswith("/") else path.is_file()


def test_places_of_generated_pages_have_the_names_that_the_check_knows(make_project: MakeProject) -> None:
    """In whatever language the publication is: its links must not depend on that."""
    briefs = {f"briefs/b{number}.md": BRIEF.replace("2026-11", f"{2026 - number % 2}-11") for number in range(9)}
    text = FILES["mkdocs.yml"].replace("  language: en\n", "  language: fr\n")
    assert text != FILES["mkdocs.yml"]
    root = make_project({"mkdocs.yml": text, **briefs})
    code, output = mkdocs_build(root)
    assert code == 0, output
    pages, known = HtmlSite(root / "site").pages, PlannedSite(load_project(root))
    assert pages["topics/"].tree.get("lang") == "fr"
    for path in known.generated:
        anchors = known.anchors(path)
        assert anchors and anchors <= {*pages[address_of(path, directory_urls=True)].ids}, path
