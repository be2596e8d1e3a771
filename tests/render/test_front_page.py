"""The front page: what a page written by hand gets where it asks for it, of one brief, of none, and of very many."""

from __future__ import annotations

import re

import pytest
from sites import site_of

from briefsite.model import FrontPage, Markdown, TextFile
from briefsite.read.markdown import parse_markdown
from briefsite.render.front_page import fill_home, wants_filling

ASKED = "# Harbour Briefs\n\nOn ports.\n\n<!-- briefsite: front -->\n\nSigned.\n"
PORTS = (
    "title: Ports\ndate: 2026-03-02\ntopics: [trade, debt]\nseries: Quays\nauthors: [ada, data-desk]\n"
    'key_figures: [{value: "7", label: ships}, {value: half, label: "of them [@doe2020]"}, {value: "3", label: c},'
    ' {value: "4", label: d}]\n\nSaid [@doe2020].'
)
RAILS = "title: Rails\ndate: 2026-02-01\n\nTrue [@doe2020]."
LES_PORTS = "title: Les ports\ndate: 2026-03-09\nlang: fr\ntranslation_of: ports\n\nDit."


def _front(briefs: dict[str, str], lead: str = "", begin_with: str = "", asked: str = ASKED) -> str:
    site = site_of(briefs, front_page=FrontPage(lead, begin_with))
    return fill_home(asked, site.corpus)


def _titles(markdown: str, box: str) -> list[str]:
    """The titles that are links in a box, such as `front-side`."""
    inner = markdown.partition(f'<div class="{box}" markdown="1">')[2].partition("\n</div>")[0]
    return re.findall(r"\[([^\]]+)\]\(briefs/(?!index)\w+\.md\)", inner)


def test_the_newest_brief_leads_and_the_others_stand_beside_it() -> None:
    """A translation is no further brief; the topics have what they cover and how much there is, in order of names."""
    page = _front({"ports": PORTS, "les-ports": LES_PORTS, "rails": RAILS})
    assert _titles(page, "front-lead") == ["Ports"]
    assert _titles(page, "front-side") == ["Rails"]
    assert "[All briefs](briefs/index.md) (3)" in page
    assert "Policy brief · Quays\n{.brief-kind}" in page
    assert 'By Ada Obi and Data Desk · <time datetime="2026-03-02">2 March 2026</time>\n{.byline}' in page
    assert re.findall(r"^- \*\*\[(\w+)\]\(topics/.*?about\">(.*?)<", page, re.MULTILINE) == [
        ("Debt", "1 brief"),
        ("Trade", "3 briefs"),
    ]
    assert '<span class="front-line">What is owed.</span>' in page
    assert "[Ada Obi](people/ada.md) · [Data Desk](people/data-desk.md)" in page


def test_key_figures_of_the_lead_are_shown_without_their_notes() -> None:
    """Three of them; the note that carries a figure is on the page of the brief."""
    figures = re.findall(r"^- \*\*(\w+)\*\* (.*)$", _front({"ports": PORTS}), re.MULTILINE)
    assert figures == [("7", "ships"), ("half", "of them"), ("3", "c")]


def test_a_setting_names_the_lead_and_a_brief_to_begin_with() -> None:
    """None is named twice: the lead is neither among the newest nor the one to begin with."""
    briefs = {"ports": PORTS, "rails": RAILS, "quays": "date: 2025-01-01\n\nA."}
    page = _front(briefs, lead="rails", begin_with="quays")
    assert _titles(page, "front-lead") == ["Rails"]
    assert _titles(page, "front-side") == ["Quays", "Ports"]
    assert "New here? Begin with **[Quays](briefs/quays.md)**\n{.front-begin}" in page
    assert "New here?" not in _front(briefs, lead="rails", begin_with="rails")


def test_a_brief_that_is_not_published_is_as_one_that_is_not_there() -> None:
    """The newest leads then, and nobody is told to begin with it."""
    assert _front({"ports": PORTS, "rails": RAILS}, "gone", "gone") == _front({"ports": PORTS, "rails": RAILS})


@pytest.mark.parametrize("number", [0, 1, 200])
def test_it_is_sensible_with_no_brief_one_and_many(number: int) -> None:
    """Nothing is headed that is empty, and no list grows with the whole."""
    page = _front({f"n{each:03}": f"date: 2026-01-{1 + each % 28:02}\n\nA." for each in range(number)})
    assert len(_titles(page, "front-side")) == min(5, max(0, number - 1))
    assert ("## Newest" in page) is (number > 1)
    assert ("Nothing has been published yet." in page) is (number == 0)
    assert ('class="front-topics"' in page) is (number > 0)


def test_the_name_of_the_site_is_said_once_to_the_eye() -> None:
    """A heading that says it again is read out and not seen; one that says something else stays, as does one on a page
    without a front page."""
    assert "# Harbour Briefs { .site-title }\n" in _front({"ports": PORTS})
    assert "# What ports owe\n" in _front({"ports": PORTS}, asked=ASKED.replace("Harbour Briefs", "What ports owe"))
    assert "# Harbour Briefs\n" in _front({"ports": PORTS}, asked=ASKED.replace("front", "newest"))
    assert "# Harbour Briefs\n" in _front({})


def test_what_stands_around_it_stays() -> None:
    """Text above and below is the publication's own, and a page that asks for nothing gets nothing."""
    page = _front({"ports": PORTS})
    assert page.index("On ports.") < page.index('<div class="front"') < page.index("Signed.")
    assert not any(wants_filling(_read("# Harbour Briefs\n\nOn ports.\n")))


def _read(text: str) -> Markdown:
    return parse_markdown(TextFile("docs/index.md", text))


@pytest.mark.parametrize("code", ["`{}`", "```html\n{}\n```", "<pre><code>{}</code></pre>"])
def test_in_code_a_mark_shows_how_it_is_written(code: str) -> None:
    """It stays as it is, and the same mark outside of code is filled in."""
    mark = "<!-- briefsite: newest -->"
    shown = code.format(mark if "<code>" not in code else mark.replace("<", "&lt;"))
    body, front = _read(f"{shown}\n\n{mark}\n"), f"---\ntitle: {mark!r}\n---\n\n"
    text = fill_home(front + body.text, site_of({"ports": PORTS}).corpus, "index.md", wants_filling(body))
    assert shown in text and text.count(mark) == body.text.count(mark)
    assert text.rindex("(briefs/ports.md)") > text.index(shown)


def test_a_picture_leads_where_the_brief_has_one() -> None:
    """It is loaded at once and names who made it; a picture of another host is not shown."""
    image = "image: {file: ../assets/quay one.jpg, alt: A quay, credit: Ada *Obi*}\n"
    page = _front({"ports": image + PORTS})
    shown = '[![A quay](<assets/quay one.jpg>){ .front-picture loading="eager" }](briefs/ports.md)'
    assert f'{shown}\n<span class="about">Ada \\*Obi\\*</span>' in page
    assert "front-picture" not in _front({"ports": image.replace("../assets/quay one", "https://q.org/a") + PORTS})
    seen = image.replace("alt: A quay", "alt: A quay, focus: 34% 100%")
    assert '{ .front-picture .focus-x3 .focus-y10 loading="eager" }' in _front({"ports": seen + PORTS})
