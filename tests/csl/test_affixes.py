"""Prefixes and suffixes that are finished text: nothing is doubled or lost where they meet what the style writes."""

from __future__ import annotations

import html
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import STYLES_FOLDER

import csl
from csl.finished import finished_output, visible_ends
from csl.nodes import plain_text

FOLDERS = [STYLES_FOLDER]
STYLES = (
    *("house-notes", "house-author-date", "apa", "ieee", "nature", "chicago-notes-bibliography"),
    *("modern-language-association", "chicago-author-date"),
)
WORKS = {
    "a": {"type": "book", "author": [{"family": "Adams", "given": "Jane"}], "title": "Alpha", "issued": "2001"},
    "b": {"type": "webpage", "title": "Why here?", "issued": "2003", "URL": "https://example.org/b"},
}
WORD = st.sampled_from(
    ["wort", "*wort*", "**wort**", "_wort etc._", "`wort`", "[wort](x.html)", "<em>wort</em>", "“wort”", "« wort »"]
    + [
        '"wort"',
        "*“wort”*",
        "“*wort*”",
        "参见wort",
        "wort页",
        "انظر wort",
        "wort &amp; &eacute;",
        "&lt;wort&gt;",
        "wort’s",
    ]
)
MARK = st.sampled_from(["", *".,;:?!…。，；：？！،؛؟", ".”", "?”", ".*", ".</em>"])
GAP = st.sampled_from(["", " ", ", ", "; ", ". ", "，", " (", ": ", ", *", " “"])
DOUBLED = re.compile(r"([.,;:。，；：،؛])\1|[.。][.。]|[,，،][,，،]|[;；؛][;；؛]|  ")


def text_of(markdown: str) -> str:
    """What a reader sees of inline Markdown as the cases write it."""
    text = re.sub(r"</?[a-z][^<>]*>|\]\(x\.html\)|[*_`\[\]]", "", markdown)
    return html.unescape(text)


@cache
def _style(name: str) -> csl.Style:
    return csl.load_style(name, folders=FOLDERS)


@pytest.mark.parametrize("name", STYLES)
@given(prefix=st.tuples(WORD, MARK), gap=GAP, suffix=st.tuples(WORD, MARK), lang=st.sampled_from(["en-US", "fr", "zh"]))
def test_nothing_is_doubled_or_lost_beside_a_finished_affix(
    name: str, prefix: tuple[str, str], gap: str, suffix: tuple[str, str], lang: str
) -> None:
    """Whatever an editor writes before and behind keys: each word stands apart, and no mark comes twice."""
    before, behind = csl.Preformatted("".join(prefix)), csl.Preformatted(gap + "".join(suffix))
    cites = (csl.Cite("a", prefix=before, suffix=behind), csl.Cite("b", "5", prefix=before, suffix=behind))
    citations = [csl.Citation(cites, 1), csl.Citation(cites[1:], 2), csl.Citation(cites[:1], 3)]
    for citation in csl.format_citations(_style(name), WORKS, citations, locale=lang, output=csl.MARKDOWN).citations:
        text = text_of(citation.text)
        assert text.count("wort") in (2, 4), citation.text
        assert not re.search(r"[A-Za-z0-9)\]]wort|wort(?!’s|s)[A-Za-z0-9(\[]", text), citation.text
        assert not re.search(r"[.,;:?!][”\"’]*(?:wort|Adams|Alpha|Why)|[”\"’](?:Adams|Alpha|Why)", text), citation.text
        own = DOUBLED.findall(text_of(before)) + DOUBLED.findall(text_of(behind))
        assert own or not DOUBLED.search(text), citation.text


@given(st.text(alphabet='ab *_`~<>[]()&;.,“”‘’"\\x\n', max_size=30))
def test_a_finished_text_stays_whole(text: str) -> None:
    """Cut up, it is still all there, letter for letter, whatever it holds."""

    def written(output: object) -> str:
        if isinstance(output, str):
            return output
        if isinstance(output, list):
            return "".join(map(written, output))
        opening, closing = output.value if output.content is not None else (output.value, "")  # type: ignore[attr-defined]
        return opening + written(output.content or "") + closing  # type: ignore[attr-defined]

    assert written(finished_output(text)) == text
    assert isinstance(plain_text(finished_output(text)), str)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("see", ("s", "e")),
        (" *passim* ", (" ", "m")),
        ("**(cf.)**", ("(", ")")),
        ("A &amp;", ("A", "&")),
        ("[the report](https://example.org/a)", ("[", "t")),
        ("<em>vgl.</em>", ("v", ".")),
        ("**", ("", "")),
        ("", ("", "")),
    ],
)
def test_the_ends_of_a_finished_text_are_those_that_a_reader_sees(text: str, ends: tuple[str, str]) -> None:
    """Markup shows nothing; a character reference shows its character; spaces at the end do not count."""
    assert visible_ends(text) == ends


def test_however_long_a_finished_text_is_it_is_cut_in_time() -> None:
    """Text that opens markup and quotations without end costs no more than its length."""
    for text in ("<", "“", '"', "*", "](", "\\", "&", "‘’"):
        assert visible_ends(text * 100_000 + "x")[1] == "x"
        finished_output(text * 100_000)
