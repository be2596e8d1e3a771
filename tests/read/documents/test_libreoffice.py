"""Documents that LibreOffice 7.4 made of `libreoffice/ports.fodt`, which holds citations as Zotero writes them there.

To make them anew: `soffice --headless --convert-to odt ports.fodt`, and `docx`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.read.documents import read_document
from briefsite.read.documents.document import Document

FOLDER = Path(__file__).parent / "libreoffice"
BODY = "<p>The rest is open.</p>"


def _read(name: str) -> Document:
    return read_document(FOLDER / name)


@pytest.mark.parametrize("name", ["ports.odt", "ports.docx"])
def test_a_text_comes_through_whole(name: str) -> None:
    """Title, subtitle, headings, notes, lists and tables; nothing is lost."""
    document = _read(name)
    assert (document.title, document.subtitle, document.losses) == ("Ports and debt", "What lenders ask", ())
    assert '<h1>Waiting</h1><p>Ships wait <em>two days</em>.<briefsite-note n="0">' in document.body
    assert document.body.endswith(BODY)
    assert document.body.count("<li>") == 2 and document.body.count("<td>") == 4


def test_citations_of_zotero_outlive_a_save() -> None:
    """Marks of references that LibreOffice has written itself, in notes."""
    document = _read("ports.odt")
    assert [(of.program, of.items[0].locator, of.items[0].csl["title"]) for of in document.citations] == [
        ("Zotero", "12", "Harbour tales"),
        ("Zotero", "30", "Harbour tales"),
    ]
    assert document.notes[0].html == '<p><briefsite-citation n="0">Okoro, Harbour tales, 12.</briefsite-citation></p>'


def test_word_is_given_no_citations_by_libreoffice() -> None:
    """It drops them as it saves: what the notes say stays. The manual says to import the .odt."""
    document = _read("ports.docx")
    assert document.citations == ()
    assert [note.html for note in document.notes] == [
        "<p>Okoro, Harbour tales, 12.</p>",
        "<p>In a letter; see Okoro, Harbour tales, 30. It was not answered.</p>",
    ]
