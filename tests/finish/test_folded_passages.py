"""The bibliography as it is published: what cites a source is folded below it."""

from __future__ import annotations

import re

import markdown
import pytest
from sites import page_of, site_of

from briefsite.finish.folded_passages import fold_passages
from briefsite.finish.sanitise import sanitise

FOLDED = {"folded": True}
TWO = {"ports": "\n\nSaid [@doe2020]. Again [@doe2020].", "rails": "\n\nTrue [@doe2020]. Else [@roe2021]."}


def published(briefs: dict[str, str], **options: object) -> str:
    """The finished list of sources."""
    text = page_of(site_of(briefs, **options), "sources/index.md")  # type: ignore[arg-type]
    return fold_passages(sanitise(markdown.markdown(text, extensions=["attr_list"]), controls=True), FOLDED)


def test_each_list_of_passages_is_folded_with_how_often_it_cites() -> None:
    """Nothing of it is outside, nothing of the next entry inside; what few need comes last."""
    page = published(TWO)
    first, second = re.findall(r"<details.*?</details>", page, re.DOTALL)
    assert "<summary>Cited in 2 briefs · 3 passages</summary>\n<ul>" in first
    assert first.count("#cite-doe2020") == 3 and "roe2021" not in first
    assert first.endswith('</ul>\n<p class="record"><code>[@doe2020]</code></p></details>')
    assert "<summary>Cited in 1 brief</summary>" in second
    assert "#cite-" not in re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    assert page.count("<p><span") == page.count('class="entry"') == 2


def test_a_source_that_nothing_cites_says_so() -> None:
    """It has what few need, and no list; where no entry has one, each is a paragraph all the same."""
    page = published({"ports": "nocite: ['@roe2021']\n\nSaid."})
    assert '<p><span id="source-roe2021" class="entry">' in page
    assert "</span></p>\n<details" in page
    assert "<summary>Not cited yet</summary>\n\n<p" in page
    assert page.count("</details></li>") == 1


def test_another_page_stays_as_it_is() -> None:
    """Also one that holds the very tags."""
    html = '<li><span class="record">x</span> <span class="cited">y</span></li>'
    assert fold_passages(html, {}) == html


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://own.example/a/long/way/down/there", "own.example"),
        ("https://own.example/short", "https://own.example/short"),
        ("https://doi.org/10.1017/S0020818300004458", "https://doi.org/10.1017/S0020818300004458"),
    ],
)
def test_of_a_long_address_the_rest_is_marked(address: str, shown: str) -> None:
    """Nothing is lost: the link and the text are whole, and the screen leaves out what is marked."""
    html = f'<li><p><span class="entry">Doe. <a href="{address}">{address}</a>.</span> <span class="record">k</span>'
    page = fold_passages(html + ' <span class="cited">c</span></p></li>', FOLDED)
    link = re.findall(r"<a .*?</a>", page)[0]
    assert re.sub(r"<[^>]*>", "", link) == address
    assert re.sub(r'<span class="rest">[^<]*</span>|<[^>]*>', "", link) == shown
