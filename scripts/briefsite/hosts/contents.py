"""All that a site consists of, by path among its sources: what a host that wants files is handed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefsite.fast.parallel import parallel_map
from briefsite.pipeline import Site
from briefsite.read.files import list_files
from briefsite.read.hazards import publishable
from briefsite.read.links_on_disk import is_fit
from briefsite.read.paths import site_path
from briefsite.read.theme_templates import OUR_THEME
from briefsite.render.downloads import made


def contents(site: Site, root: Path) -> Iterator[tuple[str, bytes | Path]]:
    """Each path with what stands there, or the file that holds it. Where a path comes twice, the later holds.

    Pages are Markdown with front matter, and their links lead to the paths of others. `root` is the project's folder.
    """
    assets = OUR_THEME / "assets"
    yield from ((f"assets/{path.relative_to(assets).as_posix()}", path) for path in assets.rglob("*") if path.is_file())
    for path in list_files(root, "docs"):
        if is_fit(root, path):
            text = site.by_hand.get(site_path(path))
            yield site_path(path), root / path if text is None else text.encode("utf-8", "replace")
    for path, content in generated_contents(site, root):
        yield path, content.encode() if isinstance(content, str) else content
    downloads = (each for each in site.downloads if not each.path.endswith(".md"))  # pages are Markdown already
    yield from ((each.path, file.content) for each, file in made(downloads, parallel_map) if file.content)


def generated_contents(site: Site, root: Path, *, with_text: bool = True) -> Iterator[tuple[str, str | bytes | Path]]:
    """What is generated, and what lies beside the briefs, likewise; pages without their text where nobody needs it."""
    yield from ((plan.path, plan.make().text if with_text else "") for plan in site.plans)
    yield from ((asset.path, asset.content) for asset in site.assets)
    for path in site.files:
        file = publishable(root, path)
        if file is not None:
            yield path, file
