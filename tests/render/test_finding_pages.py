"""The pages by which a reader finds a brief: the list, a topic, and what a page says of itself to machines."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from lxml import etree
from sites import page_of, section, site_of

from briefsite.read.paths import BRIEFS_ON_A_PAGE
from briefsite.render.bars import bars
from briefsite.render.markup import in_own_direction
from briefsite.wording import words

pytestmark = pytest.mark.usefixtures("both_ways")

ORIGINAL = (
    "title: Ports\ndate: 2026-03-02\ntopics: [trade, debt]\n\nSaid [@doe2020]. Again [@doe2020]. Else [@roe2021]."
)
TRANSLATED = (
    "title: Les ports\ndate: 2026-03-09\nlang: fr\ntranslation_of: ports\ntopics: [trade, debt]\n\nDit [@doe2020]."
)


def shown(markdown: str) -> str:
    """Without the facts for the filter and for the eye's convenience."""
    return re.sub(r' data-[a-z]+="[^"]*"', "", markdown)


def test_a_topic_says_when_and_how_much_was_written() -> None:
    """A translation is no further brief; the chart tells in words what it shows."""
    page = page_of(site_of({"ports": ORIGINAL, "les-ports": TRANSLATED}), "topics/trade.md")
    assert "1 brief of 2 March 2026, and 1 translation, with 2 sources.\n" in page
    (picture,) = re.findall(r"<svg.*?</svg>", page)
    words = [element.text for element in etree.fromstring(picture) if element.tag in ("title", "desc")]
    assert words == ["Briefs on Trade, by week", "week of 2 March 2026: 1"]


def test_a_topic_names_the_passages_that_rest_on_its_sources() -> None:
    """How often and in which briefs, each with a link to its first passage there."""
    site = site_of({"ports": ORIGINAL, "les-ports": TRANSLATED, "rails": "date: 2026-02-01\n\nTrue [@doe2020]."})
    first = next(mention.id for mention in site.corpus.by_slug["ports"].mentions)
    other = site.corpus.by_slug["rails"].mentions[0].id
    cited = section(page_of(site, "topics/trade.md"), "most-cited-sources").split("\n")
    assert cited[1].strip() == (
        '<br><span class="about">3 passages in 2 briefs: '
        f"[Ports](../briefs/ports.md#{first}) (2) and [Rails](../briefs/rails.md#{other}) (1); "
        "[all 4 passages on this site](../sources/index.md#source-doe2020)</span>"
    )
    assert len(cited) == 2  # what is cited once carries no topic


def test_a_few_briefs_of_several_years_are_one_list() -> None:
    """Without headings between the years nothing parts the rows: a blank line there would set some of them wider."""
    briefs = {f"of-{year}": f"date: {year}-02-01\n\nSaid [@doe2020]." for year in (2024, 2025, 2026)}
    page = page_of(site_of(briefs), "briefs/index.md")
    assert "\n\n" not in page[page.index("- **[Of-2026]") : page.index("[Of-2024]")]
    many = {f"{slug}-{number}": text for slug, text in briefs.items() for number in range(3)}
    assert page_of(site_of(many), "briefs/index.md").count("\n\n## 202") == 3


def test_a_topic_names_its_neighbours() -> None:
    """Those that stand on the same briefs, and how many; never itself."""
    page = page_of(site_of({"ports": ORIGINAL, "les-ports": TRANSLATED}), "topics/trade.md")
    assert section(page, "neighbouring-topics").split("\n")[0] == "- [Debt](debt.md) (1 brief in common)"


