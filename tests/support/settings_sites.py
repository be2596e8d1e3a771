"""Builds the publication of a folder with one mkdocs.yml after another, all in one process, which is much quicker.

In (as JSON): what each is called, and its mkdocs.yml. Out: by that name the text of each page of its site and the
digest of each other file, or why none was built.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def files_of(root: Path, settings: str, site: Path) -> dict[str, str]:
    """The text of each page of the site that is built with these settings, and the digest of each other file."""
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except BaseException as error:  # MkDocs ends a build by leaving the program
        return {"": repr(error)}
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): _shown(path) for path in files}


def _shown(path: Path) -> str:
    return path.read_text("utf-8") if path.suffix == ".html" else hashlib.sha1(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    folder, given = Path(sys.argv[1]), json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as site:
        json.dump({name: files_of(folder, text, Path(site, "site")) for name, text in given.items()}, sys.stdout)
