"""Books as files of a site that are made when its pages are finished, and only where what they hold has changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from html import escape, unescape
from urllib.parse import unquote

from briefsite.finish.article import article_in
from briefsite.finish.books.book import Read, epub
from briefsite.finish.books.chapter import on_site
from briefsite.model.digests import digest, digest_of
from briefsite.read.addresses import split
from briefsite.render.books import Book, Chapter
from briefsite.render.downloads import Download, DownloadKind, Made

_PICTURE = re.compile(r'<img\b[^>]*? src="([^"]+)"')


class FinishedSite:
    """The finished pages of a site, and what their articles hold in short."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self._digests: dict[str, bytes] = {}

    def digest(self, chapter: Chapter) -> bytes:
        """A short name for the article of a brief and for the pictures in it."""
        if chapter.file not in self._digests:
            article = article_in(self.read(chapter.file) or b"")
            found = map(split, map(unescape, _PICTURE.findall(article.decode("utf-8", "replace"))))
            shown = dict.fromkeys(unquote(each.path) for each in found if each and not each.scheme)
            pictures = [self.read(on_site(path, chapter.address)) or b"" for path in shown]
            self._digests[chapter.file] = digest(article, *pictures)
        return self._digests[chapter.file]


class FinishedBook:
    """A book whose pages are finished."""

    def __init__(self, book: Book, site: FinishedSite) -> None:
        self.book = book
        self.site = site

    @cached_property
    def value_digest(self) -> bytes:
        """A short name for all that it holds."""
        return digest(digest_of(self.book), *map(self.site.digest, self.book.chapters))


def _made(finished: FinishedBook) -> Made:
    return Made(epub(finished.book, finished.site.read))


def _leading_on(finished: FinishedBook) -> bytes:
    """A book of which each chapter only leads to its page."""
    chapters = {chapter.file: chapter for chapter in finished.book.chapters}

    def read(path: str) -> bytes | None:
        chapter = chapters.get(path)
        if chapter is None:
            return None
        address, title = escape(finished.book.site + chapter.address), escape(chapter.title)
        shown = f'<a href="{address}">{title}</a>' if finished.book.site else title
        return f"<article><h1>{title}</h1><p>{shown}</p></article>".encode()

    return epub(finished.book, read)


BOOKS = DownloadKind("books", _made, 2, _leading_on, "a book that only leads to its pages")


def book_downloads(books: Iterable[Book], read: Read) -> Iterator[Download]:
    """The files of books, whose pages `read` gives by their paths on the finished site."""
    site = FinishedSite(read)
    return (Download(book.path, BOOKS, FinishedBook(book, site)) for book in books)
