"""An offprint as a value: what of a finished page is set, and that all of it is data."""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import replace

from briefsite.finish.article import article_in
from briefsite.finish.offprint import as_offprint
from briefsite.model.offprint import OffprintTitle, Signed

TITLE = OffprintTitle(
    slug="ports", path="briefs/ports.md", lang="en", direction="ltr", title="Ports", subtitle="", kind="Policy brief",
    authors=(Signed("Data Desk", "Harbour Institute"),), editors="", date="1 May 2026", changed=(2026, 5, 1),
    keywords=(), summary="What ports cost.", site_name="Harbour", address="https://harbour.example/briefs/ports/",
    colour="#7a1f2b", references="References",
)  # fmt: skip
NOTE = '<sup id="fnref:{0}"><a class="footnote-ref" href="#fn:{0}">{1}</a></sup>'
NOTES = """<section class="footnote" role="doc-endnotes"><h2 id="notes">Notes</h2><ol>
<li id="fn:a"><p>Doe, <em>First</em>.&nbsp;<a class="footnote-backref" href="#fnref:a">↩</a></p></li>
<li id="fn:b"><p>Mine.</p><p>And more.</p></li></ol></section>"""


def parts(body: str, title: OffprintTitle = TITLE) -> Any:
    """The parts of the offprint of an article that holds this."""
    offprint = as_offprint(
        f"<article>{body}</article>".encode(), title, "briefs/ports/", lambda path: path.endswith(".png")
    )
    return json.loads(offprint.text)["parts"]


def body(html: str) -> Any:
    """What is set of this in the body of a brief."""
    return parts(html)["body"]


def test_a_note_stands_where_it_is_called_for() -> None:
    """With the number of the page; a second call leads to the first, and the list of notes itself is gone."""
    text = f"<p>One{NOTE.format('a', 1)} two{NOTE.format('b', 2)} again{NOTE.format('a', 1)}.</p>"
    first = ["note", "1", "fn:a", ["Doe, ", ["em", "First"], ".\xa0"]]
    second = ["note", "2", "fn:b", ["Mine."], ["p", "", "And more."]]
    assert body(text + NOTES) == [["p", "", "One", first, " two", second, " again", ["again", "fn:a", "1"], "."]]


def test_marks_side_by_side_are_two_numbers() -> None:
    """Notes 1 and 2 of one place are no note 12, whether one of them is a citation or called for again."""
    (paragraph,) = body(f"<p>x<span class='cite'>{NOTE.format('a', 1)}</span>{NOTE.format('b', 2)}</p>{NOTES}")
    assert [part if isinstance(part, str) else part[:2] for part in paragraph[2:]] == [
        "x", ["note", "1"], "\u202f", ["note", "2"],
    ]  # fmt: skip
    (paragraph,) = body(f"<p>{NOTE.format('a', 1)} x{NOTE.format('b', 2)}{NOTE.format('a', 1)}</p>{NOTES}")
    assert paragraph[-2:] == ["\u202f", ["again", "fn:a", "1"]]


def test_notes_that_call_for_one_another_come_to_an_end() -> None:
    """A note that holds a call for itself is set once."""
    notes = NOTES.replace("Mine.", f"Mine{NOTE.format('b', 2)}.")
    assert body(f"<p>x{NOTE.format('b', 2)}</p>" + notes)[0][3][3] == ["Mine", ["again", "fn:b", "2"], "."]


def test_text_that_looks_like_the_code_of_the_typesetter_stays_text() -> None:
    """Nothing that an editor wrote becomes anything but a string."""
    text = '#read("/etc/passwd") $x$ *a* `b` [c] <label> \\ @ref "quoted"'
    assert body(f"<p>{text.replace('<', '&lt;')}</p>") == [["p", "", text]]


