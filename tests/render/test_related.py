"""Related briefs say why they are related, in the language of the brief they stand below."""

from __future__ import annotations

import pytest
from sites import page_of, section, site_of

BOTH = "Said once [@doe2020]. Said twice [@roe2021]."


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        (
            "en",
            "- **[Other](other.md)**\n"
            '    <br><span class="about">share 2 sources, among them <cite>[First things](#source-doe2020)</cite>; '
            "share the topics Trade and Debt</span>",
        ),
        (
            "fr",
            '- **<span lang="en" dir="ltr">[Other](other.md)</span>**\n'
            '    <br><span class="about">2 sources communes, dont <cite>[First things](#source-doe2020)</cite>\u202f; '
            "thèmes communs\u00a0: Commerce et Dette</span>",
        ),
        (
            "es",
            '- **<span lang="en" dir="ltr">[Other](other.md)</span>**\n'
            '    <br><span class="about">2 fuentes en común, entre ellas <cite>[First things](#source-doe2020)</cite>; '
            "temas en común: Comercio y Deuda</span>",
        ),
        (
            "ar",
            '- **<span lang="en" dir="ltr">[Other](other.md)</span>**\n'
            '    <br><span class="about">مصدران مشتركان، أحدهما '
            "<bdi><cite>[First things](#source-doe2020)</cite></bdi>؛ موضوعان مشتركان: التجارة والديون</span>",
        ),
        (
            "zh-Hans",
            '- **<span lang="en" dir="ltr">[Other](other.md)</span>**\n'
            '    <br><span class="about">有2个共同来源，其中有<cite>[First things](#source-doe2020)</cite>；'
            "同属主题：贸易和债务</span>",
        ),
    ],
)
def test_the_reasons_are_told_in_the_brief_s_language(lang: str, shown: str) -> None:
    """How many sources, which of them tells most, and which topics; a title keeps its own language and direction."""
    site = site_of(
        {"own": f"lang: {lang}\ntopics: [trade, debt]\n\n{BOTH}", "other": f"topics: [trade, debt]\n\n{BOTH}"}
    )
    assert section(page_of(site, "briefs/own.md"), "related") == shown


def test_one_source_is_named() -> None:
    """A single source in common is a source with a title; one shared topic beside it is told too."""
    site = site_of({"own": "\n\nSaid [@roe2021].", "other": "\n\nAlso said [@roe2021]."})
    assert section(page_of(site, "briefs/own.md"), "related") == (
        "- **[Other](other.md)**\n"
        '    <br><span class="about">share 1 source, <cite>[Second things](#source-roe2021)</cite>; '
        "share the topic Trade</span>"
    )


def test_topics_alone_are_a_reason() -> None:
    """Where no source is shared, two topics are."""
    site = site_of({"own": "topics: [trade, debt]\n\nA.", "other": "topics: [debt, trade]\n\nB."})
    assert "share the topics Trade and Debt" in section(page_of(site, "briefs/own.md"), "related")


def test_a_brief_without_relatives_has_no_such_heading() -> None:
    """Nothing is made up."""
    assert "{#related}" not in page_of(site_of({"own": "\n\nA.", "other": "topics: [debt]\n\nB."}), "briefs/own.md")
