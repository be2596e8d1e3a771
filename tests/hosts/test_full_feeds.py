"""Feeds of a finished site get the texts of its pages; what is remembered of them is not made again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sites import site_of

from briefsite.fast.cache import FOLDER, Memo
from briefsite.hosts import full_feeds
from briefsite.hosts.full_feeds import write_full_text

BRIEFS = {slug: f"date: 2026-01-0{number}\n\nShips." for number, slug in enumerate(("quays", "ports"), 1)}


def lay_out(folder: Path, words: str = "Ships") -> None:
    """A finished site as far as feeds ask: its feeds, and the pages of its briefs but one that lies elsewhere."""
    for asset in site_of(BRIEFS).assets:
        (folder / asset.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / asset.path).write_text(asset.content, "utf-8")
    page = folder / "briefs/ports/index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"<article><p>{words} <a href='../quays/'>at quays</a>.</p></article>", "utf-8")


def test_each_feed_has_the_texts_of_its_entries(tmp_path: Path) -> None:
    """In both formats; an entry whose page is not there keeps its excerpt."""
    lay_out(tmp_path)
    write_full_text(tmp_path, site_of(BRIEFS).corpus, Memo())
    text = '<p>Ships <a href="https://harbour.example/briefs/quays/">at quays</a>.</p>'
    for path in ("feed.json", "topics/trade/feed.json", "people/data-desk/feed.json"):
        ports, quays = json.loads((tmp_path / path).read_text("utf-8"))["items"]
        assert (ports["content_html"], quays["content_text"]) == (text, "What quays says.")
    assert (tmp_path / "feed.xml").read_text("utf-8").count('<content type="html">&lt;p&gt;Ships') == 1


def test_texts_are_made_of_pages_that_changed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build makes none; one edit makes one."""
    made: list[str] = []
    monkeypatch.setattr(full_feeds, "full_text", lambda page, address: made.append(address) or page)
    corpus = site_of(BRIEFS).corpus
    for words in ("Ships", "Ships", "Boats"):
        lay_out(tmp_path, words)
        memo = Memo(tmp_path / FOLDER)
        write_full_text(tmp_path, corpus, memo)
        memo.save()
        made.append("")
    ports = "https://harbour.example/briefs/ports/"
    assert [address for address in made if address in ("", ports)] == [ports, "", "", ports, ""]
