"""A rule on addresses that are places on the disk of who wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath
from urllib.parse import unquote

from briefsite.check.facts import Facts, front_place
from briefsite.check.local_links import is_on_a_disk
from briefsite.check.rule import Finding, rule

_LONGEST = 80


@rule(
    "own-disk",
    meaning="A link or a picture is given by its place on somebody's own disk, where no reader comes.",
    example="`C:\\Users\\jane\\h.jpg` is on your own disk, where no reader comes: put the file into `briefs/images/`"
    " and write `images/h.jpg`",
    mend="Put the file beside the briefs, and give its path as it is seen from the brief, with `/`.",
)
def own_disk(facts: Facts) -> Iterator[Finding]:
    for path, body in facts.pages:
        for link in body.links:
            if is_on_a_disk(link.address):
                yield facts.place(path, body, link.start), _message(link.address, path)
    for brief in facts.project.briefs:
        if brief.front.image and is_on_a_disk(brief.front.image.file):
            yield front_place(brief, "image.file"), _message(brief.front.image.file, brief.path)


def _message(address: str, page: str) -> str:
    name = PureWindowsPath(unquote(address)).name.replace(" ", "-") or "file"
    folder = "briefs/" if page.startswith("briefs/") else "docs/"
    within = "" if name.lower().endswith((".pdf", ".csv", ".xlsx", ".docx")) else "images/"
    shown = address if len(address) <= _LONGEST else address[: _LONGEST - 1] + "…"
    return (
        f"`{shown}` is on your own disk, where no reader comes:"
        f" put the file into `{folder}{within}` and write `{within}{name}`"
    )
