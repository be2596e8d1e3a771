"""Documents of Word for tests: as python-docx makes them, and out of XML as Word and reference managers write it."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org"
NAMES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" xmlns:a="{OFFICE}/drawingml/2006/main" '
    f'xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" xmlns:pic="{OFFICE}/drawingml/2006/picture" '
    f'xmlns:mc="{OFFICE}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
DOE = {
    "id": 7, "type": "book", "title": "First things", "publisher": "Press", "citation-key": "doe2020",
    "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [["2020"]]},
}  # fmt: skip
SMITH = {"id": 8, "type": "article-journal", "title": "Of ports", "author": [{"family": "Smith", "given": "Ann"}],
         "container-title": "Trade", "issued": {"date-parts": [["2019", 3]]}, "DOI": "10.1234/ports"}  # fmt: skip
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, looks: str = "") -> str:
    """A run; `looks` is what its properties hold."""
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{t(text)}</w:r>"


def p(*inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; what is no XML becomes one."""
    styled = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    runs = "".join(each if each.startswith("<") else r(each) for each in inside)
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{runs}</w:p>"


def mark(kind: str, data: str = "") -> str:
    inside = f'<w:fldData xml:space="preserve">{data}</w:fldData>' if data else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(*pieces: str) -> str:
    return "".join(f'<w:r><w:instrText xml:space="preserve">{escape(piece)}</w:instrText></w:r>' for piece in pieces)


def field(said: str, shown: str, pieces: int = 1, data: str = "") -> str:
    """A field as Word writes it; its code in so many runs, and `shown` as a text or as runs."""
    size = -(-len(said) // pieces)
    cut = [said[at : at + size] for at in range(0, len(said), size)]
    runs = shown if shown.startswith("<") or not shown else r(shown)
    return mark("begin", data) + code(*cut) + mark("separate") + runs + mark("end")


def csl(*items: Mapping[str, Any], shown: str = "", **properties: Any) -> str:
    """What Zotero and Mendeley write of a citation, as JSON; an item is its source, or has it as `itemData`."""
    cited = [dict(each) if "itemData" in each else {"id": each.get("id"), "itemData": each} for each in items]
    said = {"citationID": "Ab12", "properties": {"formattedCitation": shown, "plainCitation": shown, "noteIndex": 0}}
    said["properties"].update(properties)  # type: ignore[attr-defined]
    return json.dumps({**said, "citationItems": cited, "schema": "https://example.org/csl-citation.json"})


def zotero(shown: str, *items: Mapping[str, Any], pieces: int = 1) -> str:
    return field(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(*items, shown=shown)} ", shown, pieces)


def mendeley_tag(*items: Mapping[str, Any]) -> str:
    return "MENDELEY_CITATION_v3_" + base64.b64encode(csl(*items).encode()).decode()


def custom_properties(name: str, text: str) -> dict[str, str]:
    """The part in which Zotero keeps the code of a bookmark, in pieces."""
    office = f"{OFFICE}/officeDocument/2006"
    rows = "".join(
        f'<property name="{name}_{at // 255 + 1}"><vt:lpwstr>{escape(text[at : at + 255])}</vt:lpwstr></property>'
        for at in range(0, len(text), 255)
    )
    names = f'xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes"'
    return {"docProps/custom.xml": f"<Properties {names}>{rows}</Properties>"}


def control(properties: str, inside: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def footnote(number: int, *inside: str, kind: str = "footnote") -> str:
    first = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>' + r(" ")
    return f'<w:{kind} w:id="{number}">{p(first, *inside)}</w:{kind}>'


def noted(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def picture(relation: str, alternative: str = "", inside: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr={quoteattr(alternative)}/><a:graphic>'
        f'<a:graphicData uri="{OFFICE}/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip {relation}/>{inside}'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(*paragraphs: str) -> str:
    """A box as Word writes it: in its newer form, and once more in an older one."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    newer = (
        '<w:drawing><wp:anchor><wp:docPr id="2" name="Text Box 2"/><a:graphic><a:graphicData uri="http://schemas.'
        'microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    older = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{newer}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def style(name: str, inside: str = "", kind: str = "paragraph", based: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>{on}{inside}</w:style>'
    )


STYLES = "".join([
    style("Title"), style("heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'), style("heading 2"), style("Quote"),
    style("caption"), style("Hidden", "<w:rPr><w:vanish/></w:rPr>", "character"),
    style("Strong", "<w:rPr><w:b/></w:rPr>", "character"),
])  # fmt: skip


def word_document(
    *body: str,
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    styles: str = STYLES,
    numbering: str = "",
    relations: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A document of these paragraphs; `relations` are kind and target by id, those with `:` lead outside."""
    texts = {
        "footnotes": footnotes,
        "endnotes": endnotes,
        "comments": comments,
        "styles": styles,
        "numbering": numbering,
    }
    named = dict(relations or {})
    files: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>"
    }
    for name, text in texts.items():
        if text:
            files[f"word/{name}.xml"] = f"<w:{name} {NAMES}>{text}</w:{name}>"
            named[f"of-{name}"] = name, f"{name}.xml"
    files["[Content_Types].xml"] = f'<Types xmlns="{OFFICE}/package/2006/content-types"/>'
    files["_rels/.rels"] = _relations({"rId1": ("officeDocument", "word/document.xml")})
    files["word/_rels/document.xml.rels"] = _relations(named)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, **(parts or {})}.items():
            archive.writestr(name, content)
    return out.getvalue()


def _relations(named: Mapping[str, tuple[str, str]]) -> str:
    outside = ' TargetMode="External"'
    rows = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" Target={quoteattr(target)}'
        f"{outside if ':' in target else ''}/>"
        for name, (kind, target) in named.items()
    )
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{rows}</Relationships>'
