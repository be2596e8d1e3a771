"""Every address that a built site holds, wherever it stands, and those that lead nowhere.

In HTML: links, pictures, scripts, what is said to other programs in the head, and what leads on at once; feeds, the map
of the site, JSON-LD, lists for scripts, and the search.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from html_site import HtmlSite
from lxml import etree, html

_LINKS = ("href", "src", "poster", "action", "formaction", "cite", "data", "data-list")
_CONTENT = re.compile(r"(?:\d+;\s*url=)?(.*)", re.IGNORECASE)


class Found(NamedTuple):
    """An address as it is written, and what it is seen from: the file that holds it, both below the site."""

    file: str
    address: str
    base: str


def addresses_in(folder: Path, site_url: str) -> Iterator[Found]:
    """Every address in the files of a site that is published at `site_url`."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name == "404.html":  # shown wherever there is nothing
            found = _of_html(path, site_url)
            yield from (Found(name, each, name if each[0] == "#" else "nowhere/at/all/") for each in found)
        elif path.suffix == ".html":
            yield from (Found(name, address, name) for address in _of_html(path, site_url))
        elif path.suffix == ".xml":
            yield from (Found(name, address, name) for address in _of_xml(path, site_url))
        elif name == "briefs/index.json":
            yield from (Found(name, row[0], "briefs/") for row in json.loads(path.read_bytes()))
        elif "search/data/" in name and path.suffix == ".json":
            top = name.partition("search/data/")[0]
            yield from (Found(name, address, top) for address in _of_search(path))


def dead_addresses(folder: Path, site_url: str, *, directory_urls: bool) -> list[str]:
    """Those that lead to no file of the site, or to a place that its page does not have.

    Where pages are files, a folder is none but for that of the site itself.
    """
    site, dead = HtmlSite(folder), []
    ids = {address or "": frozenset(page.ids) for address, page in site.pages.items()}
    for file, address, base in addresses_in(folder, site_url):
        url = urljoin(urljoin(site_url, base), address)
        if not url.startswith(site_url):
            if urlsplit(url).netloc == urlsplit(site_url).netloc:
                dead.append(f"{file} → {address}, which is not below the site")
            continue
        path, place = unquote(urlsplit(url[len(site_url) :]).path), unquote(urlsplit(url).fragment)
        target = folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        known = ids.get(target.relative_to(folder).as_posix().removesuffix("index.html"))
        is_folder = path.endswith("/") and not directory_urls
        if not target.is_file() or is_folder or (place and known is not None and place not in known):
            dead.append(f"{file} → {address}")
    return dead


def _of_search(path: Path) -> Iterator[str]:
    """The addresses of texts and sources, and of the texts in other languages that cite these."""
    rows = json.loads(path.read_bytes())
    if path.name == "languages.json":
        yield from (row[0] for index in rows.values() for row in index["names"])
    elif path.name.startswith(("documents-", "sources-")):
        for address, _, *citing in rows:  # of a source also how many texts cite it
            yield from (address, *(each for each in citing if isinstance(each, str)))


def _of_html(path: Path, site_url: str) -> Iterator[str]:
    tree = html.fromstring(path.read_bytes())
    for element in tree.iter(etree.Element):
        yield from (element.get(name) for name in _LINKS if element.get(name))
        yield from (part.split()[0] for part in (element.get("srcset") or "").split(",") if part.split())
        if element.tag == "meta":
            address = _CONTENT.fullmatch(element.get("content") or "", 0)
            is_refresh = element.get("http-equiv") == "refresh"
            if address and (is_refresh or address[1].startswith(site_url)):
                yield address[1]
        if element.tag == "script" and element.get("type") == "application/ld+json":
            yield from _strings(json.loads(element.text or "null"), site_url)
    yield from re.findall(rf"{re.escape(site_url)}[\w./#%-]*[\w/#]", " ".join(tree.itertext()))


def _of_xml(path: Path, site_url: str) -> Iterator[str]:
    for element in etree.parse(path).iter(etree.Element):
        name = etree.QName(element).localname
        if name in ("loc", "link", "id", "uri") or element.get("type") == "html":
            text = (element.text or "").strip()
            if element.get("type") == "html" and text:
                yield from (value for value in html.fromstring(text).xpath("//@href | //@src"))
            elif text:
                yield text
            yield from (element.get(key) for key in ("href", "src") if element.get(key))


def _strings(value: object, start: str) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if value.startswith(start) else []
    elif isinstance(value, dict):
        yield from (each for below in value.values() for each in _strings(below, start))
    elif isinstance(value, list):
        yield from (each for below in value for each in _strings(below, start))
