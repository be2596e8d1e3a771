"""Notes that were typed become notes where it is certain, in every language, and stay as they are elsewhere."""

from __future__ import annotations

import pytest

from briefsite.read.documents.document import Document
from briefsite.read.documents.typed_notes import typed_notes

MARK = '<briefsite-note n="{}"></briefsite-note>'


@pytest.mark.parametrize("mark", ["<sup>{}</sup>", "[{}]", "<sup>[{}]</sup>"])
@pytest.mark.parametrize(
    "below",
    [
        "<h2>Notes</h2><ol><li>First.</li><li>Second.</li></ol>",
        "<h2>Notes de bas de page</h2><p>1. First.</p><p>2. Second.</p>",
        "<p>Endnotes:</p><p>[1] First.</p><p>[2] Second.</p>",
        "<hr><p><sup>1</sup> First.</p><p><sup>2</sup> Second.</p>",
        "<p>[1] First.</p><p>[2] Second.</p>",
    ],
)
def test_notes(mark: str, below: str) -> None:
    """Raised or in brackets, with a list, a heading in any language, or paragraphs with numbers."""
    text = f"<p>One.{mark.format(1)} Two{mark.format(2)}, again.{mark.format(1)}</p>"
    document = typed_notes(Document(text + below))
    first, second = MARK.format(0), MARK.format(1)
    assert document.body == f"<p>One.{first} Two{second}, again.{first}</p>"
    assert [note.mark for note in document.notes] == ["1", "2"]
    assert [note.html.replace("<p>", "").replace("</p>", "") for note in document.notes] == ["First.", "Second."]


def test_several_at_once() -> None:
    """Numbers parted by commas, and from one to another, are several notes; signs of Unicode are read too."""
    notes = "<h2>Notes</h2><ol><li>a</li><li>b</li><li>c</li></ol>"
    assert (
        typed_notes(Document(f"<p>X [1, 2–3].</p>{notes}")).body == f"<p>X {''.join(map(MARK.format, range(3)))}.</p>"
    )
    assert typed_notes(Document(f"<p>X.¹ Words² and.³</p>{notes}")).body.count("briefsite-note") == 6


def test_powers() -> None:
    """A raised number that is a power, or of a unit, is no mark of a note."""
    text = "<p>10<sup>2</sup> and 5 km<sup>2</sup> of x<sup>2</sup>, it says.<sup>1</sup></p>"
    text += "<h2>Notes</h2><ol><li>a</li></ol>"
    document = typed_notes(Document(text))
    assert document.body == f"<p>10<sup>2</sup> and 5 km<sup>2</sup> of x<sup>2</sup>, it says.{MARK.format(0)}</p>"


def test_two_paragraphs() -> None:
    """What stands below a note without a number of its own belongs to it; what follows under a heading does not."""
    text = "<p>A.<sup>1</sup></p><h2>Notes</h2><p>1. a</p><p>b</p><h2>About</h2><p>c</p>"
    document = typed_notes(Document(text))
    assert document.body == f"<p>A.{MARK.format(0)}</p><h2>About</h2><p>c</p>"
    assert document.notes[0].html == "<p>a</p><p>b</p>"


@pytest.mark.parametrize(
    "text",
    [
        "<p>A.<sup>1</sup> B.<sup>3</sup></p><h2>Notes</h2><ol><li>a</li><li>b</li></ol>",
        "<p>A.<sup>2</sup> B.<sup>1</sup></p><h2>Notes</h2><ol><li>a</li><li>b</li></ol>",
        "<p>A.<sup>1</sup></p><h2>Notes</h2><ol><li>a</li><li>b</li></ol>",
    ],
)
def test_no_match(text: str) -> None:
    """Where numbers and notes do not all match, both stay as they are typed, and that is told."""
    document = typed_notes(Document(text))
    assert (document.body, document.notes) == (text, ())
    assert [loss.what for loss in document.losses] == [
        "the numbers in the text and the numbered notes below do not all match: both stay as typed"
    ]


def test_nothing_typed() -> None:
    """A text without such numbers, and round brackets, are left alone."""
    text = "<p>A (1) and [sic].</p><h2>Notes</h2><p>Words.</p>"
    assert typed_notes(Document(text)) == Document(text)


def test_notes_that_are_counted_anew_in_each_part_stay_as_typed() -> None:
    """Which list a number means is not certain, and it is told."""
    one, two = "<p>A.[1] B.[2]</p>", "<h2>Notes</h2><p>[1] First.</p><p>[2] Second.</p>"
    document = typed_notes(Document(f"{one}{two}<h1>Part</h1>{one}{two}"))
    assert document.notes == ()
    assert [loss.where for loss in document.losses] == ["the notes"]