def test_a_translation_stands_beside_its_original_on_a_topic() -> None:
    """One row for both; the list of all briefs has a row for each."""
    site = site_of({"ports": ORIGINAL, "les-ports": TRANSLATED})
    assert shown(section(page_of(site, "topics/trade.md"), "briefs")) == (
        "- **[Ports](../briefs/ports.md)**\n"
        '    <br><span class="about">Policy brief · Data Desk · <time datetime="2026-03-02">2 March 2026</time> · '
        'Also in [Français](../briefs/les-ports.md){lang="fr" hreflang="fr"} · [Debt](debt.md)</span>\n'
        "    <br>What ports says."
    )
    every = page_of(site, "briefs/index.md")
    assert [title for title in ("Ports", "Les ports") if f"[{title}](" in every] == ["Ports", "Les ports"]


def test_a_translation_alone_has_a_row_of_its_own() -> None:
    """As on the page of a translator, where its original is not."""
    translated = TRANSLATED.replace("topics: [trade, debt]", "topics: [health]")
    page = page_of(site_of({"ports": ORIGINAL, "les-ports": translated}), "topics/health.md")
    assert "[Les ports](../briefs/les-ports.md)" in section(page, "briefs")


def test_a_source_lists_a_translation_beside_its_original() -> None:
    """The passages are quoted once; from the translation's notes there are links."""
    site = site_of({"ports": ORIGINAL, "les-ports": TRANSLATED})
    mention = site.corpus.by_slug["les-ports"].mentions[0].id
    page = page_of(site, "sources/index.md")
    entry = page[page.index("source-doe2020") : page.index("source-roe2021")]
    assert "Dit" not in entry
    assert (
        'Also in [Français](../briefs/les-ports.md){lang="fr" hreflang="fr"} · '
        f'<span lang="fr" dir="ltr">[note 1](../briefs/les-ports.md#{mention})</span>'
    ) in entry


def test_a_source_is_found_under_the_keys_that_it_had() -> None:
    """Whoever kept a link to an entry finds it, though its key is another now (`ids` of biblatex)."""
    page = page_of(site_of({"ports": ORIGINAL}), "sources/index.md")
    former = '- <span id="source-first" class="former"></span><span id="source-doe0" class="former"></span>'
    assert f'{former}<span id="source-doe2020" class="entry">' in page


def test_every_row_can_be_filtered() -> None:
    """Topic, year, type, people (those who edited it too) and language stand with the row."""
    site = site_of({"ports": "authors: [ada]\neditors: [data-desk]\ntopics: [trade, debt]\ntype: explainer\n\nA."})
    assert (
        '<span class="about" data-topic="trade debt" data-year="2026" data-type="explainer" '
        'data-person="ada data-desk" data-lang="en">Explainer · Ada Obi · '
        '<time datetime="2026-01-01">1 January 2026</time> · ['
    ) in page_of(site, "briefs/index.md")


def test_a_row_names_a_language_where_it_is_not_the_publications() -> None:
    """Readers of an English list need not be told that its briefs are English; of the same list in French they do."""
    briefs = {"ports": "lang: en-GB\n\nA.", "les-ports": "lang: fr\n\nA."}
    for language, named in (("en", ["Français"]), ("fr", ["English (United Kingdom)"])):
        page = page_of(site_of(briefs, language=language), "briefs/index.md")
        assert re.findall(r" 2026</time> · <span lang=[^>]*>([^<]*)", page) == named


def test_on_a_page_that_reads_from_the_right_a_latin_name_takes_no_number_with_it() -> None:
    """Names, topics and entries are set apart: else `Ada Obi · 1` would be read as one, and the date fall apart."""
    briefs = {"ports": "authors: [ada]\nlang: {}\n\nA [@doe2020]. B [@doe2020]."}
    site = site_of({"ports": briefs["ports"].format("ar")}, language="ar", site_url="")
    assert '<bdi>Ada Obi</bdi> · <time datetime="2026-01-01">1 يناير 2026</time> · <bdi>[Trade]' in page_of(
        site, "briefs/index.md"
    )
    entry = page_of(site, "sources/index.md")
    assert '<span id="source-doe2020" class="entry" dir="auto">' in entry
    assert "<bdi>Doe, Jane" in section(page_of(site, "topics/trade.md"), "most-cited-sources")
    left = site_of({"ports": briefs["ports"].format("en")}, site_url="")
    assert not any("<bdi>" in page.markdown or "dir=" in page.markdown for page in left.pages)


