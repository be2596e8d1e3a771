"""Whatever a file holds, a command ends: with a message, never with a traceback, and in time."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from projects import BRIEF, FILES, ROOT, MakeProject

MEGABYTE = 1_000_000
PATIENCE = 10.0
"""Seconds of processor time for a megabyte; a fifth of it is what Python and the libraries take to start."""
# fmt: off
PIECES = (
    "[@k ", "[@doe2020, p. 3] ", "@doe2020 ", "^[a", "[^a]", "![", "[x](", "`", "<a ", "<!--", "&#9", "> ", "- a\n",
    "| a ", "* * ", "\t", "$x", "{#a}", r"{\a", "@book{b,", "@a{b, c = {", "$<$i$>$", '"', "'", "\u202e", "\ud7ff",
    "港", "ا ", "\n\n",
)
# fmt: on
_NUMBER = "&#" + "9" * 5000 + ";"


def run(command: list[str | Path], *, given: str = "", folder: Path | None = None) -> tuple[int, str, float]:
    """The exit status of a command, all that it says, and the processor time that it and its children took."""
    begun = os.times()
    done = subprocess.run(
        [sys.executable, *map(str, command)], input=given, capture_output=True, text=True, encoding="utf-8",
        errors="replace", cwd=folder, check=False, timeout=300,
    )  # fmt: skip
    ended = os.times()
    took = ended.children_user + ended.children_system - begun.children_user - begun.children_system
    return done.returncode, done.stdout[-4000:] + done.stderr[-4000:], took


def assert_ended_well(name: str, code: int, said: str, took: float) -> None:
    """No traceback, no fault that nobody expected, one of our own exit statuses, and in time."""
    assert "Traceback" not in said and "nobody expected" not in said, f"{name}: {said[-1500:]}"
    assert code in (0, 1, 2), f"{name}: {code}: {said[-500:]}"
    assert took < PATIENCE, f"{name} took {took:.0f} s"


def _texts(seed: int) -> list[str]:
    """Half a megabyte of near-misses in random order, and one piece over and over for as much again."""
    chosen = random.Random(seed)
    mixed = "".join(chosen.choices((*PIECES, "word ", ". ", "\n"), k=MEGABYTE // 8))[: MEGABYTE // 2]
    piece = chosen.choice(PIECES)
    return [mixed, piece * (MEGABYTE // 2 // len(piece))]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("script", ["csljson.py", "citations.py"])
def test_a_megabyte_of_near_misses_as_a_file(script: str, seed: int, tmp_path: Path) -> None:
    """A bibliography is read, and the citations of a text are found."""
    file = tmp_path / ("sources.bib" if script == "csljson.py" else "a.md")
    file.write_text("".join(_texts(seed)), "utf-8")
    assert_ended_well(script, *run([ROOT / "scripts" / script, file]))


def _job(citations: object, references: object, **given: object) -> str:
    return json.dumps({"citations": citations, "references": references, "style": "apa", **given})


_CITE = [[{"id": "a"}]]
JOBS = {
    "nothing": "",
    "brackets": "[" * 100_000,
    "zeros": "\x00" * MEGABYTE,
    "a list never closed": '{"citations": ' + "[" * 50_000,
    "affixes": _job([[{"id": "a", "prefix": "“" * 400_000, "suffix": "*<i>" * 100_000}]], [{"id": "a"}]),
    "tags in a title": _job(_CITE, [{"id": "a", "title": "<b>" * 300_000}]),
    "marks in a title": _job(_CITE, [{"id": "a", "title": "\"'«“ " * 200_000}]),
    "names": _job(_CITE, [{"id": "a", "author": [{"family": "A", "given": "B. " * 20_000}] * 3}]),
    "values of other types": _job([[{"id": 5}]], [{"id": [], "author": 7, "issued": {"date-parts": "x"}}]),
    "a style that is none": _job([], [], style="<style " * 100_000),
    "a language that is none": _job([], [], lang="x" * MEGABYTE),
    "a locator": _job([[{"id": "a", "locator": "1-" * 300_000}]], [{"id": "a"}]),
    "no job": json.dumps([1, 2, 3]),
}


@pytest.mark.parametrize("job", JOBS)
def test_a_megabyte_as_a_job_of_the_formatter(job: str) -> None:
    """What is no job, or a monstrous one, is refused or done."""
    assert_ended_well("cite.py", *run([ROOT / "scripts/cite.py"], given=JOBS[job]))


def _page(title: str, text: str) -> str:
    return f"---\ntitle: {title}\n---\n\n# {_NUMBER}\n\n{text}\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of a megabyte of near-misses: in briefs, front matter, sources, vocabularies and a page by hand."""
    from projects import write_project

    root = tmp_path_factory.mktemp("hostile") / "project"
    mixed, _ = _texts(99)
    changes: dict[str, str] = {
        "sources.bib": FILES["sources.bib"] + mixed[: MEGABYTE // 5],
        "briefs/number.md": f"{BRIEF}\n{_NUMBER} {_NUMBER}\n\n## A {_NUMBER}\n",
        "briefs/front.md": BRIEF.replace("What it says.", json.dumps(mixed[:20_000], ensure_ascii=False)),
        "docs/page.md": _page(json.dumps(mixed[20_000:21_000]), mixed[:50_000]),
    }
    for number, piece in enumerate(PIECES):
        changes[f"briefs/p{number}.md"] = (
            f"{BRIEF.replace('A brief', f'Brief {number}')}\n{piece * (20_000 // len(piece))}\n"
        )
    return write_project(root, changes)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("check", ["scripts/check.py"]),
        ("build", ["scripts/make_site.py"]),
        ("a build that is not strict", ["-m", "mkdocs", "build", "-d", "elsewhere"]),
        ("export", ["scripts/export.py", "exported", "--root", "."]),
        ("preview", ["scripts/preview.py", "--base", "docs", "--head", ".", "--out", "preview"]),
    ],
)
def test_a_hostile_project(name: str, command: list[str | Path], hostile: Path) -> None:
    """Each command over the whole of it ends well, whether it refuses it or not."""
    code, said, took = run(command, folder=hostile)
    assert_ended_well(name, code, said, took / 3)  # two cores, twice the work where a preview builds two sites


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_archive(seed: int, make_project: MakeProject, tmp_path: Path) -> None:
    """What receives a preview refuses an archive with bytes changed at random, or takes what is whole in it."""
    archive = tmp_path / "preview.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("preview.json", "{" * 1000)
        file.writestr("index.html", "<meta name=robots " * 1000)
    chosen = random.Random(seed)
    damaged = bytearray(archive.read_bytes())
    for _ in range(20):
        damaged[chosen.randrange(len(damaged))] = chosen.randrange(256)
    archive.write_bytes(damaged)
    command = [
        ROOT / "scripts/receive_preview.py",
        archive,
        "--into",
        tmp_path / "into",
        "--comment",
        tmp_path / "comment",
    ]
    code, said, took = run(command)
    assert_ended_well("receive_preview.py", code, said, took)
    assert code == 1 and not (tmp_path / "into").exists()
