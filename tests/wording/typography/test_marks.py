"""Quotation marks and apostrophes: cases in cases.txt, and what holds for every text."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from html_site import mkdocs_build
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from projects import BRIEF, MakeProject

from briefsite.wording.typography import MARKS, marks_for, set_marks, set_marks_in_html, table_of

CASES = [
    (lang, *line.split(" → "))
    for lang, lines in re.findall(
        r"^=== (\S+)\n(.*?)(?=^=== |\Z)", (Path(__file__).parent / "cases.txt").read_text("utf-8"), re.M | re.S
    )
    for line in lines.strip().splitlines()
]
_PIECES = st.sampled_from(
    [
        "word",
        "5",
        "s",
        "N",
        "°",
        "港",
        "كلمة",
        "é",
        " ",
        " ",
        ".",
        ",",
        "(",
        ")",
        "—",
        "“",
        "”",
        '"',
        "'",
        '"',
        "'",
        "\u00a0",
    ]
)
TEXTS = st.lists(_PIECES, max_size=30).map("".join)
LANGUAGES = st.sampled_from([*MARKS, "xx"])


@pytest.mark.parametrize(("lang", "typed", "shown"), CASES)
def test_marks_of_a_text(lang: str, typed: str, shown: str) -> None:
    """Each case is shown as it says (`_` is a no-break space), as plain text and in the HTML of a paragraph."""
    shown = shown.replace("_", "\u00a0")
    assert set_marks(typed, marks_for(lang, MARKS)) == shown
    assert set_marks_in_html(f"<p>{typed}</p>", lang, MARKS) == f"<p>{shown}</p>"


@given(TEXTS, LANGUAGES)
def test_nothing_but_straight_marks_changes(text: str, lang: str) -> None:
    """Whatever the text, each straight mark becomes one mark of its language, or stays; all else stays."""
    marks = marks_for(lang, MARKS)
    shown = set_marks(text, marks)
    may_be = "|".join(map(re.escape, (*(marks or ()), "’", "′", "″", '"', "'")))
    pattern = "".join(f"(?:{may_be})" if character in "\"'" else re.escape(character) for character in text)
    assert re.fullmatch(pattern, shown)


@given(TEXTS, LANGUAGES)
def test_tags_within_a_paragraph_change_no_mark(text: str, lang: str) -> None:
    """The marks are the same whether or not words between them are set in italics, or bear a note."""
    shown = set_marks(text, marks_for(lang, MARKS))
    tagged = text.replace("word", '<em class="x y">word</em>').replace(
        "é", 'é<sup id="fnref:a"><a href="#b">1</a></sup>'
    )
    found = set_marks_in_html(f"<p>{tagged}</p>", lang, MARKS)
    assert re.sub(r"<sup.*?</sup>|<[^<>]*>", "", found) == shown


def test_what_is_no_text_stays() -> None:
    """Code, mathematics, drawings and attributes keep what was typed; quotation marks around code are set."""
    page = (
        '<p title="it\'s">"<code>x = "y"</code>" and <kbd>\'</kbd>, <span class="arithmatex">f\'(x)</span></p>'
        "<pre><code>it's\n</code></pre><svg><text>it's</text></svg><p>it's</p>"
    )
    assert set_marks_in_html(page, "en", MARKS) == (
        '<p title="it\'s">‘<code>x = "y"</code>’ and <kbd>\'</kbd>, <span class="arithmatex">f\'(x)</span></p>'
        "<pre><code>it's\n</code></pre><svg><text>it's</text></svg><p>it’s</p>"
    )


def test_a_part_in_another_language_has_its_own_marks() -> None:
    """Within a block or a phrase that names its language the marks are that language's, and behind it the page's."""
    page = (
        '<blockquote lang="fr"><p>"oui"</p><ul><li>"non"</li></ul></blockquote>'
        '<p>"a" <span lang="de">"b"</span> "c"</p>'
    )
    assert set_marks_in_html(page, "en", MARKS) == (
        '<blockquote lang="fr"><p>«\u00a0oui\u00a0»</p><ul><li>«\u00a0non\u00a0»</li></ul></blockquote>'
        '<p>‘a’ <span lang="de">„b“</span> ‘c’</p>'
    )


def test_a_quotation_ends_with_its_paragraph() -> None:
    """A mark that is not closed in its paragraph opens nothing in the next one."""
    assert set_marks_in_html('<p>"a</p><p>b"</p>', "en", MARKS) == '<p>"a</p><p>b"</p>'


def test_a_publication_may_have_its_own() -> None:
    """Its marks stand in place of the table's, for the language and all that is said of no other tag of it."""
    own = table_of({"en": ("“", "”", "‘", "’"), "eo": ("„", "“", "‚", "‘")})
    assert set_marks('"a"', marks_for("en-GB", own)) == "“a”"
    assert set_marks('"a"', marks_for("eo", own)) == "„a“"
    assert set_marks('"it\'s"', marks_for("en", table_of(None))) == '"it\'s"'


@pytest.mark.parametrize("piece", ['"', "'", '5"', "5' ", "a'", " 'a", "12°30'", ' "a', "s' ", "\"a' "])
def test_time_grows_with_the_length(piece: str) -> None:
    """No text of marks takes longer than its length is worth."""
    begun = time.process_time()
    set_marks(piece * (200_000 // len(piece)), MARKS["en"])
    assert time.process_time() - begun < 10


def test_a_page_that_is_built(make_project: MakeProject) -> None:
    """In a build marks are set in text, headings and the table of contents of briefs and of pages written by hand."""
    root = make_project({"briefs/first.md": f'{BRIEF}\n## The "South\'s" view\n\nIt\'s `it\'s`: "so" [@doe2020].\n'})
    (root / "docs/about.md").write_text("# About\n\n## What it's for\n\nIt's \"ours\".\n", "utf-8")
    code, output = mkdocs_build(root)
    assert code == 0, output
    brief = html.parse(root / "site/briefs/first/index.html").getroot()
    assert "‘South’s’ view" in brief.xpath("string(//article//h2[1])")
    assert "It’s it's: ‘so’" in brief.xpath("string(//article)")
    about = (root / "site/about/index.html").read_text("utf-8")
    assert "It’s ‘ours’." in about
    assert about.count("What it’s for") >= 1 and "What it's for" not in about


def test_a_publication_that_wants_none(make_project: MakeProject) -> None:
    """With `quotation_marks: false` everything is shown as it was typed."""
    root = make_project({"briefs/first.md": f'{BRIEF}\nIt\'s "so" [@doe2020].\n'})
    configuration = root / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    assert "  briefsite:\n" in text
    configuration.write_text(text.replace("  briefsite:\n", "  briefsite:\n    quotation_marks: false\n", 1), "utf-8")
    code, output = mkdocs_build(root)
    assert code == 0, output
    assert 'It\'s "so"' in (root / "site/briefs/first/index.html").read_text("utf-8")
