"""What Python-Markdown, set up as in every publication, and the sanitiser make of a text: the measure of `express`."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from briefsite.fast.express import Expressed, settings_of
from briefsite.finish.sanitise import sanitise
from briefsite.hosts.mkdocs.settings import complete
from briefsite.hosts.mkdocs.site_page import heading_rows

FOLDER = Path(__file__).resolve().parents[1] / "publications"


@cache
def usual_config() -> MkDocsConfig:
    """The settings of a small publication, with those that every publication shares."""
    config = load_config(str(FOLDER / "savanna/mkdocs.yml"), hooks=[], plugins=[])
    complete(config)
    return config


_config = usual_config()
_settings = settings_of(_config.markdown_extensions, _config.mdx_configs)
assert _settings is not None
EXPRESS_SETTINGS = _settings


def reference(text: str, *, controls: bool = False) -> Expressed:
    """The page that MkDocs would make of the text, sanitised; links stay as they are."""
    config = usual_config()
    file = File("page.md", config.docs_dir, config.site_dir, config.use_directory_urls)
    page = Page(None, file, config)
    page.markdown = text
    logging.disable(logging.CRITICAL)
    try:
        page.render(config, Files([file]))
    finally:
        logging.disable(logging.NOTSET)
    return Expressed(
        sanitise(page.content or "", controls=controls),
        heading_rows(page.toc),
        page._title_from_render,
        frozenset(page.present_anchor_ids or ()),
    )
