"""Tests of the product, and benchmarks, bring publications of their own: none knows the one that is published here.

So whoever edits, adds or deletes briefs here, or changes the settings, turns none of them red. What is a check of this
publication's content stands in tests/publication/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from projects import BRIEF, ROOT, MakeProject

PARTS = r"briefs|docs|styles|sources\.bib|mkdocs\.yml"
OPENS = {
    "a file of the publication": re.compile(rf"""(?:\bROOT\b|parents\[\d\])\s*/\s*f?["'](?:{PARTS})\b"""),
    "the publication as a whole": re.compile(
        r"\b(?:load_project|mkdocs_build|build_site|project_in|read_side)\(ROOT\b"
    ),
    "its site": re.compile(r"\brepository_site\b"),
}
EXCEPTIONS = {
    "tests/conftest.py": "hands the site to the tests of tests/publication/",
    "tests/support/repository.py": "builds it for them",
    "tests/support/quick.py": "knows that they are slow",
    "tests/repository/test_own_publications.py": "looks for all of this",
}
_TOKEN = re.compile(r"[\w-]+")
_KEY = re.compile(r"@\w+\s*\{\s*([^,\s]+)\s*,")
_FILE = re.compile(r"([\w-]+)\.(?:md|csl)\b")


def _files() -> Iterator[Path]:
    """What tests and benchmarks are made of, but for those of this publication's content."""
    for folder in ("tests", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            is_text = path.suffix in {".py", ".md", ".txt", ".yml", ".bib", ".toml", ".json", ".csl"}
            if is_text and path.is_file() and not name.startswith("tests/publication/") and name not in EXCEPTIONS:
                yield path


TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8", "replace") for path in _files()}


def names_in(root: Path) -> set[str]:
    """The slugs of a publication's briefs, its styles and the keys of its sources, but for plain words."""
    bibliography = root / "sources.bib"
    keys = _KEY.findall(bibliography.read_text("utf-8")) if bibliography.exists() else []
    files = (*(root / "briefs").glob("*.md"), *(root / "styles").glob("*.csl"))
    return {name for name in (*keys, *(path.stem for path in files)) if not name.isalpha()}


def names_of_tests() -> set[str]:
    """Those that tests give to something of their own: an entry `@book{name,`, or a file `name.md` or `name.csl`."""
    own = (_KEY.findall(text) + _FILE.findall(text) + [Path(path).stem] for path, text in TEXTS.items())
    return {name for names in own for name in names}


@pytest.mark.parametrize("what", OPENS)
def test_nothing_of_this_publication_is_opened(what: str) -> None:
    """But for the files that are named above, each with its reason."""
    found = {name: OPENS[what].findall(text) for name, text in TEXTS.items() if name.endswith(".py")}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_nothing_of_this_publication_is_named() -> None:
    """No brief, no style, no source, unless a test gives that name to something of its own."""
    names = names_in(ROOT) - names_of_tests()
    found = {name: sorted(names.intersection(_TOKEN.findall(text))) for name, text in TEXTS.items()}
    assert {name: named for name, named in found.items() if named} == {}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('STYLES = Styles(ROOT / "styles")', "a file of the publication"),
        ('Path(__file__).resolve().parents[2] / "briefs/x.md"', "a file of the publication"),
        ("project = load_project(ROOT)", "the publication as a whole"),
        ('code, output = mkdocs_build(ROOT, "--strict")', "the publication as a whole"),
        ("def test_it(repository_site: HtmlSite) -> None:", "its site"),
    ],
)
def test_what_opens_it_is_seen(text: str, what: str) -> None:
    """Each of the ways in which tests did so once."""
    assert OPENS[what].search(text)


def test_a_name_is_one_of_a_brief_a_style_or_a_source(make_project: MakeProject) -> None:
    """Plain words are none: they stand anywhere."""
    root = make_project({"briefs/who-pays.md": BRIEF})
    assert names_in(root) == {"who-pays", "house-notes", "house-author-date", "doe2020", "roe2021"}
