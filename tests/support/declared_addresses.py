"""The addresses of a site beside those that `briefsite.read.paths` declares."""

from __future__ import annotations

from pathlib import Path

from briefsite.cite import Styles
from briefsite.model.memory import NoMemory
from briefsite.pipeline import build_site, published
from briefsite.read.generated_paths import EXPORTS, kinds_by_path
from briefsite.read.paths import address_of, brief_path, offprint_path
from briefsite.read.project import load_project
from briefsite.read.publication import moment, to_publish
from briefsite.read.site_files import KINDS, kind_of, unfit_name
from briefsite.read.versions import with_versions


def compare_with_declared(root: Path) -> None:
    """The site of a project has those and no others, and each is fit for any host."""
    project = load_project(root)
    shown = published(project.briefs, moment({}))
    if (root / ".git").exists():
        project = with_versions(project, root, shown, NoMemory())
    site = build_site(project, Styles(root / "styles"), shown)
    declared = to_publish(project, shown)
    pages = [*kinds_by_path(declared), *(brief_path(brief.slug) for brief in shown)]
    assert sorted(plan.path for plan in site.plans) == sorted(pages)
    files = [*(asset.path for asset in site.assets), *(each.path for each in (*site.downloads, *site.books))]
    exports = kinds_by_path(declared, EXPORTS)
    # Those that a host makes of finished pages; without a font there is none.
    offprints = {offprint_path(title.slug) for title in site.offprints}
    assert offprints <= {path for path, kind in exports.items() if kind == "offprints"}
    assert sorted(files) == sorted(path for path, kind in exports.items() if kind != "offprints")
    for path in (*pages, *kinds_by_path(declared, EXPORTS)):
        address = address_of(path, directory_urls=False)
        assert unfit_name(address) is None and kind_of(address) in KINDS
