"""Pages of docs/ that cite as a brief does: what readers get, and the ways between them and all else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from citing import PAGES
from lxml import html
from projects import MakeProject


def _built(root: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(root / "out")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return root / "out"


def _page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text("utf-8"))


@pytest.mark.usefixtures("both_ways")
def test_each_way_leads_there_and_back(make_project: MakeProject) -> None:
    """Marks lead to notes, notes to sources, sources to the marks and to /sources/, and that to the very place."""
    out = _built(make_project(PAGES))
    page, sources = _page(out / "about/index.html"), _page(out / "sources/index.html")
    ids = set(page.xpath("//@id"))
    inside = [address[1:] for address in page.xpath("//article//a/@href") if address.startswith("#")]
    assert inside
    assert set(inside) <= ids
    places = page.xpath("//span[@class='cite']/@id")
    assert len(places) == 3
    assert {f"#{place}" for place in places} <= set(page.xpath("//span[@class='back']/a/@href"))
    assert set(page.xpath("//span[@class='back']/a[starts-with(@href, '../')]/@href")) == {
        "../sources/#source-doe2020",
        "../sources/#source-roe2021",
    }
    passages = sources.xpath("//a[starts-with(@href, '../about/#')]")
    assert {link.get("href").partition("#")[2] for link in passages} == set(places)
    assert [link.text for link in passages][:2] == [
        "‘We rest on two books.’ · note 1",
        "‘As Doe says, it is so.’ · note 2",
    ]
    assert sources.xpath("//a[@href='../about/']")[-1].text == "About us"
    assert "/briefs/first/#cite" in "".join(sources.xpath("//a/@href"))


def test_the_list_is_a_section_of_its_own_at_the_end(make_project: MakeProject) -> None:
    """It has its role though nothing follows; a heading of that name in the page has another identifier."""
    page = _page(_built(make_project(PAGES)) / "about/index.html")
    (section,) = page.xpath("//section[@role='doc-bibliography']")
    assert [h.get("id") for h in page.xpath("//h2")] == ["sources_1", "notes", "sources"]
    assert len(section.xpath(".//li")) == 2
