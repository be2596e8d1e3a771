"""What a built site offers to programs: feeds with whole texts, a map of all pages, twins that are no pages."""

from __future__ import annotations

import json

import pytest
from html_site import HtmlSite, mkdocs_build
from lxml import etree, html
from projects import BRIEF, CHART, write_project

HARBOUR = "https://harbour-briefs.example/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
BRIEFS = {
    "briefs/first.md": f"{BRIEF}\nSee [the list](../index.md) and [its text](first/first.md).\n{CHART}",
    "briefs/second.md": BRIEF.replace("title: A brief", "title: Une note\nlang: fr\ntranslation_of: first"),
    "briefs/gone.md": BRIEF.replace("title: A brief", "title: Gone\nstatus: withdrawn\nupdated: 2026-11-02"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> HtmlSite:
    root = write_project(tmp_path_factory.mktemp("machines") / "project", BRIEFS)
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    return HtmlSite(root / "site")


def test_feeds_have_the_text_of_the_page(site: HtmlSite) -> None:
    """With its notes and the picture of its chart, in both formats, every address a whole one that leads somewhere."""
    feed = etree.parse(site.folder / "feed.xml")
    (text,) = feed.xpath("a:entry[a:title='A brief']/a:content[@type='html']/text()", namespaces=ATOM)
    items = json.loads((site.folder / "feed.json").read_text("utf-8"))["items"]
    assert text == next(item["content_html"] for item in items if item["title"] == "A brief")
    tree = html.fromstring(f"<div>{text}</div>")
    words = " ".join(tree.text_content().split())
    assert words.startswith("What it says. Ministers met in 1955.1 Banks followed.2 See the list")
    assert "China held most" in words and "Jane Doe" in words and "Related" not in words
    assert tree.xpath("//img/@src") == [f"{HARBOUR}briefs/first/first-chart-1.svg"]
    assert tree.xpath("//img/@alt") == ["China held three votes and India one."]
    own = [str(address).removeprefix(HARBOUR) for address in tree.xpath("//@href") if HARBOUR in str(address)]
    for path in (address.partition("#")[0] for address in own):
        assert (site.folder / path).exists(), path
    ids = {*site.pages["briefs/first/"].ids}
    assert {address.partition("#")[2] for address in own if "#" in address} <= ids


def test_pages_lead_to_both_feeds(site: HtmlSite) -> None:
    """From the heads of the home page, of topics and of people; the feeds are there."""
    for page, stem in (("", "feed"), ("topics/trade/", "feed"), ("people/data-desk/", "feed")):
        found = site.pages[page].tree.xpath(
            "//head/link[@rel='alternate'][contains(@type, '+xml') or contains(@type, 'feed+json')]/@href"
        )
        assert [str(address).rpartition("/")[2] for address in found] == [f"{stem}.xml", f"{stem}.json"]
        assert all((site.folder / page / str(address)).is_file() for address in found)


def test_a_twin_is_a_file_and_no_page(site: HtmlSite) -> None:
    """Where it is linked to, and nowhere else: neither a page of its own nor in the site map, nor for the search."""
    text = (site.folder / "briefs/first/first.md").read_text("utf-8")
    assert text.startswith('---\ntitle: "A brief"\n') and "[^doe2020-" in text
    assert [path.name for path in (site.folder / "briefs/first").iterdir() if path.is_dir()] == []
    assert "first.md" in site.pages["briefs/first/"].links
    assert "first/first" not in (site.folder / "sitemap.xml").read_text("utf-8")


def test_the_site_map_has_every_page_once(site: HtmlSite) -> None:
    """With the day of its last change and its versions, itself among them; none that was withdrawn."""
    tree = etree.parse(site.folder / "sitemap.xml")
    pages = [str(address).removeprefix(HARBOUR) for address in tree.xpath("//s:loc/text()", namespaces=MAP)]
    assert sorted(pages) == sorted({*site.pages} - {"404.html", "briefs/gone/"})
    assert len(tree.xpath("//s:url[s:lastmod='2026-11-02' or s:lastmod='2026-11-01']", namespaces=MAP)) == len(pages)
    versions = tree.xpath("//s:url[s:loc[contains(., 'second')]]/x:link", namespaces=MAP)
    assert {(link.get("rel"), link.get("hreflang"), link.get("href")) for link in versions} == {
        ("alternate", "en", f"{HARBOUR}briefs/first/"), ("alternate", "fr", f"{HARBOUR}briefs/second/"),
        ("alternate", "x-default", f"{HARBOUR}briefs/first/"),
    }  # fmt: skip
    assert not tree.xpath("//s:url[s:loc[contains(., 'topics')]]/x:link", namespaces=MAP)
