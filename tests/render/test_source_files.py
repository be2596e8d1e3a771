"""The files from which scripts know what sources can be filtered by, and where each is cited."""

from __future__ import annotations

import json
import re

import pytest
from sites import page_of, site_of

from briefsite.pipeline import Site

pytestmark = pytest.mark.usefixtures("both_ways")

ORIGINAL = (
    "title: Ports\ndate: 2026-03-02\ntopics: [trade, debt]\n\nSaid [@doe2020]. Again [@doe2020]. Else [@roe2021]."
)
TRANSLATED = "title: Les ports\ndate: 2026-03-09\nlang: fr\ntranslation_of: ports\ntopics: [trade]\n\nDit [@doe2020]."
BRIEFS = {"ports": ORIGINAL, "les-ports": TRANSLATED, "rails": "date: 2026-02-01\n\nTrue [@doe2020]."}


def file_of(site: Site, path: str) -> dict[str, object]:
    """What a file says."""
    (asset,) = (asset for asset in site.assets if asset.path == path)
    found: dict[str, object] = json.loads(asset.content)
    return found


def test_passages_stand_in_the_order_of_the_entry() -> None:
    """Across briefs, those of a translation behind its original: as the links of the list."""
    site = site_of(BRIEFS)
    said = file_of(site, "sources/index.json")
    entry = page_of(site, "sources/index.md").partition('id="source-doe2020"')[2].partition('id="source-')[0]
    links = re.findall(r"\(\.\./briefs/([\w-]+)\.md#(cite-[\w-]+)\)", entry)
    text, places = said["sources"]["source-doe2020"]  # type: ignore[index]
    addresses = said["addresses"]
    assert [(addresses[number], id) for number, id in places] == [  # type: ignore[index]
        (f"../briefs/{slug}/", id) for slug, id in links
    ]
    assert (len(places), text) == (4, "")
    assert said["words"]["fr"]["back"] == "Retour à la source"  # type: ignore[index]


def test_facets_stand_in_the_order_of_the_list() -> None:
    """Type, year, language and what cites each; of what cites, its name and topics."""
    said = file_of(site_of(BRIEFS), "sources/facets.json")
    slugs = [text[0] for text in said["texts"]]  # type: ignore[attr-defined]
    assert slugs == ["les-ports", "ports", "rails"]
    assert said["texts"][1] == ["ports", "Ports", "en", ["trade", "debt"]]  # type: ignore[index]
    assert said["sources"] == [["book", "2020", "", [0, 1, 2]], ["book", "2021", "", [1]]]
    assert said["pages"] == []


def test_a_divided_list_has_a_file_for_each_initial() -> None:
    """With the text of each entry, which the script cannot read on the page; the facets say which page has how many."""
    site = site_of(BRIEFS, sources_per_page=1)
    assert file_of(site, "sources/facets.json")["pages"] == [["d/", "d.json", 1], ["r/", "r.json", 1]]
    text, places = file_of(site, "sources/d.json")["sources"]["source-doe2020"]  # type: ignore[index]
    assert text.startswith("Doe, Jane. First") and "<" not in text
    assert len(places) == 4


def test_without_a_brief_there_is_no_form_and_no_file() -> None:
    """As in a publication that begins."""
    site = site_of({})
    assert not [asset.path for asset in site.assets if asset.path.startswith("sources/")]
    assert "<form" not in page_of(site, "sources/index.md")
