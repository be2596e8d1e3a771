"""A chart on the page of a brief, and in a real build."""

from __future__ import annotations

from html_site import HtmlSite, mkdocs_build
from lxml import etree
from projects import BRIEF, MakeProject

CHART = """
```vega-lite
{
  "title": "Votes at the opening, in <per cent>",
  "description": "China held \\"26.06\\" per cent & India 7.5.",
  "data": {"values": [
    {"member": "China", "votes": 26.06},
    {"member": "India | Bharat", "votes": 7.5}
  ]},
  "mark": "bar",
  "encoding": {
    "x": {"field": "votes", "type": "quantitative", "title": "Share of the votes"},
    "y": {"field": "member", "type": "nominal"}
  }
}
```

Source: @doe2020 [p. 3]. A count of the day.

The text goes on.
"""


def test_a_chart_on_a_real_page(make_project: MakeProject) -> None:
    """Caption, unit, picture, source with its note, the numbers folded below, both as files, and the way back."""
    root = make_project({"briefs/first.md": BRIEF + CHART + CHART.replace("@doe2020 [p. 3]", "@roe2021")})
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    site = HtmlSite(root / "site")
    first, second = site.pages["briefs/first/"].tree.xpath("//figure[@class='chart']")
    assert first.xpath("./figcaption")[0].text_content() == "Votes at the opening, in <per cent>"
    assert first.xpath("./p[@class='chart-unit']")[0].text_content() == "Share of the votes"
    wide, narrow = first.xpath(".//*[name()='svg']")
    for picture in (wide, narrow):
        assert picture.get("role") == "img"
        assert picture.get("aria-label") == 'China held "26.06" per cent & India 7.5.'
    assert wide.getparent().get("hidden") is None and narrow.getparent().get("hidden") is not None
    (source,) = first.xpath(".//p[@class='chart-source']")
    assert " ".join(source.text_content().split()) == "Source: Doe.3 A count of the day."
    assert first.xpath(".//details/summary")[0].text_content() == "The numbers"
    rows = [[cell.text_content() for cell in row.xpath("./*")] for row in first.xpath(".//details//tr")]
    assert rows == [["member", "Share of the votes"], ["China", "26.06"], ["India | Bharat", "7.5"]]
    assert len(second.xpath(".//details//tr")) == 3
    assert first.xpath("following::p[1]")[0].text_content() == "The text goes on."
    entry = site.pages["sources/"].text("//*[@id='source-doe2020']/ancestor::li[1]")
    assert "‘Votes at the opening, in <per cent>’ · note 3" in entry
    assert site.dead_links() == []
    numbers, drawn = first.xpath("./p[@class='chart-files']/a")
    assert (numbers.get("href"), drawn.get("href")) == ("first-chart-1.csv", "first-chart-1.svg")
    folder = root / "site" / "briefs" / "first"
    assert (folder / "first-chart-2.csv").read_text("utf-8").splitlines()[1:] == ["China,26.06", "India | Bharat,7.5"]
    taken = etree.parse(folder / "first-chart-1.svg").getroot()
    words = [node.text for node in taken.iter("{*}text")]
    assert words[0] == "Votes at the opening, in <per cent>" and words[1] == "Share of the votes"
    assert {"China", "26.06"} <= set(words)


def test_a_broken_chart_stops_a_build(make_project: MakeProject) -> None:
    """With its file and line, and nothing is drawn of it."""
    root = make_project({"briefs/first.md": BRIEF + CHART.replace('"field": "votes"', '"field": "vote"')})
    code, output = mkdocs_build(root, "--strict")
    assert code == 1
    assert "briefs/first.md:21:20: broken-chart: no row has the name `vote`; did you mean `votes`?" in output