def test_a_note_reads_as_its_first_letter_does_and_its_full_stop_with_it() -> None:
    """On a page that reads from the right: of a Latin work, an Arabic one, one behind Arabic words, alone in a note."""
    text = "A [@doe2020]. B [انظر @doe2020]. C.[^own] D.[^words]\n\n[^own]: [@doe2020]\n\n[^words]: See @doe2020."
    site = site_of({"ports": f"lang: ar\n\n{text}"}, language="ar", site_url="")
    notes = re.findall(r"^\[\^[\w-]+\]: (.*)", page_of(site, "briefs/ports.md"), re.MULTILINE)
    ways = [re.findall(r'<span dir="(\w+)">.*\.</span>', note) for note in notes]
    assert ways == [["ltr"], ["rtl"], ["ltr"], []]
    assert in_own_direction("<i>&amp; أمين</i>, *Ports*.", "ar").startswith('<span dir="rtl">')
    assert in_own_direction("2020.", "ar") == '<span dir="rtl">2020.</span>'


def test_the_form_offers_what_there_is() -> None:
    """Each language in its own name; hidden until its script runs; nothing of it where there is no brief."""
    page = page_of(site_of({"ports": ORIGINAL, "les-ports": TRANSLATED}), "briefs/index.md")
    assert '<form class="filter" role="search" aria-label="Briefs" autocomplete="off" hidden>' in page
    assert re.findall(r'<option value="([^"]+)"[^>]*>([^<]+)', page) == [
        ("debt", "Debt"), ("trade", "Trade"), ("2026", "2026"), ("policy-brief", "Policy brief"),
        ("data-desk", "Data Desk"), ("en", "English"), ("fr", "Français"),
    ]  # fmt: skip
    assert "<form" not in page_of(site_of({}), "briefs/index.md")


def _many() -> dict[str, str]:
    return {f"n{number:03}": f"date: {2024 + number % 2}-05-06\n\nA." for number in range(BRIEFS_ON_A_PAGE + 1)}


def test_past_a_limit_each_year_has_a_page() -> None:
    """The list shows the newest and the years; no page grows with the whole; the filter's list holds every brief."""
    site = site_of(_many())
    paths = [page.path for page in site.pages if page.path.startswith("briefs/2")]
    assert paths == ["briefs/2025.md", "briefs/2024.md"]
    index = page_of(site, "briefs/index.md")
    assert section(index, "by-year") == "- [2025](2025.md) (50 briefs)\n- [2024](2024.md) (51 briefs)"
    assert len(re.findall(r"^- \*\*\[", index, re.MULTILINE)) == 30
    (listed,) = (asset for asset in site.assets if asset.path == "briefs/index.json")
    briefs = json.loads(listed.content)
    assert len(briefs) == BRIEFS_ON_A_PAGE + 1
    assert briefs[0] == ["n001/", "N001", "2025-05-06", "Data Desk", "trade", "policy-brief", "data-desk", "en"]


def test_a_page_of_a_year_is_grouped_by_month() -> None:
    """And leads to the years beside it."""
    page = page_of(site_of(_many()), "briefs/2024.md")
    assert page.startswith(
        "# Briefs of 2024 {#briefs-of-2024}\n\n51 briefs, newest first. [All briefs](index.md) · [2025](2025.md)\n"
    )
    assert "## May 2024 {#month-05}" in page


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-11-02", "2026-11-20", "week of 2 November 2026: 1; week of 16 November 2026: 1"),
        ("2026-01-31", "2026-12-01", "January 2026: 1; December 2026: 1"),
        ("2016-02-29", "2026-12-31", "2016: 1; 2026: 1"),
    ],
)
def test_the_chart_cuts_time_as_the_site_is_old(first: str, last: str, told: str) -> None:
    """Weeks, months or years; every part of the time has its place, also an empty one."""
    days = [dt.date.fromisoformat(first), dt.date.fromisoformat(last)]
    picture = etree.fromstring(bars(days, *days, "T", "en", words("en")))
    assert picture.findtext("desc") == told
    assert len(picture.findall("rect")) == 2
    positions = [float(str(bar.get("x"))) for bar in picture.findall("rect")]
    assert positions[0] < 60 < 270 < positions[1]