def test_parts_of_a_page_are_found_by_what_they_are() -> None:
    """Summary, key points, key figures, sources have places of their own; what is for screens alone is left out."""
    page = """<p class="byline">By <a href="x">Data Desk</a></p><h1 class="brief-title" id="t">Ports
    <a class="headerlink" href="#t">#</a></h1><p class="summary">What ports cost.</p>
    <h2 id="key-points">Key points</h2><ul><li>One.</li></ul>
    <h2 id="key-figures">Key figures</h2><ul><li><strong>7</strong> ships</li></ul><p>Text.</p>
    <section role="doc-bibliography"><h2 id="sources">Sources</h2><ul><li>
    <span id="source-doe" class="entry">Doe.</span> <span class="back"><span class="kind">Book</span> ·
    Cited in note <a href="#c" role="doc-backlink">1</a> ·
    <a href="../../sources/#source-doe">2 passages</a></span></li></ul></section>
    <h2 id="related">Related</h2><ul><li>Other</li></ul><h2 id="cite-this">Cite this</h2><p>Desk. Ports.</p>
    <p class="citation-files">BibTeX</p>"""
    article = article_in(f"<head></head><article>{page}</article>".encode()).decode()
    assert parts(article.removeprefix("<article>").removesuffix("</article>")) == {
        "title": [["at", "t"], "Ports"],
        "summary": [["p", "summary", "What ports cost."]],
        "points": [["h", 2, "Key points"], ["ul", 1, [["p", "", "One."]]]],
        "figures": [["h", 2, "Key figures"], ["figure", ["7"], ["ships"]]],
        "body": [["p", "", "Text."]],
        "sources": [["", ["Doe."], [[["link", "#c", "1"]]], "Cited in note"]],
        "cite": [["h", 2, "Cite this"], ["p", "", "Desk. Ports."]],
    }


def test_what_other_briefs_change_is_no_part_of_an_article() -> None:
    """So an edit of one brief makes one offprint and one book."""
    page = (
        '<head></head><article><p>x</p><li>· <a href="../#source-a">{} passages</a></span></li>'
        '<h2 id="related">{}</h2></article>'
    )
    assert article_in(page.format(1, "a").encode()) == article_in(page.format(2, "b").encode())


def test_links_lead_to_places_that_are_there_or_to_whole_addresses() -> None:
    """One within the site gets the site's address; an unsafe one is none."""
    assert body(
        '<p id="here">a</p><p><a href="#here">b</a> <a href="../quays/">c</a> <a href="javascript:x">d</a></p>'
    ) == [
        ["p", "", ["at", "here"], "a"],
        ["p", "", ["link", "#here", "b"], " ", ["link", "https://harbour.example/briefs/quays/", "c"], " d"],
    ]
    assert parts('<p><a href="../quays/">c</a></p>', replace(TITLE, address=""))["body"] == [["p", "", "c"]]


def test_an_address_needs_no_font_of_its_own() -> None:
    """Letters of a script that the brief is not written in are shown as numbers."""
    link = '<p><a href="https://a.example/港">https://a.example/港</a></p>'
    assert body(link)[0][2] == ["link", "https://a.example/港", "https://a.example/%E6%B8%AF"]
    assert parts(link, replace(TITLE, scripts=("Chinese",)))["body"][0][2][2] == "https://a.example/港"


def test_a_wide_table_is_parted() -> None:
    """Each part begins with the first column, and says which it is."""
    row = "<tr>" + "".join(f"<{{0}}>{number}</{{0}}>" for number in range(30)) + "</tr>"
    table = f"<table><thead>{row.format('th')}</thead><tbody>{row.format('td')}</tbody></table>"
    found = body(f"<figure class='table'><figcaption>Waits</figcaption><div>{table}</div></figure>")
    assert [each[1] for each in found] == [8, 8, 8, 8, 2]
    assert found[4] == ["table", 2, ["Waits", " (5/5)"], [[["", 1, 1, "0"], ["", 1, 1, "29"]]],
                        [[["", 1, 1, "0"], ["", 1, 1, "29"]]], []]  # fmt: skip


