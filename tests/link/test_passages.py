"""The sentence that a source's entry quotes for each citation of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.link.passages import LONGEST_QUOTE, Replacement, quote, replacements_in
from briefsite.model import TextFile
from briefsite.read.markdown import parse_markdown

_CASES = [
    (name, *body.split("\n---\n", 1))
    for name, body in re.findall(
        r"^=== (.+?)\n(.*?)(?=^=== |\Z)", (Path(__file__).parent / "passages.txt").read_text("utf-8"), re.M | re.S
    )
]


@pytest.mark.parametrize(("name", "text", "expected"), _CASES, ids=[case[0] for case in _CASES])
def test_quotes_the_sentence_around_a_citation(name: str, text: str, expected: str) -> None:
    """The quoted passage is the sentence a reader would point at, in plain text."""
    markdown = parse_markdown(TextFile("briefs/x.md", text))
    here = next(citation for citation in markdown.citations if citation.items[0].key == "here")
    assert quote(text, here.start, here.end, replacements_in(markdown, str.title)) == expected.strip()


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_around_a_citation_can_be_quoted(before: str, after: str) -> None:
    """Whatever stands around a citation, its passage is one short line that does not hold the citation."""
    text = f"{before}[@here]{after}"
    passage = quote(text, len(before), len(before) + 7, [Replacement(len(before), len(before) + 7)])
    assert "\n" not in passage
    assert len(passage) <= LONGEST_QUOTE + 2
    assert "[@here]" not in passage or "[@here]" in before + after


@pytest.mark.parametrize("sentences", [1, 10, 50, 500])
def test_a_sentence_is_quoted_alike_however_long_its_paragraph_is(sentences: int) -> None:
    """What stands far from a citation is not read for it, and changes nothing."""
    far = "Ports (e.g. Prof. Doe's\nin Java) were built. " * sentences
    text = f"{far}Ships\ncame [@here] and *went*. {far}"
    markdown = parse_markdown(TextFile("briefs/x.md", text))
    here = markdown.citations[0]
    assert quote(text, here.start, here.end, replacements_in(markdown)) == "Ships came and went."
