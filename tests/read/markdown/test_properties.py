"""Facts that hold for any text at all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.model import Markdown, TextFile
from briefsite.read.markdown import UnclosedFrontMatter, parse_markdown, split_front_matter

MARKS = [
    *"[]@*_`$<>()!^\\{}:;|#-=~\"'.,&%",
    *(
        "\n",
        "\n\n",
        "    ",
        "  ",
        " ",
        "- ",
        "1. ",
        "> ",
        "```",
        "~~~",
        "<!--",
        "-->",
        "<div>",
        "</div>",
        "[^1]",
        "[^1]: ",
    ),
    *(
        "@key",
        "[@a",
        "; ",
        "p. 3",
        "@{",
        "[a](b)",
        "[a]: b\n",
        "word",
        "é",
        "😀",
        "\t",
        "| a | b |\n|---|---|\n",
        "!!! x\n",
    ),
    *("\\begin{x}", "\\end{x}", "---\n", "$$", "https://a.b", "\u00a0", "\x00"),
]
texts = st.lists(st.sampled_from(MARKS), max_size=60).map("".join) | st.text(max_size=200)


def read(text: str) -> Markdown:
    return parse_markdown(TextFile("any.md", text))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_blanking_moves_nothing(text: str) -> None:
    """Prose is as long as the text, with the same line breaks; every other character is kept or a space."""
    prose = read(text).prose
    assert len(prose) == len(text)
    assert all(
        kept == character or (kept == " " and character != "\n") for kept, character in zip(prose, text, strict=True)
    )


@given(texts)
@settings(max_examples=300, deadline=None)
def test_citations_stand_where_they_say(text: str) -> None:
    """Citations follow each other without overlap, begin and end with their marks, and each key stands at its place."""
    end = 0
    for citation in read(text).citations:
        assert end <= citation.start < citation.end
        end = citation.end
        assert text[citation.start] in "[@-"
        assert text[citation.start] != "[" or text[citation.end - 1] == "]"
        for item in citation.items:
            assert citation.start <= item.start < item.end <= citation.end
            written = text[item.start : item.end].removeprefix("-").removeprefix("@")
            assert item.key == (written[1:-1] if written.startswith("{") else written)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_notes_and_links_stand_where_they_say(text: str) -> None:
    """Notes and links begin and end with their marks, and nothing is placed outside the text."""
    markdown = read(text)
    for reference in markdown.note_references:
        assert text[reference.start] in "[^" and text[reference.end - 1] == "]"
    for definition in markdown.note_definitions:
        assert text.startswith(f"[^{definition.label}]:", definition.start)
        assert definition.start < definition.content[0] <= definition.content[1] <= definition.end <= len(text)
    for link in markdown.links:
        assert text[link.start] in "[!<" and text[link.end - 1] in "])>"
        assert link.text in text[link.start : link.end]
    for heading in markdown.headings:
        assert heading.text in text[heading.start : heading.end]


@given(texts)
@settings(max_examples=200, deadline=None)
def test_front_matter_is_split(text: str) -> None:
    """Front matter is found or not, or found unclosed; what is found lies in order within the text."""
    try:
        span = split_front_matter("---\n" + text)
    except UnclosedFrontMatter as error:
        assert error.start == 4
        return
    assert span is not None and 4 <= span.start <= span.end <= span.body_start <= len(text) + 4


@given(st.sampled_from(MARKS), st.sampled_from(MARKS), st.integers(1, 3000))
@settings(max_examples=100, deadline=None)
def test_repetition_is_survived(mark: str, other: str, times: int) -> None:
    """However deep brackets, quotes or backticks are nested, the text is read."""
    assert len(read((mark + other) * times).prose) == len(mark + other) * times
