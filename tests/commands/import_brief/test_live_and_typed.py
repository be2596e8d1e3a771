"""One document may cite by a reference manager and by hand: what the one names, the other may mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import MakeProject
from word_documents import SMITH, footnote, noted, p, word_document, zotero

from briefsite.commands.import_brief.command import main
from briefsite.commands.import_brief.suggestions import _lang
from briefsite.commands.import_brief.typed.reading_references import read_reference
from briefsite.commands.import_brief.typed.words_of_reference import parted

TWO = "World Bank, Port Performance Index, p. 30; Monetary Fund, Sri Lanka, p. 7."
TITLE = "Of ports and their tides"
ANSWERS = ["--author", "Data Desk", "--topic", "Trade", "--date", "2026-11-20", "--summary", "What the harbour lent."]


def _imported(root: Path, path: Path) -> str:
    assert main([str(path), *ANSWERS, "--root", str(root)]) == 0
    return (root / "briefs/ports-and-debt.md").read_text()


def test_a_typed_note_cites_what_a_live_citation_brought(make_project: MakeProject, tmp_path: Path) -> None:
    """Its source is known as soon as the document holds it, not only once it stands in sources.bib."""
    path = tmp_path / "text.docx"
    path.write_bytes(
        word_document(
            p("Ports and debt", style="Title"),
            p("Rates rose ", zotero("(Smith 2019)", {**SMITH, "title": TITLE}), ". Ministers disagree.[1]"),
            p("Notes", style="Heading1"),
            p(f"[1] Smith, {TITLE}, 2019, p. 7."),
        )
    )
    assert "Ministers disagree [@smith2019ports, p. 7].\n" in _imported(make_project(), path)


def test_a_name_and_a_year_without_a_list_are_told(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They stay text, for which work of that year is meant is not certain; the report says which it may be."""
    path = tmp_path / "text.docx"
    title = p("Ports and debt", style="Title")
    cited = zotero("(Smith 2019)", SMITH)
    path.write_bytes(word_document(title, p("Rates rose ", cited, " and fell (Smith 2019, 4; Okoro 2020).")))
    assert "and fell (Smith 2019, 4; Okoro 2020).\n" in _imported(make_project(), path)
    said = capsys.readouterr().out
    assert "“(Smith 2019, 4; Okoro 2020)” may cite `smith2019ports`; if it does, write `[@smith2019ports]`" in said


def test_the_country_of_a_language_is_that_of_the_publication() -> None:
    """Word marks every text by the country of its user; a script, or another country, says something."""
    assert _lang("en-US", "en") == "en"
    assert _lang("", "fr") == "fr"
    assert _lang("pt-BR", "pt-PT") == "pt-BR"
    assert _lang("zh-TW", "zh") == "zh-TW"
    assert _lang("fr-FR", "en") == "fr-FR"


def test_a_page_behind_a_year_is_no_title() -> None:
    """`Institution, Title (Year), p. 12` is not read as a name of two parts and a title `p`."""
    read = read_reference(parted("UNCTAD, Economic Report (2024), p. 12, https://unctad.org/report.", ()))
    assert read is None or (not read.is_certain and read.csl["title"] not in ("p", "p. 12"))


def test_a_quotation_within_a_quoted_title_is_part_of_it() -> None:
    """As in Britain, where a title stands in single marks."""
    text = "Deborah Brautigam, ‘A critical look at Chinese “debt-trap diplomacy”’, Area Development, 5 (2020), 1–14."
    read = read_reference(parted(text))
    assert read is not None
    assert read.csl["title"] == "A critical look at Chinese “debt-trap diplomacy”"
    assert read.csl["author"] == [{"family": "Brautigam", "given": "Deborah"}]
    assert read.csl["container-title"] == "Area Development"


def test_marks_that_are_parted_are_never_certain() -> None:
    """Where the beginning of a quotation is in one field and its end in another, something was read wrongly."""
    read = read_reference(parted("Khan, M. (2023). The “long. Story” told again. Ports Review, 4(2), 4–9."))
    assert read is None or not read.is_certain


