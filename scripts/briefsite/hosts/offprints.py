"""Offprints: briefs set as PDFs with Typst, out of their finished pages. The one module that imports it.

Each is tagged (PDF/UA-1) and fit to be kept (PDF/A-2a). Typst sees the template, which is ours, data, and the files of
the site; nothing that an editor wrote is read as its code. One compiler serves a whole process: to begin one takes
longer than to set a brief.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import json
from msgspec.structs import replace

from briefsite.finish.article import article_in
from briefsite.finish.offprint import Offprint, as_offprint
from briefsite.finish.offprint.leading_pdf import leading_pdf
from briefsite.finish.offprint.pictures import Pictures
from briefsite.model.digests import digest, digest_of
from briefsite.model.offprint import OffprintTitle
from briefsite.read.offprint_fonts import SCRIPTS, USUAL, families, font_folders
from briefsite.read.paths import address_of, brief_path, offprint_path
from briefsite.render.downloads import Download, DownloadKind, Made

if TYPE_CHECKING:
    import typst

_TEMPLATE = Path(__file__).parents[1] / "finish/offprint/offprint.typ"
_UNSET = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_SOURCE = re.compile(r'<img\b[^>]*\bsrc="([^"]*)"')
_NUMBERED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_TRIES = 3
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF")


class SitePage:
    """The finished page of a brief, which is in the folder of the site by the time that somebody asks."""

    def __init__(self, title: OffprintTitle, site: Path, *, directory_urls: bool) -> None:
        self.title = title
        self.site = site
        self.address = address_of(brief_path(title.slug), directory_urls)

    @property
    def is_there(self) -> bool:
        """Whether the page is on the site: a publication may leave out one that it has."""
        return bool(self._article())

    @property
    def value_digest(self) -> bytes:
        """A short name for all that the offprint shows: its title, the article, its pictures, the fonts."""
        article, fonts = self._article(), families(self.title.lang, self.title.scripts)
        pictures = Pictures(self.address, self._can_set, "")
        for source in _SOURCE.findall(article.decode("utf-8", "replace")):
            pictures.take_from(unescape(source))
        contents = (digest((self.site / path).read_bytes()) for path in pictures.taken)
        return digest(_template_digest(), article, digest_of((self.title, self.address, fonts)), *contents)

    def offprint(self, *, with_pictures: bool = True) -> Offprint:
        """What is set."""
        fonts = ", ".join(families(self.title.lang, self.title.scripts))
        return as_offprint(self._article(), self.title, self.address, self._can_set if with_pictures else _none, fonts)

    def _article(self) -> bytes:
        """Nothing where the page is not on the site."""
        name = f"{self.address}index.html" if self.address.endswith("/") else self.address
        try:
            return article_in((self.site / name).read_bytes())
        except OSError:
            return b""

    def _can_set(self, path: str) -> bool:
        """Whether a file of the site is a picture in a format that can be set."""
        try:
            file = (self.site / path).resolve()
            if not file.is_relative_to(self.site.resolve()) or not file.is_file():
                return False
            with file.open("rb") as opened:
                head = opened.read(512)
        except (OSError, ValueError):
            return False
        return head.startswith(_PICTURES) or b"<svg" in head


def _made(page: SitePage) -> Made:
    """The PDF, or in its place one that leads to the page, and why; nothing where the page is not on the site."""
    if not page.is_there:
        return Made(b"")
    try:
        return _tried(page)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of Typst is no Exception
        _compiler.cache_clear()
        said = f"no offprint was made of it, and its file only leads to the page: {error}"
        return Made(leading_pdf(page.title), (f"{page.title.path}: {said}",))


def _tried(page: SitePage) -> Made:
    """The PDF. Raises what Typst does, which may be anything."""
    offprint, name = page.offprint(), page.title.path
    said = [f"{name}: its offprint names the picture {each} and does not show it" for each in offprint.left_out]
    for _ in range(_TRIES):
        try:
            return Made(_set(offprint, page.title, page.site), tuple(said))
        except RuntimeError as error:  # of which Typst's errors are one kind
            unset = dict.fromkeys(map(_plain, _UNSET.findall(f"{error}\n{getattr(error, 'diagnostic', '')}")))
            if not unset and offprint.pictures:
                offprint = page.offprint(with_pictures=False)
                said.append(f"{name}: its offprint names the pictures and does not show them: one cannot be read")
                continue
            if not unset:
                raise
            for letters in unset:
                offprint = replace(offprint, text=_without(offprint.text, letters))
            them = " ".join(f"`{letters}`" for letters in unset)
            said.append(f"{name}: its offprint shows numbers in the place of {them}: no font has them")
    raise RuntimeError("no font has some of its letters")


def _none(_: str) -> bool:
    return False


OFFPRINTS = DownloadKind("offprints", _made, worth=2)


def offprints(titles: tuple[OffprintTitle, ...], site: Path, *, directory_urls: bool) -> Iterator[Download]:
    """The offprints of briefs, whose pages are in the folder of a site when they are made."""
    for title in titles:
        yield Download(offprint_path(title.slug), OFFPRINTS, SitePage(title, site, directory_urls=directory_urls))


def _set(offprint: Offprint, title: OffprintTitle, site: Path) -> bytes:
    year, month, day = title.changed
    fonts = [_font(name, title.lang) for name in families(title.lang, title.scripts)]
    if "Arabic" in title.scripts:
        letters = {"name": fonts[1], "covers": f"[{SCRIPTS['Arabic'].letters}]"}
        fonts.insert(0, letters)
    pdf, warnings = _compiler(str(site)).compile_with_warnings(
        input=_template(),
        format="pdf",
        sys_inputs={"brief": offprint.text.decode(), "fonts": json.encode(fonts).decode()},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=int(dt.datetime(year, month, day, tzinfo=dt.UTC).timestamp()),
    )
    fonts_missed = [warning.message for warning in warnings if "font" in warning.message]
    if fonts_missed:  # or another would stand in for it in silence
        raise RuntimeError("; ".join(fonts_missed))
    assert isinstance(pdf, bytes)
    return pdf


def _font(name: str, lang: str) -> object:
    """A font as Typst is told of it: in Chinese the quotation marks are those of Chinese."""
    return {"name": name, "covers": "latin-in-cjk"} if name == USUAL and lang[:2] in ("zh", "ja") else name


def _plain(said: str) -> str:
    """Letters as they are, from a message of Typst, which writes some as their numbers."""
    return _NUMBERED.sub(lambda found: chr(int(found[1], 16)), said)


def _without(text: bytes, letters: str) -> bytes:
    """Data of an offprint in which letters without a font are their numbers (`[U+2603]`)."""
    for letter in (letter for letter in letters if not letter.isascii()):  # those are of JSON too
        text = text.replace(letter.encode(), f"[U+{ord(letter):04X}]".encode())
    return text


@cache
def _compiler(site: str) -> typst.Compiler:
    import typst  # a build that makes no offprint needs none of it

    fonts = typst.Fonts(include_system_fonts=False, font_paths=list(font_folders()))
    return typst.Compiler(_template(), root=site, font_paths=fonts)


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


@cache
def _template_digest() -> bytes:
    return digest(_template())
