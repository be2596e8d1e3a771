"""The manual's page on looks shows what is: the settings of three publications, and their pictures."""

from __future__ import annotations

import re

import pytest
from picture_looks import HEIGHT, LARGEST, WIDTH, picture_path
from projects import ROOT
from publications import FOLDER, NAMES

from briefsite.read.picture_size import picture_size

PAGE = (ROOT / "manual/docs/make-it-yours.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_settings_of_a_publication_under_its_picture(name: str) -> None:
    """Word for word, from its theme on."""
    below = PAGE.partition(f"(assets/looks-{name}.webp)")[2]
    shown = re.search(r"```yaml\n(.*?)```", below, re.DOTALL)
    settings = (FOLDER / name / "mkdocs.yml").read_text("utf-8")
    start, end = settings.index("theme:"), settings.index("\nplugins:")
    assert shown and shown[1] == settings[start:end]


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small(name: str) -> None:
    """`tests/support/picture_looks.py` makes it: WebP, of at most 40 kB."""
    assert picture_path(name).stat().st_size <= LARGEST
    assert picture_size(picture_path(name)) == (WIDTH, HEIGHT)


def test_the_warning_that_the_page_shows_is_one_that_a_project_gets() -> None:
    """Of the project in tests/check whose colours are hard to read."""
    expected = (ROOT / "tests/check/projects/looks-that-are-hard-to-read/expected.txt").read_text("utf-8")
    (shown,) = re.findall(r"```text\n(.*?)\n```", PAGE, re.DOTALL)
    assert shown in expected.splitlines()
