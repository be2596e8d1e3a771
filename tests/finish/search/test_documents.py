"""What of a finished page is searched."""

from __future__ import annotations

import re

import pytest
from projects import ROOT

from briefsite.finish.search.documents import NOT_SEARCHED, Document, cut, kind_of, language_of

PAGE = (
    '<!doctype html><html lang="zh-Hans" dir="ltr"><head><title>T</title><meta charset="utf-8">'
    '<meta name="search:year" content="2026|2026">\n'
    '<meta name="search:topic" content="a&amp;b|Trade &lt;&quot;x&quot;&gt;">'
    '</head><body><nav>Menu</nav><article data-search-body class="x">{}'
    '<h2 data-search-ignore id="sources">Sources</h2><ol><li>Source</li></ol></article></body></html>'
)


def _cut(html: str) -> Document:
    (found,) = cut("briefs/b/", PAGE.format(html), "texts")
    return found


def test_a_page_is_cut_down_to_its_text() -> None:
    """Head, navigation and everything from the sources on are left out; title, headings and filters are known."""
    found = _cut("<h1>T &amp; co</h1><p>Text.</p><h2 id='p'>Ports</h2><p>They grew.</p>")
    assert [text.split() for text in (found.text, found.title, found.headings)] == [
        ["T", "&", "co", "Text.", "Ports", "They", "grew."],
        ["T", "&", "co"],
        ["Ports"],
    ]
    assert found.address == "briefs/b/"
    assert found.filters == (("year", "2026", "2026"), ("topic", "a&b", 'Trade <"x">'))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>South<em>ern</em> ports</p>", "Southern ports"),
        ("<ul><li>One</li><li>Two</li></ul>", "One Two"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("<p>Fell<br>again</p>", "Fell again"),
        ('<p>Rose<sup><a class="footnote-ref" href="#n">1</a></sup>.</p>', "Rose."),
        ('<h2 id="x">Ports<a class="headerlink" href="#x">#</a></h2>', "Ports"),
        ('<p class="byline">By <a href="x">Desk</a></p><p>Text</p>', "Text"),
        ('<p class="summary">A summary</p><p class="topics">Topics</p>', "A summary"),
        ('<div class="chart-picture"><div><svg><text>9</text></svg></div></div><p>Text</p>', "Text"),
        ('<div title="a topics b">Kept</div><p class="subtopics">Kept</p>', "Kept Kept"),
        ("<style>p {}</style><script>run()</script><p>Text</p>", "Text"),
        ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
        ('<div class="topics"><p>never closed', ""),
    ],
)
def test_what_is_text_and_what_is_not(html: str, text: str) -> None:
    """Words do not run together from block to block, nor break at emphasis; what only surrounds the text is no text."""
    assert " ".join(_cut(html).text.split()) == text


def test_notes_are_text() -> None:
    """Those of authors and those that cite; not that they are called notes, nor the ways back."""
    notes = (
        '<section class="footnote" aria-labelledby="notes">\n<h2 id="notes">Notes</h2>\n<ol><li id="fn:a">'
        '<p>Doe, ports. <a class="footnote-backref" aria-label="Back to 1" href="#x">↩</a></p></li></ol></section>'
    )
    found = _cut(f"<h1>T</h1><p>Text.</p>{notes}")
    assert found.text.split() == ["T", "Text.", "Doe,", "ports."]
    assert found.headings == ""


def test_a_page_without_a_heading_has_the_title_of_its_head() -> None:
    """As the browser shows it."""
    assert [_cut(html).title.strip() for html in ("<p>Text</p>", "<h1>One</h1>")] == ["T", "One"]


def test_entries_of_the_bibliography_are_documents_of_their_own() -> None:
    """Each with its own address and the pages that cite it, each once; the passages are not repeated."""
    page = (
        '<html lang="en"><body><ul><li><span id="source-doe" class="entry">Doe. <em>First &amp; last</em>.</span> '
        '<span id="id-doe"></span><ul><li><a href="../../briefs/b/">B</a><ul>'
        '<li><a href="../../briefs/b/#cite-doe-1">Cited</a></li><li><a href="../../briefs/b/#cite-doe-2">Again</a></li>'
        '<li><a href="../../a.html#cite-doe-3">Here</a></li></ul></li></ul></li>'
        '<li><span id="source-roe" class="entry">Roe.</span></li></ul></body></html>'
    )
    assert list(cut("sources/d/", page, "sources")) == [
        Document("sources/d/#source-doe", "Doe. First & last.", cited_in=("briefs/b/", "a.html")),
        Document("sources/d/#source-roe", "Roe."),
    ]


@pytest.mark.parametrize(
    ("address", "page", "kind"),
    [
        ("briefs/b/index.html", "<article data-search-body>", "texts"),
        ("briefs/index.html", "<article>", ""),
        ("sources/index.html", "<article>", "sources"),
    ],
)
def test_a_page_that_does_not_say_so_is_not_searched(address: str, page: str, kind: str) -> None:
    """Lists are left out; the bibliography is known by where it lies."""
    assert kind_of(address, page) == kind


def test_the_language_of_a_page_is_that_of_its_root() -> None:
    """Without region or script; English where it says nothing."""
    assert language_of(PAGE) == "zh"
    assert language_of("<html>") == "en"
    assert language_of('<html lang="../etc">') == "en"


def test_the_browser_leaves_out_the_same() -> None:
    """What it shows of a page is what the page is found by."""
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "scripts/briefsite/theme/assets/search").glob("*.js"))
    named = re.search(r'NOT_SEARCHED =\s+"([^"]*)"', scripts)
    assert named is not None
    assert {f".{name}" for name in NOT_SEARCHED} <= set(named[1].split(", "))
