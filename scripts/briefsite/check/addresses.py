"""That every address of the site is one page's."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.site import is_brief_path
from briefsite.model import Place, Problem
from briefsite.model.rules.links import DUPLICATE_ADDRESS
from briefsite.read.paths import address_of, site_path
from briefsite.read.publication import files_of


def duplicate_address(facts: Facts) -> Iterator[Problem]:
    is_folder = facts.project.options.directory_urls
    taken = {address_of(path, is_folder).casefold(): f"the generated page `{path}`" for path in facts.site.generated}
    exports = {path.casefold(): f"the generated file `{path}`" for path in facts.site.exports}
    beside = {*files_of(facts.project, facts.site.publication.standing)}
    files = facts.project.files | {path for path, _ in facts.pages}
    for path in sorted(files):
        address, file = address_of(site_path(path), is_folder).casefold(), site_path(path).casefold()
        if is_brief_path(path) or (path.endswith(".md") and path.startswith("docs/")):
            if address in taken:
                yield DUPLICATE_ADDRESS.at(Place(path), other=taken[address], address=address)
            taken.setdefault(address, f"`{path}`")
        same = next((name for name in (file, address.rstrip("/")) if name in exports), "")
        if same and (path.startswith("docs/") or path in beside):
            yield DUPLICATE_ADDRESS.at(Place(path), "file", other=exports[same], address=same)
