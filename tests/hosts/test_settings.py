"""What every publication shares need not stand in its mkdocs.yml, and gives way to what does."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from briefsite.hosts.mkdocs.settings import complete
from briefsite.read.configuration import navigation_of, read_configuration
from briefsite.read.options import options_of
from briefsite.read.outdated_settings import outdated_settings
from briefsite.read.shared_settings import FORMER_SCRIPTS, SCRIPTS, SHEETS
from briefsite.read.theme_templates import OUR_THEME


def completed(folder: Path, settings: str) -> MkDocsConfig:
    """The configuration of a publication with these settings."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(f"site_name: X\n{settings}", "utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    complete(config)
    return config


def test_a_few_lines_are_enough(tmp_path: Path) -> None:
    """Extensions of Markdown, warnings, fonts, styles and scripts are as every publication has them."""
    config = completed(tmp_path, "theme: material\n")
    assert {"footnotes", "attr_list", "pymdownx.superfences"} <= set(config.markdown_extensions)
    assert config.mdx_configs["toc"]["permalink_title"] == "Link to this section"
    assert config.validation.links.anchors == logging.WARNING
    assert config.theme["font"] is False
    assert config.extra["generator"] is False
    assert (*config.extra_css, *map(str, config.extra_javascript)) == (*SHEETS, *SCRIPTS)


def test_a_script_that_was_a_file_once_is_loaded_once(tmp_path: Path) -> None:
    """With the others, whatever of them the settings of an earlier version still name."""
    named = f"extra_javascript: [{FORMER_SCRIPTS[0]}, own.js, {SCRIPTS[0]}]\n"
    config = completed(tmp_path, f"theme: material\n{named}")
    assert [str(script) for script in config.extra_javascript] == [*SCRIPTS, "own.js"]
    assert [problem.rule for problem in outdated_settings(read_configuration(tmp_path))] == ["outdated-setting"] * 2


def test_a_page_that_the_menu_leaves_out_stops_no_build(tmp_path: Path) -> None:
    """The check is silent about it, and so is the build: the pages on contact and privacy stand at the foot."""
    config = completed(tmp_path, "theme: material\nnav: [index.md]\n")
    assert config.validation.nav.omitted_files < logging.WARNING
    asked = completed(tmp_path, "theme: material\nvalidation: {nav: {omitted_files: warn}}\n")
    assert asked.validation.nav.omitted_files == logging.WARNING


@pytest.mark.parametrize(
    "said",
    [
        "{omitted_files: warn}",
        "{omitted_files: warn, nav: {not_found: info}}",
        "{omitted_files: warn, nav: {omitted_files: ignore}}",
        "{omitted_files: ignore, nav: {omitted_files: warn}}",
    ],
)
def test_the_check_reads_what_the_menu_may_leave_out_as_the_build_does(tmp_path: Path, said: str) -> None:
    """Said for all of `validation`, for its `nav`, or for both."""
    config = completed(tmp_path, f"theme: material\nvalidation: {said}\n")
    navigation = navigation_of(read_configuration(tmp_path), frozenset())
    assert navigation.must_list_all == (config.validation.nav.omitted_files == logging.WARNING)


def test_what_a_publication_says_counts(tmp_path: Path) -> None:
    """Setting by setting: what stands beside it stays as it is shared."""
    config = completed(
        tmp_path,
        "theme: {name: material, font: {text: Lora}}\n"
        "extra: {generator: true}\n"
        "extra_css: [house.css]\n"
        "markdown_extensions: [{toc: {toc_depth: 5}}, smarty]\n"
        "validation: {links: {anchors: info}, absolute_links: ignore}\n",
    )
    assert config.mdx_configs["toc"] == {"permalink": "#", "permalink_title": "Link to this section", "toc_depth": 5}
    assert config.markdown_extensions.count("toc") == 1
    assert "smarty" in config.markdown_extensions
    assert config.theme["font"] == {"text": "Lora"}
    assert config.extra["generator"] is True
    assert config.extra_css == [*SHEETS, "house.css"]  # behind ours, so that it may change them
    assert config.validation.links.anchors == logging.INFO
    assert config.validation.links.not_found == logging.WARNING
    assert config.validation.nav.absolute_links == config.validation.links.absolute_links == logging.DEBUG


def test_templates_of_the_publication_come_before_ours_and_ours_before_the_theme(tmp_path: Path) -> None:
    """So a publication can change what we changed of Material."""
    (tmp_path / "overrides").mkdir()
    dirs = completed(tmp_path, "theme: {name: material, custom_dir: overrides}\n").theme.dirs
    assert dirs[:2] == [str(tmp_path / "overrides"), str(OUR_THEME)]
    assert completed(tmp_path, "theme: material\n").theme.dirs[0] == str(OUR_THEME)


def test_another_theme_than_material_is_refused(tmp_path: Path) -> None:
    """Its words and icons are not there; the message says which theme to write."""
    with pytest.raises(PluginError, match="`theme` is `readthedocs`. Write in mkdocs.yml `theme: material`"):
        completed(tmp_path, "theme: readthedocs\n")


@pytest.mark.parametrize("language", ["", '""', "~"])
def test_a_language_that_is_left_open(language: str, tmp_path: Path) -> None:
    """It is English, as where nothing is said."""
    assert completed(tmp_path, f"theme:\n  name: material\n  language: {language}\n").theme["language"] == "en"


@pytest.mark.parametrize("address", ["https://me:word@a.org/", "https://a.org/?a=b", "https://a.org/#x"])
def test_an_address_of_the_site_that_cannot_be(address: str) -> None:
    """A password would stand on every page, and no page's path can follow a `?`; the password is not said again."""
    options, problems = options_of({"site_name": "X", "site_url": address})
    assert options.site_url == ""
    assert [problem.message for problem in problems] == [
        "`site_url` must be the web address of the site, for example `site_url: https://briefs.example.org/`, with no"
        " name or password in it and no `?` or `#` behind"
    ]
