"""The parts of a document of Word, as trees: the text, its notes, styles and lists, and what each refers to."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from lxml.etree import _Element

from briefsite.read.documents.document import DocumentError
from briefsite.read.documents.package import XML, Package, parsed_xml
from briefsite.read.documents.word.names import BIBLIOGRAPHY, OFFICE, w

MOST_RUNS = 150_000
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


class Target(NamedTuple):
    """What a part refers to: another part by its name, or an address outside of the document."""

    kind: str
    address: str
    is_outside: bool


class Part(NamedTuple):
    """A part with text, and what it refers to by the ids that its elements name."""

    name: str
    root: _Element
    targets: dict[str, Target]

    def of_kind(self, kind: str) -> list[str]:
        """The names of the parts that it refers to as of this kind (`footnotes`)."""
        return [each.address for each in self.targets.values() if each.kind == kind and not each.is_outside]


class Parts:
    """A document's parts, read when they are asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        roots = _targets(package, "")
        main = [each.address for each in roots.values() if each.kind == "officeDocument"]
        name = next((each for each in [*main, "word/document.xml"] if each in package.names), "")
        if not name:
            raise DocumentError("This is a zip archive without a text of Word in it: save the document as .docx again.")
        self.document = self.part(name)

    def part(self, name: str) -> Part:
        """A part with text; raises DocumentError where it has more of it than the longest book."""
        root = self._xml(name)
        if sum(1 for _ in root.iter(w("p"), w("r"))) > MOST_RUNS:
            raise DocumentError(
                f"The document has more than {MOST_RUNS:,} pieces of text: import its chapters, one by one."
            )
        return Part(name, root, _targets(self.package, name))

    def beside(self, kind: str) -> Part | None:
        """The part of this kind that the text refers to; None where there is none."""
        folder = posixpath.dirname(self.document.name)
        names = [*self.document.of_kind(kind), posixpath.join(folder, f"{kind}.xml")]
        found = next((name for name in names if name in self.package.names), None)
        return None if found is None else self.part(found)

    def root(self, name: str) -> _Element | None:
        return self._xml(name) if name in self.package.names else None

    def _xml(self, name: str) -> _Element:
        """A part as a tree; the names of the strict form of the format become the usual ones."""
        content = self.package.read(name, XML)
        return parsed_xml(_STRICT.sub(rf"{OFFICE}/\1/2006/".encode(), content), name)

    def source_lists(self) -> list[_Element]:
        """The lists of sources of Word's own citations."""
        names = sorted(name for name in self.package.names if name.startswith("customXml/item") and "Props" not in name)
        roots = (self._xml(name) for name in names if name.endswith(".xml"))
        return [root for root in roots if root.tag == f"{{{BIBLIOGRAPHY}}}Sources"]


def _targets(package: Package, name: str) -> dict[str, Target]:
    folder, own = posixpath.split(name)
    listed = posixpath.join(folder, "_rels", f"{own}.rels")
    if listed not in package.names:
        return {}
    out = {}
    for each in package.xml(listed):
        if not isinstance(each.tag, str):
            continue
        kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
        outside = each.get("TargetMode") == "External"
        out[each.get("Id", "")] = Target(kind, target if outside else _inside(folder, target), outside)
    return out


def _inside(folder: str, target: str) -> str:
    """The name of the part that a relative or absolute target means; empty where it leaves the package."""
    name = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))
    return name.lstrip("/") if not name.startswith("/..") else ""
