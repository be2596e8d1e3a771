"""The site of this publication, as readers will get it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from html_site import HtmlSite, mkdocs_build
from projects import ROOT


def test_every_internal_link_and_anchor_leads_somewhere(repository_site: HtmlSite) -> None:
    """Not one dead link on any page."""
    assert repository_site.dead_links() == []


def test_no_identifier_stands_twice(repository_site: HtmlSite) -> None:
    """Identifiers are unique on every page, so that a link can lead to one place only."""
    for page in repository_site.pages.values():
        doubles = {name for name in page.ids if page.ids.count(name) > 1}
        assert not doubles, (page.address, doubles)


def test_identifiers_are_plain_ascii(repository_site: HtmlSite) -> None:
    """Every identifier can be typed, and survives being pasted into a message."""
    for page in repository_site.pages.values():
        assert all(name.isascii() and " " not in name for name in page.ids), page.address


def test_nothing_is_loaded_from_another_host(repository_site: HtmlSite) -> None:
    """Style sheets, scripts, fonts and images come from the site itself."""
    loaded = "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preconnect']/@href"
    for page in repository_site.pages.values():
        for address in page.tree.xpath(loaded):
            assert not urlsplit(address).netloc, (page.address, address)


def test_every_citing_passage_has_a_way_there_and_back(repository_site: HtmlSite) -> None:
    """Each place that cites is named at its source, on the brief's own page and in the bibliography."""
    everywhere = {
        link.lstrip("./")
        for address, page in repository_site.pages.items()
        if address.startswith("sources/")
        for link in page.links
    }
    briefs = [page for address, page in repository_site.pages.items() if address.count("/") == 2 and address[0] == "b"]
    assert briefs
    for page in briefs:
        own = set(page.tree.xpath("//span[@class='back']//a/@href"))
        for place in page.tree.xpath("//span[@class='cite']/@id"):
            assert f"#{place}" in own, (page.address, place)
            assert f"{page.address}#{place}" in everywhere, (page.address, place)


def test_every_link_to_a_source_is_answered_by_an_entry(repository_site: HtmlSite) -> None:
    """Whatever a note or an in-text citation links to is in the brief's source list."""
    for page in repository_site.pages.values():
        for target in page.tree.xpath("//a[@class='source']/@href"):
            assert target.removeprefix("#") in page.ids, (page.address, target)


def test_notes_are_numbered_in_the_order_of_their_marks(repository_site: HtmlSite) -> None:
    """Reading down the page, each new mark has the next number."""
    for page in repository_site.pages.values():
        numbers = [int(mark.text_content()) for mark in page.tree.xpath("//article//a[@class='footnote-ref']")]
        firsts = list(dict.fromkeys(numbers))
        in_text = [n for n in firsts if n <= max(numbers, default=0)]
        assert sorted(firsts) == list(range(1, len(firsts) + 1)), page.address
        assert in_text == sorted(in_text) or "footnote" in page.address, page.address


def test_building_again_gives_the_same_bytes(repository_site: HtmlSite, tmp_path: Path) -> None:
    """Two builds of the same input are byte for byte the same."""
    code, output = mkdocs_build(ROOT, "--strict", "--site-dir", str(tmp_path / "again"))
    assert code == 0, output
    assert HtmlSite(tmp_path / "again").digest() == repository_site.digest()
