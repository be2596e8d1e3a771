"""A book put together: what it is to hold and the finished pages of its briefs go in, the bytes of an EPUB come out.

The same comes out of the same: files stand in one order, and all have the time at which the format begins.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from lxml import etree

from briefsite.finish.article import article_in
from briefsite.finish.books.chapter import PICTURES, Surroundings, Text, names_in, text_of
from briefsite.finish.books.package import (
    CONTAINER,
    CONTENTS,
    COVER,
    PACKAGE,
    STYLES,
    Item,
    contents,
    cover,
    document,
    package,
)
from briefsite.render.books import Book, Chapter

Read = Callable[[str], bytes | None]
"""What stands at a path of the finished site; None where nothing does."""
_XHTML = "application/xhtml+xml"
_BEGINNINGS = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
}
"""With which bytes pictures of each kind begin."""
_BEGINNING = (1980, 1, 1, 0, 0, 0)


def epub(book: Book, read: Read) -> bytes:
    """The file of a book."""
    binding = _Binding(book, read)
    texts = binding.texts()
    pages = {
        COVER: cover(book),
        CONTENTS: contents(book, binding.files, texts),
        **{
            file: document(chapter.title, chapter.lang, f"<article>{text.html}</article>", ' epub:type="bodymatter"')
            for file, chapter, text in zip(binding.files, book.chapters, texts, strict=True)
        },
    }
    shown = [*_items(binding, texts)]
    catalogue = package(
        book,
        shown,
        has_pictures=any(text.has_pictures for text in texts),
        has_formulas=any("mathml" in text.properties for text in texts),
    )
    inside: dict[str, bytes] = {"META-INF/container.xml": CONTAINER.encode(), f"EPUB/{PACKAGE}": catalogue.encode()}
    inside |= {f"EPUB/{file}": page.encode() for file, page in pages.items()}
    inside[f"EPUB/{STYLES}"] = _style_sheet()
    inside |= {f"EPUB/{file}": content for file, content in binding.pictures.values()}
    return _zipped(inside)


class _Binding:
    """The chapters of a book while it is put together, and the pictures that they show."""

    def __init__(self, book: Book, read: Read) -> None:
        self.book = book
        self.read = read
        self.files = tuple(f"chapter-{number}.xhtml" for number in range(1, len(book.chapters) + 1))
        self.pictures: dict[str, tuple[str, bytes]] = {}
        """Each picture by its path on the site: its file in the book, and what that holds."""
        self._numbers = {chapter.address: number for number, chapter in enumerate(book.chapters)}
        self._names: dict[str, Mapping[str, str]] = {}

    def texts(self) -> list[Text]:
        """The chapters."""
        return [text_of(self._article(chapter), self._around(chapter)) for chapter in self.book.chapters]

    def _article(self, chapter: Chapter) -> bytes:
        return article_in(self.read(chapter.file) or b"")

    def _around(self, chapter: Chapter) -> Surroundings:
        chapters = dict(zip(self._numbers, self.files, strict=True))
        prefix = self._prefix(chapter.address)
        return Surroundings(chapter.address, prefix, self.book.site, chapters, self._names_at, self._picture)

    def _prefix(self, address: str) -> str:
        return f"c{self._numbers[address] + 1}-"

    def _names_at(self, address: str) -> Mapping[str, str]:
        if address not in self._names:
            article = self._article(self.book.chapters[self._numbers[address]])
            self._names[address] = names_in(article, self._prefix(address))
        return self._names[address]

    def _picture(self, path: str) -> str | None:
        if path not in self.pictures:
            content = self.read(path) if path.rpartition(".")[2].lower() in PICTURES else None
            ending = _kind(content) if content is not None else None
            if content is None or ending is None:
                return None
            self.pictures[path] = f"picture-{len(self.pictures) + 1}.{ending}", content
        return self.pictures[path][0]


def _kind(content: bytes) -> str | None:
    """What a picture is, as the ending of its file, whatever that is called; None for one that no reader could show."""
    for ending, beginnings in _BEGINNINGS.items():
        if content.startswith(beginnings):
            return ending
    try:
        return "svg" if etree.QName(etree.fromstring(content, _drawings())).localname == "svg" else None
    except (etree.XMLSyntaxError, ValueError):
        return None


def _drawings() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _items(binding: _Binding, texts: Sequence[Text]) -> Iterator[Item]:
    yield Item(COVER, _XHTML, is_read=True)
    yield Item(CONTENTS, _XHTML, "nav", is_read=True)
    for file, text in zip(binding.files, texts, strict=True):
        yield Item(file, _XHTML, " ".join(sorted(text.properties)), is_read=True)
    yield Item(STYLES, "text/css")
    for file, _ in binding.pictures.values():
        yield Item(file, PICTURES[file.rpartition(".")[2]])


@cache
def _style_sheet() -> bytes:
    return files("briefsite.finish.books").joinpath("book.css").read_bytes()


def _zipped(inside: Mapping[str, bytes]) -> bytes:
    """The files in an archive, behind the one that says what it is, which is not packed (OCF 3.3, section 4.2)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {"mimetype": b"application/epub+zip", **inside}.items():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
