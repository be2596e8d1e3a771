"""The runs of a document: signs of its own become text, hidden text goes, looks come from styles too."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.etree import Element, SubElement, _Element
from mammoth.docx.dingbats import dingbats

from briefsite.read.documents.word.equations import UnknownEquationError, equation_as_tex
from briefsite.read.documents.word.fields import LINK
from briefsite.read.documents.word.markers import marker
from briefsite.read.documents.word.names import (
    RELATIONS,
    child,
    elements,
    m,
    remove,
    run_of,
    text_element,
    text_of,
    value,
    w,
    words_in,
)
from briefsite.read.documents.word.parts import Part
from briefsite.read.documents.word.reading import Reading, shortened
from briefsite.read.documents.word.styles import Styles

_LOOKS = ("b", "i", "strike", "smallCaps", "u")
_IN_GOOGLE = re.compile(r"https?://(?:www\.)?zotero\.org/google-docs/")
_ONLY_THERE = (
    "a citation of Zotero (“{}”) has its data in Google Docs only: there, in the menu of Zotero, choose “Document "
    "preferences” and “Switch word processors”, and download the document that this makes"
)
_SAFE = re.compile(r"(?:https?://|mailto:|doi:|#)", re.I)


def read_equations(root: _Element, reading: Reading) -> None:
    """Puts a marker where each equation stands."""
    for equation in list(root.iter(m("oMath"))):
        parent = equation.getparent()
        if parent is None:
            continue
        alone = parent.tag == m("oMathPara")
        try:
            reading.formulas.append(equation_as_tex(equation))
            text = marker("formula-alone" if alone else "formula", len(reading.formulas) - 1)
        except UnknownEquationError as error:
            words = words_in(equation)
            reading.lose(
                equation, f"an equation has a form that is not known here ({error}): its text “{words}” is kept"
            )
            text = words
        if alone and parent.getparent() is not None:
            parent.addprevious(run_of(text))
            remove(equation)
        else:
            parent.replace(equation, run_of(text))
    for around in list(root.iter(m("oMathPara"))):
        remove(around)


def mark_links(part: Part) -> None:
    """Tells each run within a link where that leads."""
    for link in elements(part.root, "hyperlink"):
        target = part.targets.get(link.get(f"{{{RELATIONS}}}id", ""))
        address = target.address if target is not None else ""
        anchor = value(link, "anchor")
        for run in elements(link, "r"):
            if run.get(LINK) is None and (address or anchor):
                run.set(LINK, f"{address}#{anchor}" if anchor else address)
        parent = link.getparent()
        if parent is not None:
            at = parent.index(link)
            parent[at : at + 1] = list(link)


class RunReader:
    """Makes of each run of one document one that the conversion knows whole."""

    def __init__(self, reading: Reading, styles: Styles, anchors: Callable[[str], str]) -> None:
        self._reading = reading
        self._styles = styles
        self._anchors = anchors

    def read(self, run: _Element, is_heading: bool, is_rtl: bool) -> None:
        looks = self._styles.looks(run)
        if looks.get("vanish"):
            if words := words_in(run):
                self._reading.lose(run, f"hidden text is left out: “{shortened(words)}”")
            remove(run)
            return
        font = value(child(run, "rPr", "rFonts"), "ascii") or value(child(run, "rPr", "rFonts"), "hAnsi")
        for part in list(run):
            self._read_part(part, font)
        if not any(part.tag != w("rPr") for part in run):
            remove(run)
            return
        self._put_looks(run, looks, is_heading)
        if looks.get("rtl") and not is_rtl and any(letter.isalpha() for letter in text_of(run)):
            run.insert(1, text_element(marker("rtl")))
            run.append(text_element(marker("rtl-end")))
        if link := run.get(LINK):
            self._put_link(run, link)

    def _put_looks(self, run: _Element, looks: dict[str, str], is_heading: bool) -> None:
        if (old := run.find(w("rPr"))) is not None:
            run.remove(old)
        properties = Element(w("rPr"))
        run.insert(0, properties)
        for name in _LOOKS:
            if looks.get(name) and not (name == "b" and is_heading) and not (name == "u" and run.get(LINK)):
                SubElement(properties, w(name)).set(w("val"), "single" if name == "u" else "1")
        if looks.get("dstrike") and not looks.get("strike"):
            SubElement(properties, w("strike"))
        if looks.get("vertAlign") in ("superscript", "subscript"):
            SubElement(properties, w("vertAlign")).set(w("val"), looks["vertAlign"])

    def _put_link(self, run: _Element, link: str) -> None:
        if _IN_GOOGLE.match(link):
            self._reading.lose(run, _ONLY_THERE.format(shortened(words_in(run))))
            return
        address = self._anchors(link[1:]) if link.startswith("#") else link.strip()
        if not address or not _SAFE.match(address):
            where = "within the document" if link.startswith("#") else f"to {shortened(link)}"
            self._reading.lose(run, f"a link {where} is plain text now: “{shortened(words_in(run))}”")
            return
        self._reading.addresses.append(address)
        around = Element(w("hyperlink"))
        around.set(f"{{{RELATIONS}}}id", f"link{len(self._reading.addresses) - 1}")
        run.addprevious(around)
        around.append(run)

    def _read_part(self, part: _Element, font: str) -> None:
        run = part.getparent()
        if run is None or part.tag == w("rPr"):
            return
        if part.tag == w("t"):
            part.text = _of_font(part.text or "", font)
        elif part.tag == w("sym"):
            run.replace(part, text_element(self._symbol(part)))
        elif part.tag == w("br") and value(part, "clear") == "" and value(part, "type") in ("page", "column"):
            part.attrib.pop(w("type"))
        elif part.tag == w("cr"):
            part.tag = w("br")
        elif part.tag == w("ptab"):
            part.tag = w("tab")
        elif part.tag == w("softHyphen"):
            run.remove(part)
        elif part.tag == w("ruby"):
            base, reading = (
                words_in(each) for each in (child(part, "rubyBase"), child(part, "rt")) if each is not None
            )
            run.replace(part, text_element(f"{base} ({reading})" if reading else base))

    def _symbol(self, part: _Element) -> str:
        font, code = value(part, "font"), value(part, "char")
        try:
            number = int(code, 16)
        except ValueError:
            number = 0
        if shown := sign_of_font(number, font):
            return shown
        self._reading.lose(
            part, f"a sign of the font {font or '?'} (number {code or '?'}) is left out: it is no letter"
        )
        return ""


def sign_of_font(number: int, font: str) -> str:
    """What a font shows for a number; empty where that is a sign that no other font has."""
    known = dingbats.get((font, number & 0xFF if 0xF000 <= number <= 0xF0FF else number))
    return chr(known) if known is not None else chr(number) if 0x20 <= number < 0xD800 else ""


def _of_font(text: str, font: str) -> str:
    """A text, with signs that are signs only in a font of symbols as what they show."""
    out = text
    if not any("\uf000" <= letter <= "\uf0ff" for letter in out):
        return out
    shown = (dingbats.get((font, ord(each) & 0xFF)) if "\uf000" <= each <= "\uf0ff" else None for each in out)
    return "".join(chr(sign) if sign is not None else each for each, sign in zip(out, shown, strict=True))
