"""Lines in letters that run the other way than those of the page."""

from __future__ import annotations

import pytest

from briefsite.finish.directions import isolate_lines

ARABIC = {"lang": "ar", "dir": "rtl"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>In English (2020).</p>", '<p><span dir="ltr">In English (2020).</span></p>'),
        ('<h1 class="brief-title">Ports?</h1>', '<h1 class="brief-title"><span dir="ltr">Ports?</span></h1>'),
        (
            '<h2 id="a">Ports?<a class="headerlink" href="#a">#</a></h2>',
            '<h2 id="a"><span dir="ltr">Ports?</span><a class="headerlink" href="#a">#</a></h2>',
        ),
        (
            "<p>\u2068Data Desk\u2069. \u2068Ports?\u2069 2026.</p>",
            '<p><span dir="ltr">\u2068Data Desk\u2069. \u2068Ports?\u2069 2026.</span></p>',
        ),
        ("<p><a href='a'><b>So?</b></a></p>", "<p><a href='a'><b><span dir=\"ltr\">So?</span></b></a></p>"),
        ("<td>USD 3 bn.</td>", '<td><span dir="ltr">USD 3 bn.</span></td>'),
        (
            "<li>\n<p>So <em>they</em> say &amp; mean.</p>\n</li>",
            '<li>\n<p><span dir="ltr">So <em>they</em> say &amp; mean.</span></p>\n</li>',
        ),
        (
            "<li><b>A title?</b>\n<br>2026\n<br>A summary.</li>",
            '<li><b><span dir="ltr">A title?</span></b>\n<br>2026\n<br><span dir="ltr">A summary.</span></li>',
        ),
    ],
)
def test_a_line_in_latin_letters(before: str, after: str) -> None:
    """On a page that reads from the right each reads from the left, in its place; so does each line between breaks."""
    assert isolate_lines(before, ARABIC) == after
    assert isolate_lines(before, {"lang": "en", "dir": "ltr"}) == before
    assert isolate_lines(before, {"language": "ar"}) == after


@pytest.mark.parametrize(
    "line",
    [
        "<p>قالت OECD شيئا (2020).</p>",
        "<p>OECD قالت شيئا كثيرا.</p>",
        "<p>2020.</p>",
        '<p lang="en"><span lang="en" dir="ltr">In English.</span></p>',
        "<p>بقلم <bdi>Data Desk of the Institute</bdi> · 2026</p>",
        "<p>انظر <code>make check RULE=uncited-source</code>.</p>",
        "<pre>In English.</pre>",
        "<p><strong>ملاحظة.</strong> A note, in English.</p>",
        "<p>\u2068Data Desk\u2069. \u2068فيضان\u2069. \u2068Harbour Briefs\u2069, 2026. <a href='x'>https://harbour.example/</a>.</p>",
        "<p><em>Here.<br>There</em>.</p>",
    ],
)
def test_other_lines_stay(line: str) -> None:
    """Those mostly in Arabic letters, without letters, marked already, or that are code."""
    assert isolate_lines(line, ARABIC) == line


def test_arabic_on_a_page_that_reads_from_the_left() -> None:
    """The same the other way round."""
    assert isolate_lines("<p>قال البنك (2020).</p><p>He said.</p>", {"lang": "fr"}) == (
        '<p><span dir="rtl">قال البنك (2020).</span></p><p>He said.</p>'
    )


def test_a_long_line_takes_no_longer_than_its_length() -> None:
    """What is never closed is looked at once."""
    assert isolate_lines("<p>" + "<b>x " * 50_000, ARABIC).count("<span") == 0
