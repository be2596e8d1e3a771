"""The theme's scripts as a site publishes them: those that a reader would wait for one by one are one file."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from briefsite.finish.script_bundles import BundleError, published
from briefsite.hosts.mkdocs.files import Generated

_FOLDER = "assets/"


def bundle_scripts(files: Files, generated: Generated) -> None:
    """Put modules of JavaScript together, as `finish/script_bundles.py` says."""
    scripts = {
        file.src_uri: file
        for file in files
        if file.src_uri.startswith(_FOLDER) and file.src_uri.endswith(".js") and file.abs_src_path
    }
    texts = {path: Path(str(file.abs_src_path)).read_text("utf-8") for path, file in scripts.items()}
    try:
        changed = published(texts)
    except BundleError as error:  # of a script that a publication has put in the place of ours
        raise PluginError(f"A script of the theme cannot be published: {error}") from None
    for path, text in changed.items():
        files.remove(scripts[path])
        if text is not None:
            files.append(generated(path, content=text))
