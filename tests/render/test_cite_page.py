"""How a brief is cited in several styles: the page of its own that says it."""

from __future__ import annotations

import json

from lxml import html
from msgspec.structs import replace
from sites import page_of, section, site_of

from briefsite.pipeline import Site
from briefsite.render.downloads import Download, Made

BRIEF = (
    'title: Ports & "quays" <b> $x$\nauthors: [ada, data-desk]\ndate: 2026-03-02\nupdated: 2027-04-01\n\nA [@doe2020].'
)


def cite_page(site: Site, slug: str = "ports") -> Download:
    (found,) = (each for each in site.downloads if each.path == f"briefs/{slug}/cite.html")
    return found


def read(made: Made) -> html.HtmlElement:
    return html.document_fromstring(made.content.decode())


def test_a_brief_is_cited_in_its_own_style_and_in_four_others() -> None:
    """Each with its name; the brief's own stands first. People are turned round as a style has them, desks are not."""
    page = read(cite_page(site_of({"ports": BRIEF})).make())
    names = [element.text_content() for element in page.iter("dt")]
    assert names == ["Chicago", "APA", "Harvard", "MLA"]
    apa = page.xpath("//dt[.='APA']/following-sibling::dd[1]")[0].text_content()
    assert apa.startswith("Obi, A., & Data Desk. (2027).")
    assert "Ports & ‘quays’ <b> $x$" in apa
    assert page.xpath("//dd//a/@href")[0] == "https://harbour.example/briefs/ports/"


def test_a_citation_has_the_day_of_the_version() -> None:
    """That on which the brief was last changed, which readers have before them; as much of it as a style shows."""
    site = site_of({"ports": BRIEF, "quays": BRIEF.replace("updated: 2027-04-01\n", "")})
    assert "Harbour Briefs, 2027." in section(page_of(site, "briefs/ports.md"), "cite-this")
    assert "Harbour Briefs, 2026." in section(page_of(site, "briefs/quays.md"), "cite-this")


def test_the_page_of_a_brief_leads_there() -> None:
    """From below its title to how it is cited, and from there to other styles, with the words of the button."""
    site = site_of({"ports": BRIEF})
    page = page_of(site, "briefs/ports.md")
    assert '<span class="byline-ways"> · [Cite this brief](#cite-this)</span>\n{.byline}' in page
    link = '[In other styles](ports/cite.html){class="other-styles" data-copy="Copy" data-copied="Copied"}'
    assert link in section(page, "cite-this")


def test_a_publication_names_the_styles_or_none() -> None:
    """Of one that is also the brief's own nothing is said twice; without any there is no page and no link."""
    page = read(cite_page(site_of({"ports": BRIEF}, cite_styles=("apa", "nature"), citation_style="apa")).make())
    assert [element.text_content() for element in page.iter("dt")] == ["APA", "Nature"]
    none = site_of({"ports": BRIEF}, cite_styles=())
    assert not [each for each in none.downloads if each.path.endswith("cite.html")]
    assert "other-styles" not in page_of(none, "briefs/ports.md")


def test_the_page_is_whole_and_safe() -> None:
    """It says its language and its direction, is not searched for, leads back, and runs no script but ours."""
    site = site_of({"ports": f"lang: ar\n{BRIEF}"}, directory_urls=False)
    page = read(cite_page(site).make())
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://harbour.example/briefs/ports.html"]
    assert page.xpath("//main//p/a/@href") == ["../ports.html", "ports.bib", "ports.ris", "ports.json"]
    assert page.xpath("//script/@src") == ["../../assets/scheme.js", "../../assets/cite.js"]
    assert page.xpath("//b") == []


def test_a_style_that_cannot_be_used_is_named() -> None:
    """The others stand there all the same."""
    download = cite_page(site_of({"ports": BRIEF}, cite_styles=("apa",)))
    made = replace(download, value=replace(download.value, names=("no-such-style", "apa"))).make()  # type: ignore[type-var]
    assert "APA" in [element.text_content() for element in read(made).iter("dt")]
    (message,) = made.messages
    assert message.startswith("briefs/ports.md is not cited in the style no-such-style: ")


def test_it_is_made_again_only_where_it_shows_something_else() -> None:
    """Another text of the brief gives the same page."""
    first, again = (cite_page(site_of({"ports": f"{BRIEF}{more}"})).value for more in ("", " More."))
    assert first == again
    assert json.dumps(first.reference, sort_keys=True) == json.dumps(again.reference, sort_keys=True)  # type: ignore[attr-defined]
