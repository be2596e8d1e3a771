"""What a page costs a reader on a slow line: bytes, and hosts that are asked."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from html_site import HtmlPage, HtmlSite

KB = 1000
COMPRESSED, PLAIN = 100 * KB, 350 * KB
"""The most that a brief may transfer: HTML, style sheets and scripts together."""
SHORT, REQUESTS = 32 * KB, 8
"""The most that a brief of some 15 notes may transfer, compressed, and the requests for it."""
AROUND = 17.5 * KB
"""The most, compressed, of the style sheets and scripts that come with a brief, whatever its length."""

_IMPORT = re.compile(r"""^import\b[^("']*["'](\.[^"']+)["']""", re.MULTILINE)
_CSS_URL = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")
_LOADED = " | ".join(
    (
        "//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload']/@href",
        "//script/@src | //img/@src | //source/@src | //video/@src | //audio/@src | //iframe/@src | //embed/@src",
        "//object/@data",
    )
)
_ON_USE = "assets/search/"
"""What is loaded when a reader opens the search, not with the page."""


@cache
def _weigh(path: Path) -> tuple[int, int]:
    content = path.read_bytes()
    return len(content), len(gzip.compress(content, 9, mtime=0))


def _parts(site: HtmlSite, page: HtmlPage) -> set[str]:
    """The page's own file, its style sheets, its scripts and all that these import."""
    waiting = [str(value) for value in page.tree.xpath("//link[@rel='stylesheet']/@href | //script/@src")]
    found = {page.address + "index.html"}
    queue = [urlsplit(urljoin(f"/{page.address}", address)).path.lstrip("/") for address in waiting]
    while queue:
        path = queue.pop()
        if path in found or path.startswith(_ON_USE):
            continue
        found.add(path)
        if path.endswith(".js"):
            script = (site.folder / path).read_text("utf-8")
            queue += [urljoin(f"/{path}", address).lstrip("/") for address in _IMPORT.findall(script)]
    return found


def _without_chart(site: HtmlSite) -> Iterator[tuple[str, set[str]]]:
    """The briefs without a chart, each with what it loads; not what they said before."""
    apart = "//figure[@class='chart'] | //*[contains(@class, 'old-version')]"
    for address, page in site.pages.items():
        if page.tree.xpath("//article//h1[@class='brief-title']") and not page.tree.xpath(apart):
            yield address, _parts(site, page)


def _compressed(site: HtmlSite, parts: Iterable[str]) -> int:
    return sum(_weigh(site.folder / part)[1] for part in parts)


def _weights(site: HtmlSite) -> dict[str, tuple[int, int]]:
    weights = {}
    for address, page in site.pages.items():
        if address.startswith("briefs/") and address != "briefs/":
            sizes = [_weigh(site.folder / part) for part in _parts(site, page)]
            weights[address] = (sum(plain for plain, _ in sizes), sum(compressed for _, compressed in sizes))
    return weights


def test_the_heaviest_brief_is_light_enough(repository_site: HtmlSite) -> None:
    """HTML, style sheets and scripts of each brief, compressed as hosts do and as a browser unpacks them."""
    too_heavy = {
        address: (plain, compressed)
        for address, (plain, compressed) in _weights(repository_site).items()
        if plain > PLAIN or compressed > COMPRESSED
    }
    assert too_heavy == {}


def test_a_brief_of_a_few_pages_is_a_few_packets(tidewater_site: HtmlSite) -> None:
    """Each without a chart, the fullest too, as `gzip -9` compresses: its HTML and every style sheet and script that
    it asks for, in whatever window. Pictures and the site's icon are left out, and what a script asks for later: notes
    beside the text of a wide window, the bar at a passage, the search.
    """
    briefs = dict(_without_chart(tidewater_site))
    weights = {address: (_compressed(tidewater_site, parts), len(parts)) for address, parts in briefs.items()}
    assert len(weights) >= 5 and weights["briefs/what-a-favour-is-worth/"][1] > 4
    assert {name: each for name, each in weights.items() if each[0] > SHORT or each[1] > REQUESTS} == {}


def test_what_comes_with_a_brief_does_not_grow(repository_site: HtmlSite) -> None:
    """Its text, notes and sources are as long as they are; style sheets and scripts are not."""
    briefs = dict(_without_chart(repository_site))
    around = {address: parts - {f"{address}index.html"} for address, parts in briefs.items()}
    weights = {address: (_compressed(repository_site, parts), len(parts) + 1) for address, parts in around.items()}
    assert weights
    assert {name: each for name, each in weights.items() if each[0] > AROUND or each[1] > REQUESTS} == {}


def test_scripts_and_style_sheets_are_counted(repository_site: HtmlSite) -> None:
    """The count above sees what a page loads, not its HTML alone."""
    address = next(iter(_weights(repository_site)))
    page = repository_site.pages[address]
    parts = _parts(repository_site, page)
    assert {"assets/briefsite.css", "assets/scheme.js", "assets/briefsite.js"} < parts
    assert not any("bundle" in part or part.startswith("assets/stylesheets/") for part in parts)


def test_no_page_loads_anything_from_another_host(repository_site: HtmlSite) -> None:
    """No style sheet, script, font, picture or frame; links to read further do lead out."""
    foreign = {
        f"{address}: {value}"
        for address, page in repository_site.pages.items()
        for value in map(str, page.tree.xpath(_LOADED))
        if urlsplit(value).netloc
    }
    assert foreign == set()


def test_no_style_sheet_loads_anything_from_another_host(repository_site: HtmlSite) -> None:
    """Fonts above all: they are the reader's own."""
    sheets = sorted((repository_site.folder / "assets").glob("*.css"))
    assert sheets
    foreign = [found for path in sheets for found in _CSS_URL.findall(path.read_text("utf-8")) if "//" in found]
    assert foreign == []


def test_a_search_engine_finds_what_it_needs(repository_site: HtmlSite) -> None:
    """A title, a description and the one address of the page: home, the lists and every brief."""
    for address, page in repository_site.pages.items():
        is_earlier = page.tree.xpath("//meta[@name='robots'][@content='noindex']")  # its one address is the newest's
        if address in {"", "sources/"} or (address.startswith("briefs/") and not is_earlier):
            assert page.tree.xpath("string(//title)").strip(), address
            assert page.tree.xpath("string(//meta[@name='description']/@content)").strip(), address
            assert page.tree.xpath("string(//link[@rel='canonical']/@href)").endswith("/" + address)
