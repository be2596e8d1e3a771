"""The text of a finished brief for feeds: whole, safe to stand anywhere, every address a whole one."""

from __future__ import annotations

import json

import pytest
from lxml import etree, html

from briefsite.finish.full_text import full_text, with_full_text

PAGE = """<!doctype html><html><body><nav><a href="../../">Home</a></nav>
<article data-search-body class="md-content__inner">
<p class="brief-kind">Policy brief</p><h1 id="ports">Ports<a class="headerlink" href="#ports">#</a></h1>
<p class="summary">What they cost.</p><p class="byline">By <a href="../../people/ada/">Ada</a></p>
<h2 id="now" onclick="x()">Now<a class="headerlink" href="#now" title="Link">#</a></h2>
<p>Dear.<span id="cite-a" class="cite"><sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup></span>
See <a href="../quays/#more">quays</a>, <a href="/about/">us</a>, <a href="https://example.org/?a=1&amp;b=2">them</a>.</p>
<p lang="ar" dir="rtl">ميناء</p><p><img src="../images/a.png" alt="A &amp; B" style="x" loading="lazy"></p>
<figure class="chart"><figcaption>Costs</figcaption><div class="chart-picture"><svg aria-label="Up"><text>5</text></svg>
<p class="chart-key">x</p></div>
<p class="chart-source">Source: Ada.</p><p class="chart-files"><a href="ports-chart-1.svg">As a file</a></p></figure>
<script>alert(1)</script><template><p>Card</p></template><button>Copy</button>
<section class="footnote"><h2 id="notes">Notes</h2><ol><li id="fn:a">
<p>Doe. <a href="#fnref:a">↩</a></p></li></ol></section>
<section data-search-ignore class="sources"><h2 id="sources">Sources</h2><ul><li><span class="entry">Doe.</span>
<span id="back-a" class="back"><span class="kind">Book</span> · Cited</span></li></ul></section>
<h2 id="related">Related briefs</h2><p>Another</p>
</article></body></html>"""
ADDRESS = "https://harbour.example/briefs/ports/"


@pytest.fixture(scope="module")
def text() -> str:
    return full_text(PAGE, ADDRESS)


def test_it_has_the_text_and_its_notes(text: str) -> None:
    """From the summary to the notes; what a reader of feeds shows itself, or only our page needs, is left out."""
    words = html.fromstring(f"<div>{text}</div>").text_content()
    for there in ("What they cost.", "Now", "Dear.1", "ميناء", "Costs", "Source: Ada.", "Notes", "Doe. ↩"):
        assert there in words
    for gone in ("Ports", "Policy brief", "By ", "#", "alert", "Card", "Copy", "Related", "Sources", "Another", "Home"):
        assert gone not in words


def test_every_address_leads_from_anywhere(text: str) -> None:
    """To other pages, to places of this one, to pictures."""
    tree = html.fromstring(f"<div>{text}</div>")
    assert tree.xpath("//@href") == [
        f"{ADDRESS}#fn:a", "https://harbour.example/briefs/quays/#more", "https://harbour.example/about/",
        "https://example.org/?a=1&b=2", f"{ADDRESS}#fnref:a",
    ]  # fmt: skip
    assert tree.xpath("//@src") == ["https://harbour.example/briefs/images/a.png", f"{ADDRESS}ports-chart-1.svg"]


def test_it_holds_nothing_that_runs_or_looks(text: str) -> None:
    """No scripts, events, styles, classes, ids: only what says what a thing is, and in which language."""
    tree = html.fromstring(f"<div>{text}</div>")
    assert {name for element in tree.iter() for name in element.attrib} == {"href", "src", "alt", "lang", "dir"}


def test_a_chart_is_a_picture(text: str) -> None:
    """The file of its drawing, with what it shows in words."""
    assert f'<img src="{ADDRESS}ports-chart-1.svg" alt="Up">' in text


def test_sources_stay_where_no_notes_name_them() -> None:
    """As in a style that writes names and years; their way back on the page does not."""
    words = html.fromstring(full_text(PAGE.replace('class="footnote"', 'class="other"'), ADDRESS)).text_content()
    assert "Sources" in words and "Doe." in words and "Cited" not in words


def test_a_page_without_an_article_has_no_text() -> None:
    """One that another theme made; the feed keeps the excerpt."""
    assert full_text("<html><body><p>Ships</p></body></html>", ADDRESS) == ""


@pytest.mark.parametrize("texts", [("<p>1 < 2 &amp; ]]> ميناء</p>", ""), ("<p>1 < 2 &amp; ]]> ميناء</p>",), ()])
def test_texts_are_put_into_a_feed(texts: tuple[str, ...]) -> None:
    """Each into the entry that it belongs to; others keep their excerpts, in either format."""
    first, second = "<summary>&lt;/entry&gt;</summary>", "<id>b</id>"
    atom = f"<feed>\n  <entry>\n    {first}\n  </entry>\n  <entry>\n    {second}\n  </entry>\n</feed>\n"
    found = etree.fromstring(with_full_text(atom, texts)).findall("entry")
    assert [entry.findtext("content") for entry in found] == [texts[0] if texts else None, None]
    items = [{"id": "a", "content_text": ',"content_text":'}, {"id": "b", "content_text": "B"}]
    lines = ",\n".join(json.dumps(item, separators=(",", ":")) for item in items)
    one, two = json.loads(with_full_text('{"x":1,"items":[\n' + lines + "\n]}\n", texts))["items"]
    assert one == ({"id": "a", "content_html": texts[0]} if texts else items[0]) and two == items[1]