def test_the_chart_is_the_same_in_every_build() -> None:
    """It hangs on nothing but the dates: no clock, no font, no language of the machine."""
    days = [dt.date(2026, 11, day) for day in (3, 9, 20)]
    span = days[0], days[-1], "T", "en", words("en")
    assert bars(days, *span) == bars(reversed(days), *span)


def test_versions_are_named_with_the_original_for_everybody_else() -> None:
    """On both versions alike; a brief in one language names none."""
    site = site_of({"ports": ORIGINAL, "les-ports": TRANSLATED, "rails": "\n\nA."})
    fronts = {page.path: page.front for page in site.pages}
    assert fronts["briefs/ports.md"]["alternates"] == fronts["briefs/les-ports.md"]["alternates"] == [
        ["en", "https://harbour.example/briefs/ports/"],
        ["fr", "https://harbour.example/briefs/les-ports/"],
        ["x-default", "https://harbour.example/briefs/ports/"],
    ]  # fmt: skip
    assert "alternates" not in fronts["briefs/rails.md"]


def test_a_brief_says_its_licence_or_that_of_the_publication() -> None:
    """To readers below how it is cited, to programs in the head: by its identifier, its address and in linked data."""
    own = "Terms of use <https://harbour.example/terms/>"
    site = site_of({"ports": "authors: [ada, data-desk]\n\nA.", "ships": f"license: {own}\n\nB.",
                    "quays": "license: CC BY 4.0\n\nC."}, license="CC-BY-4.0")  # fmt: skip
    by, terms = "https://creativecommons.org/licenses/by/4.0/", "https://harbour.example/terms/"
    pages = {page.path: page for page in site.pages}
    shown = {"ports": f"[CC BY 4.0]({by})", "ships": f"[Terms of use]({terms})", "quays": "CC BY 4.0"}
    for slug, licence in shown.items():
        assert section(pages[f"briefs/{slug}.md"].markdown, "cite-this").endswith(f"Licence: {licence}\n{{.license}}")
    meta = {slug: dict(pages[f"briefs/{slug}.md"].front["meta"])["dcterms.license"] for slug in shown}  # type: ignore[call-overload]
    assert meta == {"ports": "CC-BY-4.0", "ships": terms, "quays": "CC BY 4.0"}
    assert [pages[f"briefs/{slug}.md"].front.get("license") for slug in shown] == [by, terms, None]
    data = {slug: json.loads(str(pages[f"briefs/{slug}.md"].front["linked_data"])) for slug in shown}
    assert [data[slug].get("license") for slug in shown] == [by, terms, None]


def test_a_key_figure_reads_as_its_own_letters_do() -> None:
    """Its value, which is a block of its own, and its label, each by itself."""
    figures = "key_figures: [{value: USD 3 bn., label: of ports}, {value: 33 مليونا, label: من الناس}]"
    page = page_of(site_of({"x": f"lang: ar\n{figures}\n\nنص."}), "briefs/x.md")
    assert '- **<span dir="ltr">USD 3 bn.</span>** <span dir="ltr">of ports</span>' in page
    assert '- **<span dir="rtl">33 مليونا</span>** <span dir="rtl">من الناس</span>' in page
    assert "- **USD 3 bn.** of ports" in page_of(site_of({"x": f"{figures}\n\nText."}), "briefs/x.md")
