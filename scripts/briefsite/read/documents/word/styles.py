"""The styles of a document: which paragraph is a heading, which run is bold by its style."""

from __future__ import annotations

import re

from lxml.etree import _Element

from briefsite.read.documents.word.names import child, is_on, value, w

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|judul|заголовок|标题|標題|başlık|عنوان|العنوان|titolo|kop|rubrik"
    r"|overskrift|nagłówek|見出し|제목)\s*([1-9])",
    re.I,
)
"""What applications call their styles of headings, in the languages that sites of ours are in and some more."""
_ROLES = {
    "title": {"title", "titel", "titre", "título", "titulo", "judul", "название", "заголовок", "标题", "標題", "başlık",
              "konu başlığı", "العنوان", "عنوان", "document title", "titolo"},
    "subtitle": {"subtitle", "untertitel", "sous-titre", "subtítulo", "subjudul", "подзаголовок", "副标题", "副標題",
                 "alt yazı", "altyazı", "عنوان فرعي", "العنوان الفرعي"},
    "quote": {"quote", "intense quote", "block text", "quotations", "zitat", "intensives zitat", "blocktext",
              "citation", "citation intense", "cita", "cita destacada", "citação", "citação intensa", "kutipan",
              "kutipan intens",
              "цитата", "выделенная цитата", "引用", "明显引用", "明显强调", "alıntı", "güçlü alıntı", "اقتباس",
              "اقتباس مكثف", "block quotation", "blockquote", "quotation"},
    "caption": {"caption", "beschriftung", "légende", "leyenda", "descripción", "epígrafe", "legenda", "keterangan",
                "название объекта", "подпись", "题注", "圖表標題", "resim yazısı", "تسمية توضيحية", "table", "figure",
                "illustration", "drawing", "image caption", "table caption", "figure caption"},
    "code": {"html preformatted", "preformatted text", "source code", "plain text", "code", "macro text"},
    "contents": {"toc heading"},
}  # fmt: skip
"""What styles of paragraphs are called, by what a paragraph of that style is."""

_SWITCHES = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish", "webHidden", "specVanish", "rtl")


class Styles:
    """What the part `styles` says; a document need not have one."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self.language = self.language_rtl = ""
        self.default_paragraph = ""
        for style in () if root is None else root.iterfind(w("style")):
            self._styles.setdefault(value(style, "styleId"), style)
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true"):
                self.default_paragraph = value(style, "styleId")
        language = child(root, "docDefaults", "rPrDefault", "rPr", "lang")
        if language is not None:
            self.language, self.language_rtl = value(language), value(language, "bidi")

    def chain(self, style_id: str) -> list[_Element]:
        """A style and those that it is based on, nearest first."""
        out: list[_Element] = []
        while (style := self._styles.get(style_id)) is not None and style not in out and len(out) < 30:
            out.append(style)
            style_id = value(style.find(w("basedOn")))
        return out

    def name(self, style_id: str) -> str:
        style = self._styles.get(style_id)
        return (value(style.find(w("name"))) if style is not None else "") or style_id

    def role(self, style_id: str) -> str:
        """What a paragraph of this style is: `h1` … `h9`, `title`, `quote`, …; empty for plain text."""
        chain = self.chain(style_id)
        named: list[tuple[str, _Element | None]] = [(value(each.find(w("name"))), each) for each in chain]
        for name, style in named or [(style_id, None)]:
            name = name.strip().lower()
            if found := _HEADING.fullmatch(name.replace("_20_", " ")):
                return f"h{found[1]}"
            for role, names in _ROLES.items():
                if name in names:
                    return role
            if style is not None and (level := outline_level(child(style, "pPr"))):
                return f"h{level}"
        return ""

    def paragraph_property(self, paragraph: _Element, name: str) -> _Element | None:
        """A property of a paragraph, its own or its style's."""
        own = child(paragraph, "pPr", name)
        if own is not None:
            return own
        style_id = value(child(paragraph, "pPr", "pStyle")) or self.default_paragraph
        found = (child(style, "pPr", name) for style in self.chain(style_id))
        return next((each for each in found if each is not None), None)

    def has_first_row(self, style_id: str) -> bool:
        """Whether tables of this style have a first row of its own looks."""
        return any(
            value(part, "type") == "firstRow" for style in self.chain(style_id) for part in style.iter(w("tblStylePr"))
        )

    def looks(self, run: _Element) -> dict[str, str]:
        """What of a run's looks says something, by its own properties and its style's."""
        own = run.find(w("rPr"))
        around = [own, *(child(style, "rPr") for style in self.chain(value(child(own, "rStyle"))))]
        out: dict[str, str] = {}
        for properties in around:
            for name in _SWITCHES:
                on = is_on(child(properties, name))
                if on is not None and name not in out:
                    out[name] = "1" if on else ""
            if place := value(child(properties, "vertAlign")):
                out.setdefault("vertAlign", place)
        out["u"] = "1" if is_on(child(own, "u")) and value(child(own, "u")) else ""
        return out

    def hides(self, paragraph: _Element) -> bool:
        """Whether the style of a paragraph hides its text."""
        style_id = value(child(paragraph, "pPr", "pStyle"))
        found = (is_on(child(style, "rPr", "vanish")) for style in self.chain(style_id))
        return next((each for each in found if each is not None), False)


def outline_level(properties: _Element | None) -> int:
    """The level of a heading that properties of a paragraph name, from 1; 0 for text."""
    level = value(child(properties, "outlineLvl"))
    return int(level) + 1 if level in tuple("012345678") else 0
