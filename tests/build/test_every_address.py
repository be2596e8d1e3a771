"""Every address in a site leads somewhere, whatever holds it, and whether pages are folders or files."""

from __future__ import annotations

import re

import pytest
from addresses_of_sites import Found, addresses_in, dead_addresses
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, FILES, MakeProject

SITE = "https://harbour.org/briefs-site/"
OURS = {"site_name": "Harbour Briefs", "site_url": SITE}
NAV = """
nav:
  - Home: index.md
  - Read: [briefs/index.md, topics/index.md, sources/index.md]
  - Guide:
      - guide/index.md
      - Deep: [guide/deep.md, https://example.org/]
  - People: people/index.md
"""
FEATURES = "[navigation.indexes, navigation.path, navigation.footer, navigation.top, toc.follow]"
MOVED = ("write-a-brief", "rules", "citation-styles", "previews", "how-it-works", "benchmarks")
"""Pages that stood on the publication's own site before they stood in its manual (`scripts/manual_hook.py`)."""
NAMES = ("Adu", "Bello", "Chanda", "Diop")
MANY = {
    f"briefs/b{number}.md": BRIEF.replace("A brief", f"Brief {number}").replace("2026-11", f"{2026 - number % 3}-11")
    for number in range(101)
}
PROJECT = {
    "briefs/first.md": BRIEF.replace("topics:", "formerly: [early]\ntopics:").replace(
        "followed", "followed ([b5](b5.md))"
    ),
    "briefs/second.md": BRIEF.replace("title: A brief", "title: Une note\nlang: fr\ntranslation_of: first"),
    "briefs/adu.md": "\n\n".join((BRIEF, *(f"It grew [@{name.lower()}2020]." for name in NAMES))),
    "docs/guide/index.md": "# The guide\n\n"
    "[Deep](deep.md#two), [a topic](../topics/trade.md), [a brief](../briefs/first.md).\n",
    "docs/guide/deep.md": "# Deep\n\n## One\n\n## Two\n\n## Three\n\n![A sign](../assets/favicon.svg)\n",
    "docs/manual/index.md": "# The manual\n\nIt is made when the site is.\n",
    "manual/briefs/people.yml": "",
    "manual/briefs/topics.yml": "",
    "manual/sources.bib": "",
    "manual/docs/index.md": "# How to\n\n[Next](next.md)\n",
    "manual/docs/next.md": "# Next\n\n[Back](index.md)\n",
    "sources.bib": FILES["sources.bib"]
    + "".join(
        f"@book{{{name.lower()}2020, author={{{name}, Ann}}, title={{On {name}}}, date={{2020}}}}\n" for name in NAMES
    ),
    **{f"manual/docs/{name}.md": f"# Of {name}\n" for name in MOVED},
    **MANY,
}
SETTINGS = (
    re.sub(r"(?m)^(site_name|site_url): .*$", lambda found: f"{found[1]}: {OURS[found[1]]}", FILES["mkdocs.yml"])
    .replace("\nnav: [{Home: index.md}]\n", NAV)
    .replace("sources_per_page: 500", "sources_per_page: 3\n    contact: guide/index.md")
    .replace("  language: en\n", f"  language: en\n  features: {FEATURES}\n")
)
MANUAL = """
site_name: The manual
site_url: !ENV [MANUAL_URL, 'https://harbour.org/manual/']
hooks: [../scripts/mkdocs_hook.py]
extra: {briefsite: {part_of: {name: !ENV [PUBLICATION, ''], url: !ENV [PUBLICATION_HOME, '../']}}}
exclude_docs: "/briefs/\\n/topics/\\n/people/\\n/sources/\\n"
theme: {name: material}
plugins: []
"""


@pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "files"])
def test_every_address_leads_somewhere(make_project: MakeProject, *, directory_urls: bool) -> None:
    """Of a site with all that there is: years, initials, feeds, a former address, translations, a manual below it."""
    settings = f"use_directory_urls: {str(directory_urls).lower()}\n{SETTINGS}"
    root = make_project({**PROJECT, "mkdocs.yml": settings, "manual/mkdocs.yml": MANUAL})
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    site = root / "site"
    found = list(addresses_in(site, SITE))
    _holds(found, directory_urls=directory_urls)
    assert dead_addresses(site, SITE, directory_urls=directory_urls) == []
    page = HtmlSite(site).pages["manual/next/" if directory_urls else "manual/next.html"]
    home = "../../" if directory_urls else "../index.html"
    assert [(link.get("href"), link.text) for link in page.tree.find_class("site-above")] == [(home, OURS["site_name"])]


def _holds(found: list[Found], *, directory_urls: bool) -> None:
    """That addresses of every kind were found: a crawler that sees nothing finds nothing dead."""
    end = "/index" if directory_urls else ""
    kinds = {
        "briefs/index.html": r"b\d+(/|\.html)",
        "briefs/index.json": r"b\d+(/|\.html)",
        "sources/index.html": r"a(/|\.html)",
        f"briefs/early{end}.html": r".*first(/|\.html)",
        f"briefs/first{end}.html": rf"{SITE}briefs/first(/|\.html)",
        "sitemap.xml": rf"{SITE}guide/deep(/|\.html)",
        "feed.xml": rf"{SITE}briefs/b\d+(/|\.html)",
        "topics/trade/feed.xml": rf"{SITE}topics/trade(/|\.html)",
        "404.html": r"/briefs-site/guide/(index\.html)?",
    }
    for file, pattern in kinds.items():
        assert any(each.file == file and re.fullmatch(pattern, each.address) for each in found), file
    assert any("sources-" in each.file and "#source-adu2020" in each.address for each in found)
