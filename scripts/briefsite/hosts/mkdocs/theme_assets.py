"""The theme's scripts and style sheets among the files of MkDocs, as a site publishes them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from briefsite.finish.script_bundles import BundleError
from briefsite.finish.theme_assets import published_assets
from briefsite.hosts.mkdocs.files import Generated
from briefsite.read.theme_templates import OUR_THEME

_FOLDER = "assets/"


def shorten_assets(files: Files, generated: Generated) -> None:
    """Put modules of JavaScript together, as `finish/script_bundles.py` says, and shorten what else is the theme's.

    What a publication has put in the place of a file of the theme stays as it is, but in a bundle.
    """
    assets = {
        file.src_uri: file
        for file in files
        if file.src_uri.startswith(_FOLDER) and file.src_uri.endswith((".js", ".css")) and file.abs_src_path
    }
    texts = {path: Path(str(file.abs_src_path)).read_text("utf-8") for path, file in assets.items()}
    ours = [path for path, file in assets.items() if file.src_dir == str(OUR_THEME)]
    try:
        changed = published_assets(texts, ours)
    except BundleError as error:  # of a script that a publication has put in the place of ours
        raise PluginError(f"A script of the theme cannot be published: {error}") from None
    for path, text in changed.items():
        files.remove(assets[path])
        if text is not None:
            files.append(generated(path, content=text))
