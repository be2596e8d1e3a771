"""Five texts in the forms in which researchers write become briefs: checked, built, and each note leads to a source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from html_site import mkdocs_build
from projects import write_project
from word_documents import DOE, SMITH, footnote, noted, p, word_document, zotero

from briefsite.commands.check import main as check
from briefsite.commands.import_brief.command import main

KHAN = "Mahrukh Khan, “Who pays for ports,” Journal of Trade 12, no. 3 (2020): 45–67, 50."
POLICY_BRIEF = word_document(
    p("Harbours and the state", style="Title"),
    p("What a harbour costs is seldom asked before it is built, and seldom told by those who built it.", noted(1)),
    p("In the end", style="heading1"),
    p("The ministry pays.", noted(2), " So do the ships.", noted(3)),
    footnotes=footnote(1, KHAN)
    + footnote(2, "Ibid., 51.")
    + footnote(3, "“Ships wait two days,” Harbour News, June 2, 2023, https://news.example/ships"),
    parts={"[Content_Types].xml": "<Types/>"},
)
PAPER_WITH_ZOTERO = word_document(
    p("Dredging in ten countries", style="Title"),
    p("Ten countries dredge their harbours, and three of them say in public what they pay for it.", noted(1)),
    p("Rates rose ", zotero("(Smith 2019)", SMITH), " in all of them."),
    footnotes=footnote(1, zotero("Doe, First things.", DOE)),
    parts={"[Content_Types].xml": "<Types/>"},
)
FEATURE = """Why the crane stands still

An opinion of the harbour desk, which has watched the crane of Beira from its window for eleven years now.

The crane stands still. It has stood still since the spring, and nobody who could move it has said why.
"""
AUTHOR_AND_YEAR = """# Cooperation among harbours

Harbours that speak with one another wait less, by the count of those who studied it (Khan & Ali, 2023: 4; UNCTAD 2024).
Roe (2021, p. 3) doubts it.

## References

- Khan, M. and Ali, B. (2023). *Ports and Debt*. Lahore: Harbour Press.
- UNCTAD (2024). *Review of Maritime Transport*. Geneva: United Nations.
- Roe, A. (2021). *Second Things*. Press.
"""
RAISED_NUMBERS = """<html><head><title>Who owns the quay</title></head><body><h1>Who owns the quay</h1>
<p>A quay belongs to whoever paid for it, or so the law of most countries has it until the debt is due.<a
href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p>
<hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> Jane Doe, <i>First Things</i> (Press, 2020),
12.</p></div></body></html>
"""
TEXTS: dict[str, str | bytes] = {
    "policy.docx": POLICY_BRIEF,
    "paper.docx": PAPER_WITH_ZOTERO,
    "feature.txt": FEATURE,
    "dated.md": AUTHOR_AND_YEAR,
    "quay.html": RAISED_NUMBERS,
}
ANSWERS = (
    "--author",
    "Data Desk",
    "--topic",
    "trade",
    "--date",
    "2026-11-20",
    "--status",
    "published",
    "--new-sources",
)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project into which all five were imported."""
    folder = tmp_path_factory.mktemp("five")
    root = write_project(folder / "project")
    for name, content in TEXTS.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        assert main([str(folder / name), *ANSWERS, "--root", str(root)]) == 0, name
    return root


def _body(root: Path, slug: str) -> str:
    return (root / f"briefs/{slug}.md").read_text("utf-8").split("---\n", 2)[2].strip()


def test_notes_that_name_a_source_cite_it(imported: Path) -> None:
    """A typed note becomes a citation with its page, `Ibid.` one of the same source, an article of a site a new one."""
    body = _body(imported, "harbours-and-the-state")
    assert "told by those who built it [@khan2020pays, p. 50]." in body
    assert "The ministry pays [@khan2020pays, p. 51]. So do the ships [@ships2023]." in body
    assert "[^" not in body


def test_citations_of_zotero_are_kept(imported: Path) -> None:
    """In a note and in the text; the source that sources.bib has is not there twice."""
    body = _body(imported, "dredging-in-ten-countries")
    assert "pay for it [@doe2020].\n" in body and "Rates rose [@smith2019ports] in all" in body
    assert (imported / "sources.bib").read_text().count("{doe2020,") == 1


def test_authors_and_years_cite_what_the_list_has(imported: Path) -> None:
    """Brackets and names in the sentence become citations, and the list leaves the text."""
    body = _body(imported, "cooperation-among-harbours")
    assert "studied it [@khan2023ports, p. 4; @unctad2024review]." in " ".join(body.split())
    assert "@roe2021 [p. 3] doubts it." in body
    assert "References" not in body


def test_an_opinion_without_notes_stays_what_it_is(imported: Path) -> None:
    """A text without a source is a brief too; its first line is its title."""
    assert "The crane stands still. It has stood still" in _body(imported, "why-the-crane-stands-still")


def test_a_page_of_a_browser_has_its_notes(imported: Path) -> None:
    """A raised number with a note below is a note, and that is a citation."""
    assert "until the debt is due [@doe2020, p. 12]." in _body(imported, "who-owns-the-quay")


def test_the_check_finds_nothing(imported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither an error nor a warning in any of the five."""
    status = check(["--root", str(imported), "--strict"])
    assert status == 0, capsys.readouterr().out


def test_every_note_leads_to_a_source(imported: Path) -> None:
    """Built strictly, each note of each page holds a link to an entry that stands below it."""
    code, output = mkdocs_build(imported, "--strict")
    assert code == 0, output
    notes = 0
    for page in (imported / "site/briefs").glob("*/index.html"):
        html = page.read_text("utf-8")
        for note in re.findall(r'<li id="fn:.*?</li>', html, re.DOTALL):
            links = re.findall(r'href="#(source-[^"]+)"', note)
            assert links and all(f'id="{link}"' in html for link in links), (page, note)
            notes += 1
    assert notes >= 8


SEEDS = next((seeds for of in Path(__file__).resolve().parents if (seeds := of / "shared/seeds").is_dir()), None)


@pytest.mark.skipif(SEEDS is None, reason="the texts lie beside the repository")
def test_texts_of_others_come_in(tmp_path: Path) -> None:
    """Each of the texts that lie beside the repository becomes a brief in which the check finds no error."""
    assert SEEDS is not None
    root = write_project(tmp_path / "project")
    for number, path in enumerate(sorted(SEEDS.glob("*.txt"))):
        answers = (*ANSWERS, "--title", f"A text of others, number {number}")
        assert main([str(path), *answers, "--root", str(root)]) == 0, path.name
