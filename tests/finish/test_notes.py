"""Notes and sources as they are published: roles, names and ways back, on the HTML that Python-Markdown writes."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from briefsite.finish.notes import name_notes
from briefsite.finish.sanitise import sanitise
from briefsite.render.brief import NOTES_PLACE
from briefsite.wording import named_mention, small_mark, words

_CASES = [
    (name, lang, *body.split("---\n", 1))
    for name, lang, body in re.findall(
        r"^=== (.+?) \((\S+)\)\n(.*?)(?=^=== |\Z)",
        (Path(__file__).parent / "notes.txt").read_text("utf-8"),
        re.M | re.S,
    )
]
_EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", "toc"]


def published(text: str, lang: str = "en") -> str:
    """The finished page for a piece of Markdown."""
    settings = {"footnotes": {"PLACE_MARKER": NOTES_PLACE}}
    written = text.replace("NOTES-HERE", NOTES_PLACE)
    body = markdown.markdown(written, extensions=_EXTENSIONS, extension_configs=settings)
    return name_notes(f"<article>{sanitise(body)}</article>", {"lang": lang})


def heard(page: str) -> str:
    """The marks by name, then each note as shown with its back-links as named."""
    tree = html.fromstring(page)
    lines = [f"mark {mark.text}: {mark.get('aria-label')}" for mark in tree.xpath("//a[@role='doc-noteref']")]
    for section in tree.xpath("//section[@role='doc-endnotes']"):
        (heading,) = section.xpath(f".//h2[@id='{section.get('aria-labelledby')}']")
        lines.append(f"doc-endnotes: {heading.text}")
        for number, note in enumerate(section.xpath("./ol/li"), 1):
            shown = " ".join(note.text_content().replace("\ufe0e", "").split())
            names = [link.get("aria-label") for link in note.xpath(".//a[@role='doc-backlink']")]
            lines.append(" | ".join([f"{number}. {shown}", *names]))
    return "\n".join(lines)


@pytest.mark.parametrize(("name", "lang", "text", "expected"), _CASES, ids=[case[0] for case in _CASES])
def test_notes_as_a_reader_meets_them(name: str, lang: str, text: str, expected: str) -> None:
    """Marks, notes and ways back have roles and names in the language of the page."""
    assert heard(published(text, lang)) == expected.strip()


def test_every_way_back_leads_to_a_mark_and_every_mark_to_a_note() -> None:
    """The links name identifiers that are on the page, each mark once, in the order of the text."""
    tree = html.fromstring(published("A.[^a] B.[^b]\n\n- C.[^a]\n- D.[^a]\n\n[^a]: One.\n\n[^b]: Two, as above.[^a]"))
    marks = tree.xpath("//sup[a/@role='doc-noteref']")
    assert all(tree.get_element_by_id(mark[0].get("href")[1:]).tag == "li" for mark in marks)
    back = [link.get("href")[1:] for link in tree.xpath("//li[@id='fn:a']//a[@role='doc-backlink']")]
    assert back == [mark.get("id") for mark in marks if mark[0].get("href") == "#fn:a"]
    assert len(back) == 4


def test_a_heading_that_is_not_of_the_notes_stays_out_of_their_section() -> None:
    """Where text stands between a heading and the notes, the notes get a heading of their own."""
    tree = html.fromstring(published("## Money {#notes}\n\nBanks lend.[^a]\n\n[^a]: One."))
    (section,) = tree.xpath("//section")
    assert [heading.text for heading in section.xpath(".//h2")] == ["Notes"]
    assert section.get("aria-labelledby") == section.xpath(".//h2/@id")[0] != "notes"


def test_sources_are_a_bibliography_up_to_the_next_heading() -> None:
    """The list and its heading are one section; what follows is not in it."""
    tree = html.fromstring(
        published('## Sources {#sources}\n\n- <span id="source-a" class="entry">A.</span>\n\n## Related\n\n- B')
    )
    (section,) = tree.xpath("//section[@role='doc-bibliography']")
    assert section.text_content().split() == ["Sources", "A."]


def test_a_list_of_sources_without_entries_is_no_bibliography() -> None:
    """A page written by hand may have a heading of that name."""
    assert "doc-bibliography" not in published("## Sources {#sources}\n\nNone.\n\n## Related")


@pytest.mark.parametrize(("lang", "words"), [("en", "Go to note {}"), ("ar", "الانتقال إلى الحاشية {}")])
def test_the_preview_speaks_the_language_of_the_page(lang: str, words: str) -> None:
    """The script that fills it knows no language."""
    (way,) = html.fromstring(published("A.[^a]\n\n[^a]: One.", lang)).xpath("//template//p/a")
    assert way.get("data-note") == words


def test_the_eleventh_mention_is_counted_in_digits() -> None:
    """Words for ordinals end at ten, letters at the end of the alphabet."""
    assert named_mention(words("en"), "Back to 3", 10, 11) == "Back to 3, tenth mention"
    assert named_mention(words("en"), "Back to 3", 11, 11) == "Back to 3, mention 11"
    assert [small_mark(words("en"), number) for number in (1, 26, 27)] == ["a", "z", "27"]
    assert [small_mark(words("ar"), number) for number in (1, 10, 11)] == ["أ", "ي", "11"]


@pytest.mark.parametrize(
    ("lang", "csl_type", "kind"),
    [
        ("en", "legislation", "Legal text"),
        ("fr", "report", "Rapport"),
        ("ar", "book", "كتاب"),
        ("zh-Hans", "treaty", "条约"),
        ("nl", "thesis", "Thesis"),
        ("de", "thesis", "Hochschulschrift"),
        ("en", "", None),
    ],
)
def test_a_source_says_what_kind_of_thing_it_is(lang: str, csl_type: str, kind: str | None) -> None:
    """In the language of the brief; English where a language has no words; nothing for a type that CSL has not."""
    assert words(lang).source_types.get(csl_type) == kind


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=8))
def test_any_text_keeps_its_words(words: str, labels: list[str]) -> None:
    """Whatever notes say, naming them loses no word and gives as many ways back as there are marks."""
    text = " ".join("".join(c for c in words if c.isalnum() or c in " <>&\"'").split())
    notes = "\n\n".join(f"[^{label}]: {text} {label}" for label in dict.fromkeys(labels))
    tree = html.fromstring(published("x" + "".join(f"[^{label}]" for label in labels) + f"\n\n{notes}"))
    assert len(tree.xpath("//a[@role='doc-backlink']")) == len(tree.xpath("//a[@role='doc-noteref']"))
    assert len(tree.xpath("//section/ol/li")) == len(set(labels))
