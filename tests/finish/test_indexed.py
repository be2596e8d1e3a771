"""What a page says to the search: pure functions of a page and its front matter."""

from __future__ import annotations

from briefsite.finish import finish

PAGE = (
    "<html><head></head><body><nav><p>Menu</p></nav><article><h1>T</h1><p>Text.</p>\n"
    '<h2 id="notes">Notes</h2>\n<div class="footnote"><ol>\n<li>A</li></ol></div>\n</article></body></html>'
)


def test_the_article_is_what_is_searched() -> None:
    """A page that says nothing of search is searched whole."""
    assert finish(PAGE, {}) == PAGE.replace("<article>", "<article data-search-body>")


def test_a_list_is_not_searched() -> None:
    """A page that only lists others stays as it is."""
    assert finish(PAGE, {"search": {"exclude": True}}) == PAGE


def test_what_stands_below_the_text_is_marked_as_such() -> None:
    """Every block from the first of the headings named is ignored, none before it or outside the article."""
    page = finish(PAGE, {"search": {"until": ["sources", "notes"]}})
    assert "<p>Text.</p>" in page and "<nav><p>Menu</p>" in page
    assert '<h2 data-search-ignore id="notes">' in page
    assert '<div data-search-ignore class="footnote">' in page


def test_filters_and_facts_stand_in_the_head_as_text() -> None:
    """Each filter has an id and a label; nothing in them can become an element."""
    facts = {"filters": {"topic": {"trade": '"<b>"'}}, "about": "Brief · <i>"}
    head = finish(PAGE, {"search": facts}).split("</head>")[0]
    assert head == (
        "<html><head>"
        '<meta name="search:topic" content="trade|&quot;&lt;b&gt;&quot;">\n'
        '<meta name="search:about" content="Brief · &lt;i&gt;">\n'
    )
