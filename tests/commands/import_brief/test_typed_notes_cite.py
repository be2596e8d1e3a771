"""Which typed notes become citations, and which stay: only what can mean one thing is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import MakeProject
from word_documents import footnote, noted, p, word_document

from briefsite.commands.import_brief.command import main

DOE = "Jane Doe, First Things (Press, 2020)"
ANSWERS = (
    "--title",
    "Waiting",
    "--author",
    "Data Desk",
    "--topic",
    "trade",
    "--date",
    "2026-11-20",
    "--summary",
    "Why.",
)


def _body(root: Path, folder: Path, *typed: str, options: tuple[str, ...] = ()) -> str:
    (folder / "text.md").write_text(
        " ".join(f"Claim[^{number}]." for number in range(1, len(typed) + 1))
        + "".join(f"\n\n[^{number}]: {note}" for number, note in enumerate(typed, 1)),
        "utf-8",
    )
    assert main([str(folder / "text.md"), *ANSWERS, *options, "--root", str(root)]) == 0
    return (root / "briefs/waiting.md").read_text("utf-8").split("---\n", 2)[2].strip()


@pytest.mark.parametrize(
    ("typed", "cited"),
    [
        ((f"{DOE}.",), "Claim [@doe2020]."),
        ((f"{DOE}, 12.",), "Claim [@doe2020, p. 12]."),
        ((f"{DOE}, pp. 12–14.",), "Claim [@doe2020, pp. 12–14]."),
        ((f"{DOE}, ch. 3.",), "Claim [@doe2020, chap. 3]."),
        ((f"See {DOE}.",), "Claim [see @doe2020]."),
        ((f"{DOE}; Ann Roe, Second Things (Press, 2021), 3.",), "Claim [@doe2020; @roe2021, p. 3]."),
        ((f"{DOE}.", "Ibid., p. 4."), "Claim [@doe2020]. Claim [@doe2020, p. 4]."),
        ((f"{DOE}.", "Doe, op. cit., 5."), "Claim [@doe2020]. Claim [@doe2020, p. 5]."),
        ((f"{DOE}.", "Doe, First Things, 6."), "Claim [@doe2020]. Claim [@doe2020, p. 6]."),
    ],
)
def test_a_note_that_is_nothing_but_a_known_source_cites_it(
    typed: tuple[str, ...], cited: str, make_project: MakeProject, tmp_path: Path
) -> None:
    """Its page, the word before it, several sources, and short forms of what was cited before."""
    assert _body(make_project(), tmp_path, *typed) == cited


@pytest.mark.parametrize(
    "typed",
    [
        (f"The ministry denies it; but compare {DOE}.",),
        (f"{DOE} says the contrary of what was promised.",),
        ("Ibid.",),
        ("My own words.", "Ibid., 4."),
        (f"{DOE}; Ann Roe, Second Things (Press, 2021), 3.", "Ibid., 4."),
        ("Doe, op. cit., 5.",),
        ("John Poe, Other Things (Press, 2019), 4.",),
    ],
)
def test_a_note_that_may_mean_something_else_stays(
    typed: tuple[str, ...], make_project: MakeProject, tmp_path: Path
) -> None:
    """Words besides, a short form of nothing or of two sources, and a source that nobody knows."""
    number = len(typed)
    assert f"[^{number}]: " in _body(make_project(), tmp_path, *typed)


def test_a_source_that_is_new_is_shown_and_taken_up_when_asked(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report has its entry; with `--new-sources` it is in sources.bib, and the note a citation."""
    new, root = "Mahrukh Khan, *Ports and Debt* (Lahore: Harbour Press, 2023), 45.", make_project()
    assert "[^1]: Mahrukh Khan" in _body(root, tmp_path, new)
    said = capsys.readouterr().out
    assert "note 1 (briefs/waiting.md:13): " in said and "@book{khan2023ports," in said
    (root / "briefs/waiting.md").unlink()
    assert _body(root, tmp_path, new, options=("--new-sources",)) == "Claim [@khan2023ports, p. 45]."
    assert "@book{khan2023ports," in (root / "sources.bib").read_text("utf-8")


def test_a_trial_writes_nothing(make_project: MakeProject, tmp_path: Path) -> None:
    """`--dry-run` leaves every file as it is."""
    root = make_project()
    path = tmp_path / "text.docx"
    parts = {"[Content_Types].xml": "<Types/>"}
    path.write_bytes(word_document(p("Claim", noted(1), "."), footnotes=footnote(1, DOE), parts=parts))
    assert main([str(path), *ANSWERS, "--dry-run", "--root", str(root)]) == 0
    assert not (root / "briefs/waiting.md").exists()
