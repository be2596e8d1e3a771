"""A glossary is read from the folder `includes` alone, and explains abbreviations on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from html_site import mkdocs_build
from projects import BRIEF, FILES, MakeProject

from briefsite.read.extension_settings import inclusions
from briefsite.read.glossary import read_glossary

SETTINGS = {"auto_append": ["includes/words.md"]}


def _listed(settings: object) -> dict[str, object]:
    return {"markdown_extensions": [{"pymdownx.snippets": settings}]}


def test_a_glossary_is_let_through() -> None:
    """In any number of files, and in folders within the one."""
    assert not [*inclusions(_listed({"auto_append": ["includes/words.md", "includes/more/ports.txt"]}))]


@pytest.mark.parametrize(
    "settings",
    [
        None,
        {},
        {"auto_append": []},
        {"auto_append": "includes/words.md"},
        {"auto_append": ["words.md"]},
        {"auto_append": ["includes/../briefs/draft.md"]},
        {"auto_append": ["/etc/passwd"]},
        {"auto_append": ["includes/.secret.md"]},
        {"auto_append": ["includes/words.md", "briefs/draft.md"]},
        {"auto_append": ["includes/words.md"], "base_path": ["/"]},
        {"auto_append": ["includes/words.md"], "url_download": True},
    ],
)
def test_whatever_else_includes_files_is_an_error(settings: object) -> None:
    """As it was: a text could put any file into its page."""
    assert [breach.rule for _, breach in inclusions(_listed(settings))] == ["file-inclusion"]


def test_each_line_is_an_abbreviation_or_said_to_be_none(tmp_path: Path) -> None:
    """With its place; comments and empty lines are passed over, and the first of two counts."""
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes/words.md").write_text(
        "<!-- of\nours -->\n*[UN]: United Nations\n\n*[WB]:World Bank\n*[UN]: Another\n--8<-- 'x.md'\n", "utf-8"
    )
    found, problems = read_glossary(tmp_path, {"auto_append": ["includes/words.md", "includes/none.md"]})
    assert found == {"UN": "United Nations", "WB": "World Bank"}
    assert [str(problem) for problem in problems] == [
        "includes/words.md:7:1: error: glossary-line: `--8<-- 'x.md'` is no line of a glossary, and nothing shows it:"
        " write `*[UN]: United Nations`",
        "includes/none.md:1:1: error: unreadable-file: there is no file `includes/none.md`",
    ]


def test_every_page_explains_the_abbreviations_of_the_glossary_and_includes_nothing(make_project: MakeProject) -> None:
    """Those that are known from an earlier build too, when the glossary changes; and a page without any stays."""
    extra = "markdown_extensions:\n  - pymdownx.snippets:\n      auto_append: [includes/words.md]\n"
    root = make_project(
        {
            "mkdocs.yml": f"{FILES['mkdocs.yml']}\n{extra}",
            "briefs/first.md": f'{BRIEF}\nThe UN counts.\n\n--8<-- "includes/words.md"\n',
            "includes/words.md": "*[UN]: United Nations\n",
        }
    )
    page = root / "site/briefs/first/index.html"
    for name in ("United Nations", "Union of Nurses"):
        (root / "includes/words.md").write_text(f"*[UN]: {name}\n", "utf-8")
        code, output = mkdocs_build(root, "--strict")
        assert code == 0, output
        assert f'<abbr title="{name}" tabindex="0">UN</abbr>' in page.read_text("utf-8")
        assert "8&lt;--" in page.read_text("utf-8") or "8<--" in page.read_text("utf-8")


def test_a_citation_in_a_glossary_is_named(tmp_path: Path) -> None:
    """What an abbreviation means is shown as it is typed, so a citation there would be, too; with its place."""
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes/words.md").write_text("*[UN]: United Nations [@doe2020, p. 3]\n*[WB]: @handle\n", "utf-8")
    meanings, problems = read_glossary(tmp_path, SETTINGS)
    assert [*meanings] == ["UN", "WB"]
    assert [*map(str, problems)] == [
        "includes/words.md:1:23: error: misplaced-citation: `[@doe2020, p. 3]` stands in the meaning of the"
        " abbreviation `UN`, where no citation can be shown: take it out, and cite in the text, `UN [@doe2020, p. 3]`"
    ]
