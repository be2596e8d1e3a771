"""What a publication says otherwise is what its readers see, wherever words stand."""

from __future__ import annotations

import json

from html_site import HtmlSite, mkdocs_build
from projects import FILES, MakeProject

WORDS = """
[frame]
skip = "Straight to it"
top = "Up"

[menu]
briefs = "Papers"

[not_found]
title = "Nothing here"

[notes]
note = "remark {number}"
heading = "Remarks"

[brief]
by = "Written by {names}"

[search]
retry = "Once more"
"""


def test_readers_get_the_words_of_the_publication(make_project: MakeProject) -> None:
    """On the page of a brief, in its notes, in the frame, in the menu, on the 404, and in what scripts show."""
    nav = "\nnav: [{Home: index.md}, {Papers: briefs/index.md}]\n"
    root = make_project(
        {"words/en.toml": WORDS, "mkdocs.yml": FILES["mkdocs.yml"].replace("\nnav: [{Home: index.md}]\n", nav)}
    )
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    site = HtmlSite(root / "site")
    page = site.pages["briefs/first/"]
    assert page.text("//p[@class='byline']").startswith("Written by Data Desk")
    assert page.tree.xpath("//sup/a/@aria-label") == ["remark 1", "remark 2"]
    assert page.text("//section[@class='footnote']/h2").startswith("Remarks")
    assert page.text("//a[@class='md-skip']") == "Straight to it"
    assert page.text("//a[@class='to-top']") == "Up"
    assert json.loads(page.tree.xpath("//@data-words")[0])["retry"] == "Once more"
    assert site.pages["404.html"].text("//main//h1") == "Nothing here"
    assert "Papers" in page.text("(//nav[@class='site-sections'])[1]")


def test_an_edit_of_a_word_is_in_the_next_build(make_project: MakeProject) -> None:
    """No page is kept that shows what was there before."""
    root = make_project({"words/en.toml": WORDS})
    for by in ("Written by", "Words by", None):
        if by is None:
            (root / "words/en.toml").unlink()
        else:
            (root / "words/en.toml").write_text(WORDS.replace("Written by", by), "utf-8")
        assert mkdocs_build(root)[0] == 0
        shown = HtmlSite(root / "site").pages["briefs/first/"].text("//p[@class='byline']")
        assert shown.startswith(f"{by or 'By'} Data Desk")
