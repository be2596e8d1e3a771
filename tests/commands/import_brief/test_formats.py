"""One text in five formats: the manual's table says of each what comes through, and that is so."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from projects import ROOT, MakeProject
from word_documents import STYLES, footnote, noted, p, r, word_document

from briefsite.commands.import_brief.command import main
from briefsite.read.documents.opendocument.names import SPACES

FIRST = "Harbours wait for ships, and what they wait for is told in"
NOTE = "Jane Doe, First Things (Press, 2020), 12."
NEEDLES = {
    "A heading": "## Of ships\n",
    "Italics": " *few* words",
    "A list": "- one\n- two",
    "A table": "| a | b |\n|---|---|\n| c | d |",
    "A typed note that names a source": "words [@doe2020, p. 12].",
}
"""The rows of the table: what stands in the brief for each."""


def _word() -> bytes:
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in ("ab", "cd"))
    bullets = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    return word_document(
        p(f"{FIRST} ", r("few", "<w:i/>"), " words", noted(1), "."),
        p("Of ships", style="heading1"),
        p("one", properties=bullets),
        p("two", properties=bullets),
        f"<w:tbl>{rows}</w:tbl>",
        footnotes=footnote(1, NOTE),
        styles=STYLES,
        numbering=numbering,
        parts={"[Content_Types].xml": "<Types/>"},
    )


def _opendocument() -> bytes:
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    style = '<style:style style:name="T1" style:family="text">'
    style += '<style:text-properties fo:font-style="italic"/></style:style>'
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    )
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(row.format("".join(map(cell.format, of))) for of in ("ab", "cd"))
    text = (
        f'<text:p>{FIRST} <text:span text:style-name="T1">few</text:span> words{note}.</text:p>'
        '<text:h text:outline-level="1">Of ships</text:h>'
        "<text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p>"
        f"</text:list-item></text:list><table:table>{rows}</table:table>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content{spaces}><office:automatic-styles>{style}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


HTML = f"""<html><body><p>{FIRST} <i>few</i> words<sup>1</sup>.</p><h2>Of ships</h2><ul><li>one</li><li>two</li></ul>
<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table><h2>Notes</h2><ol><li>{NOTE}</li></ol>
</body></html>"""
MARKDOWN = f"""{FIRST} *few* words[^1].

## Of ships

- one
- two

| a | b |
|---|---|
| c | d |

[^1]: {NOTE}
"""
TEXT = f"{FIRST} few words[1].\n\nOf ships\n========\n\n- one\n- two\n\na   b\nc   d\n\nNotes\n\n[1] {NOTE}\n"
FORMATS: dict[str, tuple[str, bytes]] = {
    "Word": ("text.docx", _word()),
    "LibreOffice": ("text.odt", _opendocument()),
    "Web page": ("text.html", HTML.encode()),
    "Markdown": ("text.md", MARKDOWN.encode()),
    "Plain text": ("text.txt", TEXT.encode()),
}


def _table() -> dict[str, dict[str, str]]:
    """What the manual says: for each row, each format's cell."""
    lines = (ROOT / "manual/docs/from-word.md").read_text("utf-8").split("| From |", 1)[1].split("\n\n")[0].split("\n")
    names = [name.strip() for name in lines[0].strip(" |").split("|")]
    rows = [[cell.strip() for cell in line.strip(" |").split("|")] for line in lines[2:]]
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows}


@pytest.mark.parametrize("name", FORMATS)
def test_what_the_manual_says_comes_through(name: str, make_project: MakeProject, tmp_path: Path) -> None:
    """Each cell of the table is what an import gives."""
    root, (file, content) = make_project(), FORMATS[name]
    (tmp_path / file).write_bytes(content)
    answers = [
        "--title",
        "Waiting",
        "--author",
        "Data Desk",
        "--topic",
        "trade",
        "--date",
        "2026-11-20",
        "--summary",
        "Why.",
    ]
    assert main([str(tmp_path / file), *answers, "--root", str(root)]) == 0
    brief = (root / "briefs/waiting.md").read_text("utf-8")
    found = {row: "yes" if needle in brief else "no" for row, needle in NEEDLES.items()}
    assert found == {row: cells[name] for row, cells in _table().items()}, brief
