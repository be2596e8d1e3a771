"""The page of a brief that was withdrawn: why, with what that cites."""

from __future__ import annotations

import pytest
from sites import page_of, section, site_of

NOTE = "It leant on @doe2020 [p. 3], see *there* [@roe2021]."
GONE = f"status: withdrawn\nsummary: Never shown [@poe2022].\neditors_note: '{NOTE}'\n\nIts text [@poe2022]."
STANDING = "title: Standing\n\nSo [@doe2020]."


def test_its_reason_cites_in_notes() -> None:
    """Each citation is a note, with its source below; nothing of the brief's text or summary is left."""
    text = page_of(site_of({"gone": GONE, "standing": STANDING}), "briefs/gone.md")
    assert "Jane Doe</a>,<span" in text and "see *there*.<span" in text
    assert text.count("\n[^") == 2 and "poe2022" not in text and "Never shown" not in text
    assert text.index("{.withdrawn}") < text.index("It leant") < text.index("{#notes}") < text.index("{#sources}")
    assert 'id="source-roe2021"' in section(text, "sources")


def test_its_reason_cites_in_the_text() -> None:
    """With a style that writes no notes there are none."""
    gone = GONE.replace("status:", "citation_style: apa\nstatus:")
    text = page_of(site_of({"gone": gone}), "briefs/gone.md")
    assert "Doe</a>" in text and "{#notes}" not in text and "[^" not in text


def test_its_sources_lead_to_it_and_no_list_does() -> None:
    """What its reason cites is published, with that passage; what only its text cited is not."""
    site = site_of({"gone": GONE, "standing": STANDING})
    assert set(site.corpus.references) == {"doe2020", "roe2021"}
    sources = page_of(site, "sources/index.md")
    assert "../briefs/gone.md#cite-roe2021" in sources and "../briefs/standing.md#cite-doe2020" in sources
    assert "gone.md" not in "".join(
        page.markdown for page in site.pages if not page.path.startswith(("sour", "briefs/go"))
    )


@pytest.mark.parametrize(("note", "shown"), [("Not ours.", "Not ours."), ("See [there](standing.md).", "[there](st")])
def test_a_reason_without_citations_may_hold_markdown(note: str, shown: str) -> None:
    """As on the page of a brief that stands; without notes or sources below it."""
    gone = f"status: withdrawn\neditors_note: '{note}'\n\nIts text [@poe2022]."
    site = site_of({"gone": gone, "standing": STANDING})
    text = page_of(site, "briefs/gone.md")
    assert shown in text and "{#sources}" not in text and "{#notes}" not in text
    assert set(site.corpus.references) == {"doe2020"}


def test_a_translation_of_what_was_withdrawn_is_none() -> None:
    """Though the reason cites, the brief it was translated from is on no page of the site."""
    other = "title: Other\nlang: fr\ntranslation_of: gone\n\nSo [@doe2020]."
    text = page_of(site_of({"gone": GONE, "other": other}), "briefs/other.md")
    assert "gone.md" not in text
