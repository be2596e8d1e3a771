"""Feeds of a finished site with the full text of their entries, taken from the pages as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from briefsite.fast.cache import Memo
from briefsite.finish.full_text import full_text, with_full_text
from briefsite.link import Corpus
from briefsite.model.codec import json_form
from briefsite.model.digests import digest
from briefsite.read.paths import FEED_FORMATS, address_of, brief_path, web_address
from briefsite.render.feeds import texts_in_feeds

_PAGE = "index.html"


class _WrittenPage:
    """A finished page of a brief, read when it is needed: those of all feeds together need much room."""

    def __init__(self, folder: Path, slug: str, corpus: Corpus) -> None:
        address = address_of(brief_path(slug), corpus.options.directory_urls)
        self._file = folder / (f"{address}{_PAGE}" if address.endswith("/") else address)
        self.address = web_address(corpus.options, brief_path(slug))

    @cached_property
    def value_digest(self) -> bytes:
        """What its text is remembered by."""
        return digest(self.address, self.content)

    @property
    def content(self) -> bytes:
        """The page as it was written; empty where another plugin has put it elsewhere."""
        return self._file.read_bytes() if self._file.is_file() else b""


def write_full_text(folder: Path, corpus: Corpus, memo: Memo) -> None:
    """Put the text of each entry into the feeds of the site in a folder. What is remembered is not made again."""
    entries = texts_in_feeds(corpus)
    slugs = tuple(dict.fromkeys(slug for listed in entries.values() for slug in listed))
    pages = [_WrittenPage(folder, slug, corpus) for slug in slugs]
    texts = dict(zip(slugs, memo.stream("texts of feeds", _text_of, pages, json_form(str)), strict=True))
    for path, listed in entries.items():
        for file in _files(folder, path):
            file.write_text(with_full_text(file.read_text("utf-8"), [texts[slug] for slug in listed]), "utf-8")


def _text_of(page: _WrittenPage) -> str:
    return full_text(page.content.decode("utf-8", "replace"), page.address)


def _files(folder: Path, path: str) -> Iterator[Path]:
    files = (folder / f"{path}.{ending}" for ending in FEED_FORMATS)
    return (file for file in files if file.is_file())
