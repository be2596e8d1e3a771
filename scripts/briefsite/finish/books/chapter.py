"""A brief in a book: its article in the shape of one, with notes that pop up and links that lead within the book."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, unquote

from lxml.html import HtmlElement
from msgspec import Struct, field

from briefsite.finish.article import tree_of
from briefsite.finish.books.notes import settle_notes
from briefsite.finish.books.shapes import MATH, SVG, shape
from briefsite.finish.books.xhtml import TYPE, written
from briefsite.read.addresses import fault, split

PICTURES: Mapping[str, str] = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}
"""The types of pictures that every reader shows (EPUB 3.3, core media types), by the ending of a file."""
_NO_NAME = re.compile(r"[^\w.-]")
_NOT_IN_ADDRESSES = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})')
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


class Surroundings(Struct, frozen=True):
    """What a chapter is told of the book that it stands in."""

    address: str
    """Of its page on the site."""
    prefix: str
    """With it begins every identifier in the chapter: no two in a book are the same."""
    site: str
    chapters: Mapping[str, str]
    """The file of each chapter in the book, by the address of its page."""
    names: Callable[[str], Mapping[str, str]]
    """Of the chapter whose page stands at an address the identifiers, by what they are on the page."""
    picture: Callable[[str], str | None]
    """Where the book has the picture that stands at a path of the site; None where there is none that it can hold."""


class Heading(Struct, frozen=True):
    """A heading of a chapter, for the table of contents."""

    level: int
    id: str
    text: str


class Text(Struct, frozen=True):
    """The text of a chapter."""

    html: str
    headings: tuple[Heading, ...]
    properties: frozenset[str] = field(default_factory=frozenset)
    """What a catalogue says of it: `svg`, `mathml`."""
    has_pictures: bool = False


def names_in(article: bytes, prefix: str) -> Mapping[str, str]:
    """The identifiers in the chapter that an article becomes, by what they are on the page."""
    return _take_names(_shaped(article), prefix)


def text_of(article: bytes, around: Surroundings) -> Text:
    """The chapter that an article becomes."""
    tree = _shaped(article)
    names = _take_names(tree, around.prefix)
    for link in [*tree.iter("a")]:
        _settle_link(link, names, around)
    for picture in [*tree.iter("img")]:
        _settle_picture(picture, around)
    for element in tree.iter():
        if named := element.get("aria-labelledby"):
            _point(element, named, names)
    kinds = {tag: name for tag, name in ((SVG, "svg"), (MATH, "mathml")) if next(tree.iter(tag), None) is not None}
    headings = [
        Heading(int(each.tag[1]), str(each.get("id")), " ".join(each.text_content().split()))
        for each in tree.iter("h2", "h3")
        if each.get("id")
    ]
    return Text(
        written(tree),
        tuple(headings),
        frozenset(kinds.values()),
        has_pictures=SVG in kinds or next(tree.iter("img"), None) is not None,
    )


def _shaped(article: bytes) -> HtmlElement:
    tree = tree_of(article)
    settle_notes(tree)
    shape(tree)
    return tree


def _take_names(tree: HtmlElement, prefix: str) -> Mapping[str, str]:
    """Give every identifier, the first of two alike, a name that it may have in a book: XML has fewer letters."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for element in tree.iter():
        given = element.attrib.pop("id", None)
        if not given or given in names:
            continue
        name = prefix + _NO_NAME.sub(_spelt, str(given))
        while name in taken:
            name += "_"
        names[str(given)] = name
        taken.add(name)
        element.set("id", name)
    return names


def _spelt(sign: re.Match[str]) -> str:
    return "." if sign[0] == ":" else f"_{ord(sign[0]):x}_"


def _point(element: HtmlElement, named: str, names: Mapping[str, str]) -> None:
    if named in names:
        element.set("aria-labelledby", names[named])
    else:
        del element.attrib["aria-labelledby"]


def _settle_link(link: HtmlElement, names: Mapping[str, str], around: Surroundings) -> None:
    """Let a link lead to its place within the book, else to the site or the web; one that leads nowhere is none."""
    is_zoom = link.get("class") == "zoom"
    address = None if is_zoom else _target(link.attrib.pop("href", "").strip(), names, around)
    if is_zoom:
        link.drop_tag()
    elif address is not None:
        link.set("href", address)
    else:
        link.tag = "span"
        for name in (TYPE, "role", "aria-label"):
            link.attrib.pop(name, None)


def _target(href: str, names: Mapping[str, str], around: Surroundings) -> str | None:
    parts = split(href)
    if parts is None or not href:
        return None
    if parts.scheme or parts.netloc:
        return _of_the_web(href, parts.scheme)
    anchor = unquote(parts.fragment)
    if href.startswith("#"):
        return f"#{names[anchor]}" if anchor in names else None
    path = on_site(unquote(parts.path), around.address)
    if path in around.chapters:
        name = around.names(path).get(anchor, "") if anchor else ""
        return f"{around.chapters[path]}{'#' if name else ''}{name}"
    behind = f"{'?' + parts.query if parts.query else ''}{'#' + parts.fragment if parts.fragment else ''}"
    return _of_the_web(f"{around.site}{quote(path)}{behind}", "https") if around.site else None


def _of_the_web(address: str, scheme: str) -> str | None:
    """The address as a book may have it; None for one that no browser could open."""
    if not scheme:
        address, scheme = f"https:{address}", "https"
    if scheme not in _SCHEMES or fault(address) is not None:
        return None
    host, slash, rest = _NOT_IN_ADDRESSES.sub(lambda sign: quote(sign[0]), address).partition("//")
    before, path, behind = rest.partition("/") if slash else (rest, "", "")
    return f"{host}{slash}{before}{path}{behind.replace('[', '%5B').replace(']', '%5D')}"


def on_site(path: str, page: str) -> str:
    """The address on the site of what a page at an address links to by a path."""
    folder = page if page.endswith("/") or not page else posixpath.dirname(page)
    joined = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    is_folder = path.endswith(("/", ".")) or not path
    return f"{joined}/" if is_folder and joined else joined


def _settle_picture(picture: HtmlElement, around: Surroundings) -> None:
    """Take a picture into the book; what it shows in words where the book cannot hold it."""
    parts = split(picture.get("src") or "")
    inside = None
    if parts is not None and not parts.scheme and not parts.netloc and parts.path:
        inside = around.picture(on_site(unquote(parts.path), around.address))
    if inside is not None:
        picture.set("src", inside)
        picture.set("alt", picture.get("alt") or "")
        return
    words = picture.makeelement("span", {"class": "no-picture"})
    words.text, words.tail = picture.get("alt") or None, picture.tail
    picture.getparent().replace(picture, words)
