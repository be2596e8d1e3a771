"""Whether a project is an ordinary site whose pages cite, and the options that it gives the plugin."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.read.bibliographies import bibliography_files, read_bibliographies
from briefsite.read.configuration import Configuration, read_configuration
from briefsite.read.ordinary_site import CitingOptions, citing_options
from briefsite.read.plugin_setting import is_ordinary


def _configuration(root: Path, options: str) -> Configuration:
    lines = "".join(f"      {line}\n" for line in options.splitlines())
    (root / "mkdocs.yml").write_text(f"site_name: X\nplugins:\n  - search\n  - briefsite:\n{lines}", "utf-8")
    return read_configuration(root)


def test_a_site_without_briefs_and_without_options_of_a_publication_is_ordinary(tmp_path: Path) -> None:
    """A folder of briefs, `extra.briefsite` or the hook in place of the plugin make a publication."""
    for settings, is_one in {
        "plugins: [briefsite]": True,
        "plugins: [search, {briefsite: {bibliography: refs.bib}}]": True,
        "plugins: {briefsite: {}}": True,
        "plugins: [briefsite]\nextra: {briefsite: {}}": False,
        "plugins: [search]": False,
        "hooks: [scripts/mkdocs_hook.py]": False,
        "plugins: [briefsite": False,
    }.items():
        (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
        assert is_ordinary(tmp_path, read_configuration(tmp_path)) == is_one, settings
    (tmp_path / "mkdocs.yml").write_text("plugins: [briefsite]", "utf-8")
    (tmp_path / "briefs").mkdir()
    assert not is_ordinary(tmp_path, read_configuration(tmp_path))


@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("bibliography: refs.bib", CitingOptions(("refs.bib",))),
        ("bibliography: [a.bib, ./b.bib]", CitingOptions(("a.bib", "b.bib"))),
        ("bib_file: refs/all.bib", CitingOptions(("refs/all.bib",))),
        ("bib_dir: refs", CitingOptions((), "refs")),
        ("bib_file: refs.bib\nbib_dir: refs", CitingOptions(("refs.bib",), "refs")),
        (r"bib_command: \sources" + "\n" + r"full_bib_command: all", CitingOptions(commands=(r"\sources", r"\all"))),
        ("enabled: true", CitingOptions()),
        ("enable_inline_citations: false", CitingOptions(with_bare_keys=False)),
        (
            "bib_by_default: true\ncsl_file_encoding: utf-8\nfootnote_format: '{key}'\ncite_inline: false",
            CitingOptions(),
        ),
    ],
)
def test_an_option_is_read(written: str, options: CitingOptions, tmp_path: Path) -> None:
    """Ours, and those of mkdocs-bibtex; what has its usual value there is nothing to be said of."""
    assert citing_options(_configuration(tmp_path, written)) == (options, ())


def test_a_style_is_named_or_is_a_file(tmp_path: Path) -> None:
    """`csl_file` is a path seen from mkdocs.yml; its folder is where styles are looked for."""
    found = citing_options(_configuration(tmp_path, "csl_file: csl/house.csl"))
    assert (found[0].style, found[0].styles, found[1]) == ("house", "csl", ())
    assert citing_options(_configuration(tmp_path, "citation_style: apa"))[0].style == "apa"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "bib_file: https://api.zotero.org/groups/1/items?format=bibtex",
            "error: wrong-option: `bib_file` is `https://api.zotero.org/groups/1/items?format=bibtex`, and nothing is"
            " fetched while a site is built; put the file at `sources.bib`, and write `bibliography: sources.bib`",
        ),
        (
            "csl_file: https://www.zotero.org/styles/nature",
            "warning: option-without-effect: `csl_file` has no effect here: nothing is fetched while a site is built;"
            " write `citation_style: nature` instead",
        ),
        (
            "csl_file: https://example.org/house.csl",
            "error: wrong-option: `csl_file` is `https://example.org/house.csl`, and nothing is fetched while a site is"
            " built; put the file at `styles/house.csl`, and write `citation_style: house`",
        ),
        (
            "bib_by_default: false",
            "warning: option-without-effect: `bib_by_default` has no effect here: every page that cites lists its"
            r" sources; write `\bibliography` where a page is to list them",
        ),
        (
            "footnote_format: '{page}-{key}'",
            "warning: option-without-effect: `footnote_format` has no effect here: notes are numbered on each page, and"
            " what leads to one is made of its key; take it out",
        ),
        (
            "csl_file_encoding: latin-1",
            "warning: option-without-effect: `csl_file_encoding` has no effect here: a style says its encoding in its"
            " first line; take it out",
        ),
        ("bibfile: x.bib", "error: unknown-option: `bibfile` is no option of briefsite; did you mean `bib_file`?"),
        (
            "bibliography: {}",
            "error: wrong-option: `bibliography` must be a file beside mkdocs.yml, or a list of files, for example"
            " `bibliography: sources.bib`",
        ),
        (
            "levels: {missing-field: grave}",
            "error: wrong-option: `missing-field` of `levels` must be one of `error`, `warning`, `hint`, for example"
            " `uncited-source: warning`; it has `grave`",
        ),
    ],
)
def test_an_option_that_has_no_effect_says_what_to_write(written: str, said: str, tmp_path: Path) -> None:
    """With its line; nothing is fetched."""
    (problem,) = citing_options(_configuration(tmp_path, written))[1]
    assert str(problem).partition(": ")[2] == said
    assert (problem.place.path, problem.place.line, problem.place.column) == (
        "mkdocs.yml",
        5,
        7 + 9 * ("levels" in said),
    )


def test_several_bibliographies_are_one(tmp_path: Path) -> None:
    """Of two entries with one key the first counts, and the other is named, unless they say the same."""
    (tmp_path / "refs").mkdir()
    entry = "@book{%s, author={Doe, Jane}, title={%s}, date={2020}, publisher={Press}}\n"
    (tmp_path / "refs/a.bib").write_text(entry % ("one", "First") + entry % ("same", "Same"), "utf-8")
    (tmp_path / "refs/b.bib").write_text(
        entry % ("one", "Other") + entry % ("same", "Same") + entry % ("two", "Second")
    )
    files = bibliography_files(tmp_path, CitingOptions((), "refs"))
    found = read_bibliographies(tmp_path, files)
    assert files == ("refs/a.bib", "refs/b.bib")
    assert list(found.references) == ["one", "same", "two"]
    assert found.name == "refs/a.bib or refs/b.bib"
    assert [str(problem) for problem in found.problems] == [
        "refs/b.bib:1:1: error: duplicate-key: `one` is also the key of the entry at refs/a.bib:1:1, which counts; give"
        " this one another key"
    ]


def test_a_bibliography_outside_the_project_is_not_read(tmp_path: Path) -> None:
    """A path that leads out of the folder of mkdocs.yml is a problem like a file that is not there."""
    (tmp_path / "secret.bib").write_text("@book{a, title={A}}", "utf-8")
    (tmp_path / "site").mkdir()
    found = read_bibliographies(tmp_path / "site", ("../secret.bib",))
    assert found.references == {}
    assert [problem.rule for problem in found.problems] == ["unreadable-file"]
