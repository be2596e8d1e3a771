"""The prepared text through mammoth: a document of Word with nothing in it that mammoth does not know."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

import mammoth
from lxml import etree
from lxml.etree import Element, SubElement, _Element

from briefsite.read.documents.document import DocumentError
from briefsite.read.documents.word.drawings import BOX
from briefsite.read.documents.word.markers import marker
from briefsite.read.documents.word.names import OFFICE, WORD, elements, remove, run_of, unwrap, w
from briefsite.read.documents.word.notes import FoundNote
from briefsite.read.documents.word.paragraphs import HIGHEST_LIST

_AROUND = {w(name) for name in ("document", "body", "p", "r", "t", "tbl", "tr", "tc", "hyperlink")}
"""Elements in which text stands."""
_KNOWN = _AROUND | {
    w(name)
    for name in (
        *("pPr", "rPr", "trPr", "tcPr", "tab", "br", "noBreakHyphen", "tblHeader", "gridSpan", "vMerge", "pStyle"),
        *("numPr", "ilvl", "numId", "b", "i", "u", "strike", "smallCaps", "vertAlign"),
    )
}
"""All that is handed to mammoth."""


def _lists() -> list[str]:
    """How items become lists in one another; mammoth’s own table ends at the fifth level."""
    rows = []
    for level in range(1, HIGHEST_LIST + 2):
        around = "ul|ol > li > " * (level - 1)
        rows += [
            f"p:{kind}-list({level}) => {around}{tag} > li:fresh"
            for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
        ]
    return rows


_STYLES = "\n".join([
    "p.Title => h1.title:fresh",
    "p.Subtitle => p.subtitle:fresh",
    *(f"p.Heading{level} => h{min(level, 6)}:fresh" for level in range(1, 10)),
    "p.Caption => p.caption:fresh",
    "p.Quote => blockquote > p:fresh",
    "p.Code => pre:separator('\\n')",
    *_lists(),
    "u => u",
    "strike => s",
    "small-caps => span.small-caps",
])  # fmt: skip


def converted(body: _Element, notes: Sequence[FoundNote], addresses: Sequence[str]) -> str:
    """The prepared body and its notes as HTML with markers; `addresses` are those of the links `link0` and on."""
    document = Element(w("document"), nsmap={"w": WORD, "r": f"{OFFICE}/officeDocument/2006/relationships"})
    whole = SubElement(document, w("body"))
    whole[:] = list(body)
    for number, note in enumerate(notes):
        whole.append(_paragraph(marker("note-begin", number)))
        whole.extend(list(note.element))
        whole.append(_paragraph(marker("note-end")))
    for box in reversed(list(whole.iter(BOX))):
        box.insert(0, _paragraph(marker("box-begin")))
        box.append(_paragraph(marker("box-end")))
        unwrap(box)
    _clean(document)
    try:
        return str(
            mammoth.convert_to_html(
                _package(document, addresses),
                style_map=_STYLES,
                include_default_style_map=False,
                include_embedded_style_map=False,
            ).value
        )
    except RecursionError as error:
        raise DocumentError(
            "The document has too many things within one another (lists, tables) to be read."
        ) from error


def _paragraph(text: str) -> _Element:
    paragraph = Element(w("p"))
    paragraph.append(run_of(text))
    return paragraph


def _clean(document: _Element) -> None:
    """Takes text out of whatever mammoth would pass over, and then takes out whatever it need not see."""
    for text in elements(document, "t"):
        for around in list(text.iterancestors()):
            if around.tag not in _AROUND:
                unwrap(around)
    for each in list(document.iter()):
        if each.tag not in _KNOWN:
            remove(each)


def _package(document: _Element, addresses: Sequence[str]) -> io.BytesIO:
    links = "".join(
        f'<Relationship Id="link{number}" Type="{OFFICE}/officeDocument/2006/relationships/hyperlink" '
        f'Target={quoteattr(address)} TargetMode="External"/>'
        for number, address in enumerate(addresses)
    )
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("word/document.xml", etree.tostring(document, encoding="utf-8"))
        archive.writestr("word/numbering.xml", _numbering())
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{OFFICE.replace("openxmlformats.org", "openxmlformats.org/package")}'
            f'/2006/relationships">{links}</Relationships>',
        )
    package.seek(0)
    return package


def _numbering() -> str:
    """Two lists: with bullets, and with numbers."""
    out = []
    for number, form in ((1, "bullet"), (2, "decimal")):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/></w:lvl>' for level in range(HIGHEST_LIST + 1)
        )
        out.append(f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>')
        out.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
    return f'<w:numbering xmlns:w="{WORD}">{"".join(out)}</w:numbering>'
