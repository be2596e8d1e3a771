"""Plain text is paragraphs, typed lists and underlined headings; text with sure signs of Markdown is Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.read.documents import read_document
from briefsite.read.documents.plain_text import read_plain_text

LONG = "This line goes on until the margin of its editor breaks it here, as"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"{LONG}\nmails do.\n\nNext.", f"<p>{LONG} mails do.</p><p>Next.</p>"),
        ("12 Port Road\nBeira", "<p>12 Port Road<br>Beira</p>"),
        ("A heading\n=========\n\nText.", "<h2>A heading</h2><p>Text.</p>"),
        ("- one\n- two\n  goes on", "<ul><li>one</li><li>two goes on</li></ul>"),
        ("3. one\n4. two", '<ol start="3"><li>one</li><li>two</li></ol>'),
        ("A short line", "<p>A short line</p>"),
        ("a <b> & *c* <https://a.b>", "<p>a &lt;b&gt; &amp; *c* https://a.b</p>"),
    ],
)
def test_forms(text: str, html: str) -> None:
    """What blank lines, margins, hyphens and lines below words make of a text; nothing else is guessed."""
    assert read_plain_text(text).body == html


def test_typed_notes(tmp_path: Path) -> None:
    """Numbered notes below a text are its notes."""
    (tmp_path / "a.txt").write_text("One.[1] Two.[2]\n\nNotes\n\n[1] First, https://a.b.\n[2] Second.\n", "utf-8")
    document = read_document(tmp_path / "a.txt")
    marks = [f'<briefsite-note n="{number}"></briefsite-note>' for number in range(2)]
    assert document.body == f"<p>One.{marks[0]} Two.{marks[1]}</p>"
    assert [note.html for note in document.notes] == ["<p>First, https://a.b.</p>", "<p>Second.</p>"]


@pytest.mark.parametrize("text", ["# A\n\nText.\n\n## B\n\nText.", "A[^1].\n\n[^1]: N.", "See [@a] and [@b, p. 4]."])
def test_markdown_by_another_name(text: str, tmp_path: Path) -> None:
    """A text file with signs that nobody types for anything else is read as Markdown."""
    (tmp_path / "a.txt").write_text(text, "utf-8")
    body = read_document(tmp_path / "a.txt").body
    assert "<h1>" in body or "<briefsite-" in body
