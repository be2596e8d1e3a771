"""What a preview says: cases in cases/, each a text file that says what it is about, then the files of the project
before (`=== base PATH`), after (`=== head PATH`) or both, and the report. Files that no case names are those of
tests/check/common. `ACCEPT=1 pytest tests/commands/preview` writes down what is reported now.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from two_states import NOW, Sides, read_sides

from briefsite.check import PREVIEW_RULES
from briefsite.commands.preview.comment import Addresses, as_markdown
from briefsite.commands.preview.compare import compare

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.txt"))
ADDRESSES = Addresses("https://preview.example/pr-7/", "https://site.example/")
_SECTION = re.compile(r"^=== (base|head|both) (\S+)\n(.*?)(?=^=== )", re.MULTILINE | re.DOTALL)


def sides(case: Path, folder: Path) -> Sides:
    """The two projects of a case."""
    text = case.read_text("utf-8")
    for name in ("base", "head"):
        shutil.copytree(HERE.parents[1] / "check" / "common", folder / name)
    for which, path, content in _SECTION.findall(text):
        for name in ("base", "head") if which == "both" else (which,):
            (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / path).write_text(content, "utf-8")
    return read_sides(folder)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_is_reported(case: Path, tmp_path: Path) -> None:
    """Each case gives exactly the report it shows."""
    before, _, expected = case.read_text("utf-8").partition("=== preview.md\n")
    blocks = as_markdown(compare(*sides(case, tmp_path), NOW), ADDRESSES).rstrip("\n").split("\n\n")
    found = "\n\n".join([blocks[2], *blocks[4:]]) + "\n"  # without the heading and the links to the preview
    if os.environ.get("ACCEPT"):
        case.write_text(f"{before}=== preview.md\n{found}", "utf-8")
    assert found == expected


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_other_way_round_what_was_added_is_removed(case: Path, tmp_path: Path) -> None:
    """With base and head exchanged, what came has gone, for briefs, words, sources, topics and problems alike."""
    old, new = sides(case, tmp_path)
    there, back = compare(old, new, NOW), compare(new, old, NOW)
    assert [item.slug for item in there.briefs.added] == [item.slug for item in back.briefs.removed]
    assert {item.slug for item in there.briefs.changed} == {item.slug for item in back.briefs.changed}
    assert {(item.formerly, item.slug) for item in there.briefs.moved} == {
        (item.slug, item.formerly) for item in back.briefs.moved
    }
    for way, other in zip(there.briefs.changed, back.briefs.changed, strict=True):
        assert (way.words_added, way.words_removed) == (other.words_removed, other.words_added)
        assert set(way.sources.added) == set(other.sources.removed)
        assert set(way.notes.added) == set(other.notes.removed)
    for entries, others in ((there.sources, back.sources), (there.topics, back.topics), (there.people, back.people)):
        assert [item.id for item in entries.added] == [item.id for item in others.removed]
        assert {item.id for item in entries.changed} == {item.id for item in others.changed}
    apart = {*PREVIEW_RULES, "unknown-citation"}  # a source that is taken away is named once, not at each citation
    new, fixed = ([p for p in found if p.rule not in apart] for found in (there.problems.new, back.problems.fixed))
    assert len(new) == len(fixed)
