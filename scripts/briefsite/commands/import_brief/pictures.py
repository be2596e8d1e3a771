"""The pictures of a document, as files beside the briefs."""

from __future__ import annotations

from collections.abc import Container, Sequence

from lxml.html import HtmlElement
from msgspec import Struct

from briefsite.commands.import_brief.body import words
from briefsite.commands.import_brief.report import Finding, Part
from briefsite.read.documents.document import Picture
from briefsite.read.front_matter.schema import slugify
from briefsite.read.picture_size import format_of, size_of

FOLDER = "briefs/images"
_HEAVY = 5_000_000
_SMALLEST = 3
"""Points: what is smaller is a line or a space that a program drew as a picture."""


class BriefPictures(Struct, frozen=True):
    """The files by their paths in the project; for each picture of the document its address, and words for it."""

    files: dict[str, bytes]
    addresses: dict[str, str]
    alts: dict[str, str]
    findings: tuple[Finding, ...]


def brief_pictures(root: HtmlElement, pictures: Sequence[Picture], slug: str, there: Container[str]) -> BriefPictures:
    """What becomes of the pictures that a body shows; `there` are the paths of files that stay as they are."""
    shown = {picture.get("src", ""): picture for picture in root.iter("img")}
    contents = {picture.name: picture.content for picture in pictures}
    files: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    alts: dict[str, str] = {}
    findings: list[Finding] = []
    for number, (name, element) in enumerate(shown.items(), 1):
        where = f"picture {number}"
        if fault := _fault(contents.get(name)):
            findings.append(Finding(Part.LOST, f"`{name}` {fault}", where))
            continue
        path = _free_path(f"{FOLDER}/{slug}-{slugify(name.rpartition('.')[0]) or number}", contents[name], files, there)
        files[path], addresses[name] = contents[name], path.removeprefix("briefs/")
        alts[name], told = _alternative(element, number)
        if told and not element.get("alt", "").strip():
            findings.append(Finding(Part.UNKNOWN, told, where, f"]({addresses[name]}"))
        if len(contents[name]) > _HEAVY:
            findings.append(
                Finding(Part.COMPARE, "is larger than 5 MB: make it smaller", where, f"]({addresses[name]}")
            )
    return BriefPictures(files, addresses, alts, tuple(findings))


def _fault(content: bytes | None) -> str:
    """Why a picture cannot be shown; empty if it can."""
    if not content:
        return "is not in the document: save the picture and put it into briefs/images/ yourself"
    size = size_of(content)
    if not format_of(content) or size is None:
        return "is in a format that no browser shows: save it as PNG or SVG and put it into briefs/images/ yourself"
    return f"is {size[0]} by {size[1]} points: nothing to be seen" if max(size) < _SMALLEST else ""


def _free_path(stem: str, content: bytes, files: Container[str], there: Container[str]) -> str:
    paths = (f"{stem}{more}{format_of(content)}" for more in ("", *(f"-{number}" for number in range(2, 10_000))))
    return next(path for path in paths if path not in files and path not in there)


def _alternative(element: HtmlElement, number: int) -> tuple[str, str]:
    """Words for who does not see a picture that the document describes in none, and what is told of it."""
    figure = next(element.iterancestors("figure"), None)
    caption = next(figure.iter("figcaption"), None) if figure is not None else None
    if caption is not None and words(caption):
        return words(caption), "has no alternative text; its caption stands in: say what the picture shows"
    return f"Picture {number}", f"has no alternative text; “Picture {number}” stands in: say what it shows"
