"""What templates may ask of a page and of the settings, as a check without MkDocs knows it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from briefsite.read.template_names import ATTRIBUTES


def test_it_is_what_mkdocs_has() -> None:
    """Every public attribute of the installed version, and no other."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Small", "site_url": "https://small.example.org/"})
    page = Page("A", File("a.md", "docs", "site", use_directory_urls=True), config)
    found = {"page": {*dir(page), *Page.__annotations__}, "config": {*dir(config), *config._schema_keys}}
    public = {name: {each for each in names if not each.startswith("_")} for name, names in found.items()}
    assert public == ATTRIBUTES
