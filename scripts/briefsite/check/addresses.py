"""The rule that every address of the site is one page's."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.rule import Finding, rule
from briefsite.check.site import is_brief_path
from briefsite.model import Place
from briefsite.read.paths import address_of, site_path


@rule(
    "duplicate-address",
    meaning="Two pages or files would have one address, and one would be lost. Addresses that differ only in case count"
    " as one.",
    example="this page and `docs/about.md` would both be at `/about/`",
    mend="Rename one of the two.",
)
def duplicate_address(facts: Facts) -> Iterator[Finding]:
    is_folder = facts.project.options.directory_urls
    taken = {address_of(path, is_folder).casefold(): f"the generated page `{path}`" for path in facts.site.generated}
    exports = {path.casefold(): f"the generated file `{path}`" for path in facts.site.exports}
    files = facts.project.files | {path for path, _ in facts.pages}
    for path in sorted(files):
        address = address_of(site_path(path), is_folder).casefold()
        if is_brief_path(path) or (path.endswith(".md") and path.startswith("docs/")):
            if address in taken:
                yield Place(path), f"this page and {taken[address]} would both be at `/{address}`"
            taken.setdefault(address, f"`{path}`")
        elif address in exports and path.startswith("docs/"):
            yield Place(path), f"this file and {exports[address]} would both be at `/{address}`"
