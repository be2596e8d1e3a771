"""A site that opens from a disk: its scripts are no modules, its pages ask no host, the search knows their words."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from html_site import HtmlSite
from projects import ROOT

from briefsite.finish.offline.files import WebSite, offline_files
from briefsite.finish.offline.pages import page_from_disk, searched_text
from briefsite.finish.offline.scripts import as_script, json_script, text_script
from briefsite.finish.script_bundles import BundleError, published
from briefsite.finish.search.documents import BODY, TEXTS, cut
from briefsite.model import Options
from briefsite.read.options import for_disk
from briefsite.read.paths import address_of, web_address

THEME = ROOT / "scripts/briefsite/theme"
MODULES = {path.relative_to(THEME).as_posix(): path.read_text("utf-8") for path in THEME.rglob("*.js")}
WEB = WebSite("https://harbour.example/", has_folders=True)
MODULE = """import { add as sum, NONE } from "./add.js";
import "./say.js";
export const LIMIT = 3;
export async function start() {
return import(`./later.js`).then(() => new URL("x.json", import.meta.url));
}
"""
PAGE = """<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src 'self' https://cdn.example 'sha256-x'; connect-src 'self'; font-src 'self'; frame-src https://player.example">\
<link rel="canonical" href="https://harbour.example/briefs/ports.html"><link rel="preload" href="../f.woff2" as="font">
</head><body><a href="../topics/">Topics</a><a href="..">Home</a><a href="tolls.html#x">Tolls</a><a href="https://a.example/b/">A</a>
<iframe class="x" src="https://player.example/1" sandbox></iframe><a href="#top">Top</a>
<script src="../assets/briefsite.js" type="module"></script><script type="application/ld+json">{}</script></body>"""


def test_a_module_becomes_a_script() -> None:
    """What it imports is waited for, what it exports is given back, and it knows its own address."""
    assert as_script("a.js", MODULE) == (
        'briefsiteOffline.module(async ($address, $load) => {\n"use strict";\n'
        'const {add: sum, NONE} = await $load("./add.js");\nawait $load("./say.js");\nconst LIMIT = 3;\n'
        'async function start() {\nreturn $load(`./later.js`).then(() => new URL("x.json", $address));\n}\n'
        "return {LIMIT, start};\n});\n"
    )


def test_every_module_of_the_theme_becomes_one() -> None:
    """As they are published, in bundles and alone; of another's that is written otherwise the line is named."""
    changed = {**MODULES, **published(MODULES)}
    for path, text in changed.items():
        if text is not None and path != "assets/scheme.js":
            assert not re.search(
                r"^(?:import|export)\b|import\.meta|(?<![\w.])import\(", as_script(path, text), re.MULTILINE
            )
    with pytest.raises(BundleError, match="own.js: `export default 3;` is not understood"):
        as_script("own.js", "export default 3;")


def test_a_page_asks_no_host() -> None:
    """Its policy lets files in and nothing else; modules are scripts, frames are links, folders are their pages."""
    page = page_from_disk("briefs/ports.html", PAGE, {"", "topics"}, WEB.address, web_folders=True)
    said = re.search(r'Policy" content="([^"]*)"', page)
    assert said is not None and said[1] == (
        "default-src 'none'; script-src file: 'sha256-x'; connect-src 'none'; font-src file: data:; frame-src"
    )
    assert '<script defer src="../assets/briefsite.js">' in page and "module" not in page and "preload" not in page
    assert '<script src="../assets/offline.js"></script>\n</head>' in page
    assert '<a href="https://player.example/1">https://player.example/1</a>' in page
    hrefs = re.findall(r'<a href="([^"]*)"', page)
    assert hrefs[:4] == ["../topics/index.html", "../index.html", "tolls.html#x", "https://a.example/b/"]
    assert 'rel="canonical" href="https://harbour.example/briefs/ports/"' in page


def test_addresses_that_are_cited_stay_those_of_the_web() -> None:
    """Pages are files on the disk; what a reader cites is where the brief stands for all."""
    options = for_disk(Options(site_url="https://harbour.example/", directory_urls=False), {})
    assert web_address(options, "briefs/ports.md") == "https://harbour.example/briefs/ports/"
    assert address_of("briefs/ports.md", options.directory_urls) == "briefs/ports.html"
    as_files = for_disk(Options(site_url="https://harbour.example/"), {"use_directory_urls": False})
    assert web_address(as_files, "briefs/ports.md") == "https://harbour.example/briefs/ports.html"


def test_a_file_is_a_script_that_says_what_it_holds() -> None:
    """Also what ends a line in older browsers; what only hosts need is left out, and a sheet holds its fonts."""
    assert json_script('{"a":"\u2028"}'.encode()) == 'briefsiteOffline.file({"a":"\\u2028"});\n'
    assert text_script('a"b\n') == 'briefsiteOffline.file("a\\"b\\n");\n'
    files: Mapping[str, bytes] = {
        "404.html": b"", "sitemap.xml.gz": b"", "a.css": b'x{src:url("f/b.woff2")}', "f/b.woff2": b"font",
        "search/data/en/pairs-0.bin": b"\0\1", "search/data/languages.json": b"{}", "briefs/p/p.json": b"[]",
        "own.js": b"var x = 1;", "picture.png": b"p", "sources/facets.json": b"{}", "sources/sources.json": b"[]",
        "sources/references/0.json": b"{}", "briefs/p/cite.html": b"<dl>",
    }  # fmt: skip
    found = dict(offline_files(files, files.__getitem__, WEB))
    assert found["a.css"] == b"x{src:url(data:font/woff2;base64,Zm9udA==)}"
    assert found["search/data/en/pairs-0.bin.js"] == b'briefsiteOffline.bytes("AAE=");\n'
    assert {"sources/facets.json.js", "sources/references/0.json.js", "briefs/p/cite.html.js"} <= found.keys()
    assert found["sources/sources.json"] == b"[]"
    assert found["own.js"] == b"var x = 1;" and found["briefs/p/p.json"] == b"[]"
    assert not {"404.html", "sitemap.xml.gz", "search/data/languages.json"} & found.keys()


def test_the_search_shows_the_words_of_a_page(tidewater_site: HtmlSite) -> None:
    """What stands beside a page for the search holds the very words that were indexed, without the rest."""
    for path in tidewater_site.folder.rglob("*.html"):
        page = path.read_text("utf-8")
        if BODY not in page:
            continue
        text = searched_text(page)
        (whole,), (kept,) = cut("a", page, TEXTS), cut("a", text, TEXTS)
        assert (kept.text.split(), kept.title, kept.headings) == (whole.text.split(), whole.title, whole.headings), path
        assert len(text) < len(page)


def test_the_archive_is_hardly_larger_than_the_site(tidewater_site: HtmlSite) -> None:
    """At most 1.3 times, unpacked."""
    folder = tidewater_site.folder
    paths = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    found = dict(offline_files(paths, lambda path: (folder / path).read_bytes(), WEB))
    assert sum(map(len, found.values())) <= 1.3 * sum((folder / path).stat().st_size for path in paths)