def test_a_place_and_a_publisher_are_no_name(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`(Washington, DC: World Bank, 2024)` within a reference is not told as a citation by name and year."""
    path = tmp_path / "text.docx"
    title = p("Ports and debt", style="Title")
    path.write_bytes(word_document(title, p("So Ports at Risk (Washington, DC: World Bank, 2024) says it.")))
    _imported(make_project(), path)
    assert "looks like a citation" not in capsys.readouterr().out


def test_the_names_below_the_title_are_not_said_twice(make_project: MakeProject, tmp_path: Path) -> None:
    """A page names its authors itself; a sentence that names them stays."""
    path = tmp_path / "text.docx"
    title, sentence = p("Ports and debt", style="Title"), p("Data Desk counted the ships.")
    path.write_bytes(word_document(title, p("What lenders ask", style="Subtitle"), p("By Data Desk"), sentence))
    brief = _imported(make_project(), path)
    assert brief.startswith("---\ntitle: Ports and debt\nsubtitle: What lenders ask\n")
    assert "---\n\nData Desk counted the ships.\n" in brief
    assert "By Data Desk" not in brief


def test_a_stop_within_a_citation_ends_the_sentence(make_project: MakeProject, tmp_path: Path) -> None:
    """Where a style of notes puts it into the field, it would be gone with the text of the field."""
    path = tmp_path / "text.docx"
    cited = zotero("Smith, Of ports, 2019.", SMITH)
    notes = footnote(1, "So ", cited, " The rest is open.") + footnote(
        2, "As in ", cited, " and elsewhere; see ", cited
    )
    title, text = p("Ports and debt", style="Title"), p("Ships wait", noted(1), " and wait", noted(2), ".")
    path.write_bytes(word_document(title, text, footnotes=notes))
    brief = _imported(make_project(), path)
    assert "So [@smith2019ports]. The rest is open.\n" in brief
    assert "As in [@smith2019ports] and elsewhere; see [@smith2019ports].\n" in brief


def test_a_note_that_may_name_a_source_is_told(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of it can be read for certain; a remark with a year in it is none."""
    path = tmp_path / "text.docx"
    notes = footnote(1, TWO) + footnote(2, "The count began in 2019.")
    title, text = p("Ports and debt", style="Title"), p("Ships wait", noted(1), " and wait", noted(2), ".")
    path.write_bytes(word_document(title, text, footnotes=notes))
    _imported(make_project(), path)
    said = capsys.readouterr().out
    assert f"“{TWO}” may name a source" in said
    assert "The count began" not in said


def test_an_imprint_without_italics_gives_an_entry_to_compare() -> None:
    """Which is never certain, for nothing shows where the name ends."""
    read = read_reference(parted("World Bank, Port Performance Index 2023 (Washington, DC: World Bank, 2024), 12."))
    assert read is not None and not read.is_certain
    assert read.csl["author"] == [{"literal": "World Bank"}]
    assert (read.csl["title"], read.csl["publisher-place"]) == ("Port Performance Index 2023", "Washington, DC")


def test_a_sentence_that_names_an_author_and_a_year_is_told(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`Smith’s (2019: 4) view`, without a list: text, with the source that it may be."""
    path = tmp_path / "text.docx"
    cited = zotero("(Smith 2019)", SMITH)
    title = p("Ports and debt", style="Title")
    path.write_bytes(word_document(title, p("Rates rose ", cited, "; Smith’s (2019: 4) view, as in Geneva (2019).")))
    assert "; Smith’s (2019: 4) view" in _imported(make_project(), path)
    said = capsys.readouterr().out
    assert "“Smith (2019: 4)” may cite `smith2019ports`; if it does, write `@smith2019ports` in its place" in said
    assert "Geneva" not in said


@pytest.mark.parametrize("notes", [("[1] One.", "[3] Two."), ("[1] One.", "[1] Again.")])
def test_typed_notes_whose_numbers_skip_or_begin_again_are_told(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str], notes: tuple[str, str]
) -> None:
    """They stay as typed, and not in silence."""
    path = tmp_path / "text.docx"
    text = p(f"Rates rose.{notes[0][:3]} Ministers disagree.{notes[1][:3]}")
    lines = [p("Ports and debt", style="Title"), text, p("Notes", style="Heading1"), *map(p, notes)]
    path.write_bytes(word_document(*lines))
    assert "Rates rose.\\[1] Ministers" in _imported(make_project(), path)
    assert "the numbered notes below do not all match: both stay as typed" in capsys.readouterr().out


def test_a_published_brief_is_not_called_a_draft(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report says who sees what is written."""
    path = tmp_path / "text.docx"
    path.write_bytes(word_document(p("Ports and debt", style="Title"), p("Rates rose.")))
    assert main([str(path), *ANSWERS, "--status", "published", "--root", str(make_project())]) == 0
    said = capsys.readouterr().out
    assert "is written, as published: readers see it with the next build" in said
    assert "draft" not in said


def test_a_first_row_that_becomes_the_head_says_its_words_over_each_column(
    make_project: MakeProject, tmp_path: Path
) -> None:
    """As the report has it of merged cells in a head."""
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc>{}</w:tr>"
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    table = row.format(p("Year"), wide, p("Rate"), "") + row.format(p("2019"), "", p("5%"), f"<w:tc>{p('6%')}</w:tc>")
    path = tmp_path / "text.docx"
    path.write_bytes(word_document(p("Ports and debt", style="Title"), f"<w:tbl>{table}</w:tbl>"))
    assert "| Year | Rate | Rate |\n" in _imported(make_project(), path)


def test_years_and_parts_of_names_are_no_certain_citation(make_project: MakeProject, tmp_path: Path) -> None:
    """A year behind a page is another source, and the last of two names is not the first author."""
    path = tmp_path / "text.md"
    path.write_text(
        "# Ports and debt\n\nIt fell (Smith 2019: 5, 2021). Okoro and Smith (2019) doubt it."
        " In Smith (2019, 4) it rose.\n\n"
        "## References\n\n- Smith, A. (2019). *Ports and Tides of the South*. Lahore: Harbour Press.\n"
    )
    brief = _imported(make_project(), path)
    assert "It fell (Smith 2019: 5, 2021). Okoro and Smith (2019) doubt it. In @smith2019ports [p. 4] it rose." in brief


def test_a_semicolon_in_a_locator_parts_no_citation(make_project: MakeProject, tmp_path: Path) -> None:
    """Zotero lets people type what they like there."""
    path = tmp_path / "text.docx"
    cited = zotero("(Smith 2019, 4; 7)", {"locator": "4; 7", "label": "page", "itemData": SMITH})
    path.write_bytes(word_document(p("Ports and debt", style="Title"), p("Rates rose ", cited, ".")))
    assert "Rates rose [@smith2019ports, pp. 4, 7].\n" in _imported(make_project(), path)
