"""What stands in for a file that is broken, emptied or gone, and what is said to have become of briefs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import BRIEF, FILES, MakeProject

import csl
from briefsite.cite import Styles
from briefsite.hosts.serve.brief_history import BriefHistory
from briefsite.hosts.serve.last_good import LastGood
from briefsite.model import Brief
from briefsite.read.project import load_project

BIBLIOGRAPHY = FILES["sources.bib"]
DOE, ROE = BIBLIOGRAPHY.splitlines()


def sources(root: Path, last_good: LastGood, text: str | None) -> dict[str, str]:
    """The titles of the sources that a site is made of when the bibliography holds the text; None when it is gone."""
    file = root / "sources.bib"
    if text is None:
        file.unlink()
    else:
        file.write_text(text, "utf-8")
    filled = last_good.fill(load_project(root))
    return {key: str(entry.csl.get("title")) for key, entry in filled.bibliography.references.items()}


def test_entries_that_an_error_has_cost_stand_in(make_project: MakeProject) -> None:
    """What is right is taken as it is; what is broken as it was; and all of it when the file is empty or gone."""
    root, last_good = make_project(), LastGood()
    both = {"doe2020": "First things", "roe2021": "Second things"}
    assert sources(root, last_good, BIBLIOGRAPHY) == both
    assert last_good.standing_in == frozenset()
    broken = f"@book{{doe2020, author={{Doe, Jane\n\n{ROE.replace('Second', 'Other')}\n"
    assert sources(root, last_good, broken) == {"doe2020": "First things", "roe2021": "Other things"}
    assert last_good.standing_in == {"sources.bib"}
    for text in ("", " \n", "% nothing\n", None):
        assert sources(root, last_good, text)["roe2021"] == "Other things"
        assert last_good.standing_in == {"sources.bib"}
    assert sources(root, last_good, BIBLIOGRAPHY) == both
    assert last_good.standing_in == frozenset()


def test_an_entry_that_is_taken_out_is_gone(make_project: MakeProject) -> None:
    """A file without errors says what there is."""
    root, last_good = make_project(), LastGood()
    sources(root, last_good, BIBLIOGRAPHY)
    assert sources(root, last_good, f"{ROE}\n") == {"roe2021": "Second things"}
    assert sources(root, last_good, None) == {"roe2021": "Second things"}


def test_a_bibliography_with_errors_from_the_start_is_as_it_is(make_project: MakeProject) -> None:
    """There is nothing that could stand in."""
    root, last_good = make_project({"sources.bib": None}), LastGood()
    assert sources(root, last_good, "@book{doe2020, title={") == sources(root, LastGood(), "@book{doe2020, title={")
    assert last_good.standing_in == frozenset()


@given(st.integers(0, len(BIBLIOGRAPHY)))
def test_however_much_of_a_bibliography_is_written_no_source_is_lost(length: int) -> None:
    """A save that is read half-way costs no citation: what is read wrong is as it was."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        root, last_good = Path(folder), LastGood()
        (root / "briefs").mkdir()
        for path in ("briefs/topics.yml", "briefs/people.yml", "mkdocs.yml"):
            (root / path).write_text(FILES[path], "utf-8")
        before = sources(root, last_good, BIBLIOGRAPHY)
        torn = sources(root, last_good, BIBLIOGRAPHY[:length])
        if not torn.keys() >= before.keys():  # what there is of the file has no error
            project = load_project(root)
            wrong = [found for found in project.problems if found.place.path == "sources.bib"]
            assert not [found for found in wrong if found.level == "error"]
            (root / "briefs/first.md").write_text(BRIEF, "utf-8")
            project = load_project(root)
            needed = last_good.with_needs(last_good.fill(project), project.briefs)
            assert needed.bibliography.references.keys() == before.keys()


def test_people_and_topics_that_are_broken_are_as_they_were(make_project: MakeProject) -> None:
    """The one that is wrong alone; others follow the file."""
    root, last_good = make_project(), LastGood()
    file = root / "briefs/people.yml"
    file.write_text("data-desk:\n  name: Data Desk\n  kind: desk\nana:\n  name: Ana\n", "utf-8")
    last_good.fill(load_project(root))
    file.write_text("data-desk:\n  nmae: Data Desk\n  kind: desk\nana:\n  name: Ana Lima\n", "utf-8")
    people = last_good.fill(load_project(root)).people
    assert people["data-desk"].name == "Data Desk"
    assert people["ana"].name == "Ana Lima"


def test_a_style_that_cannot_be_used_is_as_it_was_and_an_unknown_one_the_usual(make_project: MakeProject) -> None:
    """What is remembered of pages tells them apart: another digest for each."""
    root, last_good = make_project(), LastGood()
    folder = root / "styles"
    there = {"house-notes", "house-author-date"}

    def styles(usual: str = "house-notes", *wanted: str) -> Styles:
        return last_good.styles(folder, wanted, usual, there)

    with pytest.raises(csl.StyleError):
        LastGood().styles(folder, (), "nope", there).get("nope")
    assert styles("house-notes", "nope").get("nope").is_note  # a brief that asks for it when serving begins
    good = styles("house-notes", "house-author-date")
    assert not good.get("house-author-date").is_note
    (folder / "house-author-date.csl").write_text("<style>", "utf-8")
    broken = styles("house-notes", "house-author-date")
    assert not broken.get("house-author-date").is_note
    assert last_good.standing_in == {"styles/house-author-date.csl"}
    assert broken.value_digest not in (good.value_digest, Styles(folder).value_digest)
    unknown = styles("nope")
    assert unknown.get("nope").is_note


def _brief(root: Path, name: str, text: str) -> None:
    (root / f"briefs/{name}.md").write_text(text, "utf-8")


def test_a_brief_that_goes_is_found_under_its_new_name(make_project: MakeProject) -> None:
    """By its text, or else by its title; also when it went before it came, and not when it comes back."""
    root, history = make_project(), BriefHistory()

    def look() -> None:
        project = load_project(root)
        history.take(project.briefs, project.files)

    def briefs() -> tuple[Brief, ...]:
        return load_project(root).briefs

    look()
    (root / "briefs/first.md").rename(root / "briefs/ports.md")
    look()
    assert history.now_at("briefs/first.md") == "briefs/ports.md"
    (root / "briefs/ports.md").unlink()
    look()
    assert history.is_gone("briefs/first.md")
    assert history.now_at("briefs/first.md") is None
    _brief(root, "quays", BRIEF.replace("Ministers", "Kings"))
    look()
    assert history.now_at("briefs/first.md") == history.now_at("briefs/ports.md") == "briefs/quays.md"
    _brief(root, "first", "broken")
    look()
    assert not history.is_gone("briefs/first.md")
    assert len(briefs()) == 1
    _brief(root, "other", BRIEF.replace("A brief", "Another"))
    (root / "briefs/quays.md").unlink()
    look()
    assert history.now_at("briefs/ports.md") is None
