"""All that a site consists of, by path among its sources: what a host that wants files is handed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefsite.fast.parallel import parallel_map
from briefsite.finish.theme_assets import published_assets
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
    yield from _assets()
    for path in list_files(root, "docs"):
        if is_fit(root, path):
            text = site.by_hand.get(site_path(path))
            yield site_path(path), root / path if text is None else text.encode("utf-8", "replace")
    for path, content in generated_contents(site, root):
        yield path, content.encode() if isinstance(content, str) else content
    yield from ((each.path, file.content) for each, file in made(site.downloads, parallel_map) if file.content)


def _assets() -> Iterator[tuple[str, bytes | Path]]:
    """The style sheets and scripts of the theme as a site publishes them, and what else lies beside them."""
    paths = {path.relative_to(OUR_THEME).as_posix(): path for path in (OUR_THEME / "assets").rglob("*")}
    texts = {path: file.read_text("utf-8") for path, file in paths.items() if file.suffix in (".js", ".css")}
    changed = published_assets(texts, texts)
    yield from ((path, file) for path, file in paths.items() if file.is_file() and path not in changed)
    yield from ((path, text.encode()) for path, text in changed.items() if text is not None)


def generated_contents(site: Site, root: Path, *, with_text: bool = True) -> Iterator[tuple[str, str | bytes | Path]]:
    """What is generated, and what lies beside the briefs, likewise; pages without their text where nobody needs it."""
    yield from ((plan.path, plan.make().text if with_text else "") for plan in site.plans)
    yield from ((asset.path, asset.content) for asset in site.assets)
    for path in site.files:
        file = publishable(root, path)
        if file is not None:
            yield path, file
