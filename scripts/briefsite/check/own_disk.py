"""Addresses that are places on the disk of who wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath
from urllib.parse import unquote

from briefsite.check.facts import Facts, front_place
from briefsite.check.local_links import is_on_a_disk
from briefsite.model import Breach, Problem
from briefsite.model.rules.links import OWN_DISK

_LONGEST = 80


def own_disk(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        for link in body.links:
            if is_on_a_disk(link.address):
                yield _breach(link.address, path).at(facts.place(path, body, link.start))
    for brief in facts.project.briefs:
        if brief.front.image and is_on_a_disk(brief.front.image.file):
            yield _breach(brief.front.image.file, brief.path).at(front_place(brief, "image.file"))


def _breach(address: str, page: str) -> Breach:
    name = PureWindowsPath(unquote(address)).name.replace(" ", "-") or "file"
    folder = "briefs/" if page.startswith("briefs/") else "docs/"
    within = "" if name.lower().endswith((".pdf", ".csv", ".xlsx", ".docx")) else "images/"
    shown = address if len(address) <= _LONGEST else address[: _LONGEST - 1] + "…"
    return OWN_DISK.says(address=shown, folder=f"{folder}{within}", path=f"{within}{name}")