def test_pictures_of_the_site_are_taken_along_and_others_named() -> None:
    """With their alternative texts; the one for dark screens is neither."""
    html = (
        '<p><img src="../../assets/a.png" alt="A quay"> <img src="https://b.example/c.png" alt="A ship">'
        ' <img src="a.xyz" alt="?"> <img src="d.png#only-dark" alt="Night"></p>'
    )
    offprint = as_offprint(
        f"<article>{html}</article>".encode(), TITLE, "briefs/ports/", lambda path: path.endswith(".png")
    )
    assert json.loads(offprint.text)["parts"]["body"] == [
        ["p", "", ["picture", "assets/a.png", "A quay", 0], " ", ["em", "[A ship]"], " ", ["em", "[?]"]]
    ]
    assert (offprint.pictures, offprint.left_out) == (("assets/a.png",), ("https://b.example/c.png", "a.xyz"))


def test_a_chart_keeps_the_letters_of_its_drawing() -> None:
    """The wide one is set, with its key and its source; its numbers are on the page."""
    svg = '<svg role="img" aria-label="It &lt;grew" viewBox="0 0 1 1"><path/></svg>'
    key = '<p class="chart-key"><span><svg viewBox="0 0 1 1"><rect fill="#123456"/></svg>Ships</span></p>'
    html = (
        f'<figure class="chart"><figcaption>Waits</figcaption><div class="chart-picture"><div class="chart-wide">{key}'
        f'{svg}</div><div class="chart-narrow" hidden="hidden">{svg}</div></div>'
        '<p class="chart-source">Source: Doe.</p>'
        "<details class='chart-numbers'><table><tr><td>1</td></tr></table></details></figure>"
    )
    ((kind, title, unit, named, drawing, alternative, source),) = body(html)
    assert (kind, title, unit, named, alternative) == ("chart", ["Waits"], [], [["#123456", "Ships"]], "It <grew")
    assert 'xmlns="http://www.w3.org/2000/svg"' in drawing and 'viewBox="0 0 1 1"' in drawing
    assert source == ["Source: Doe."]
    assert body('<figure class="chart"><figcaption>None</figcaption></figure>') == [
        ["chart", ["None"], [], [], "", "", []]
    ]


def test_boxes_quotations_lists_and_code() -> None:
    """Every form that a brief has is a node; a heading never skips a level."""
    assert body('<div class="admonition note"><p class="admonition-title">Note</p><p>a</p></div>') == [
        ["box", "note", ["Note"], ["p", "", "a"]]
    ]
    assert body('<div class="pull-quote said-again"><blockquote><p>a</p></blockquote></div>') == [
        ["pull", True, [], ["p", "", "a"]]
    ]
    assert body("<blockquote><p>a</p></blockquote><hr><dl><dt>b</dt><dd>c</dd></dl>") == [
        ["quote", ["p", "", "a"]], ["hr"], ["dl", [["b"], [["p", "", "c"]]]],
    ]  # fmt: skip
    assert body('<ol start="3"><li>a<ul><li>b</li></ul></li></ol>') == [
        ["ol", 3, [["p", "", "a"], ["ul", 1, [["p", "", "b"]]]]]
    ]
    assert body('<div class="highlight"><pre><code>a\n  #b</code></pre></div>') == [["pre", "", "a\n  #b"]]
    assert body("<ul><li><time>1 May</time>: a</li></ul>") == [["ul", 1, [["p", "", "1 May: a"]]]]
    assert body("<h2>a</h2><h4>b</h4>") == [["h", 2, "a"], ["h", 3, "b"]]


def test_letters_that_no_font_of_text_has() -> None:
    """Emoji are named; what is not to be seen is gone; Arabic runs its own way."""
    assert body("<p>Ports 🌊👍🏽 and 🇫🇷\x0b</p>") == [["p", "", "Ports [water wave][thumbs up sign] and [FR]"]]
    assert body('<p>a <bdi>ب</bdi> <span dir="ltr">c</span></p>') == [["p", "", "a \u2068ب\u2069 \u2066c\u2069"]]


def test_a_formula_has_its_parts_and_its_tex() -> None:
    """MathML becomes nodes; its TeX is what is read out."""
    math = '<math alttext="\\frac{a}{2}"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>'
    assert body(f"<p>{math}</p>") == [["p", "", ["math", False, "\\frac{a}{2}", ["frac", ["var", "a"], ["num", "2"]]]]]
