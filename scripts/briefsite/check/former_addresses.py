"""The addresses that a brief had before."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.briefs import SLUG
from briefsite.check.facts import Facts, front_place
from briefsite.model import Problem
from briefsite.model.rules.links import FORMER_ADDRESS
from briefsite.read.paths import address_of, brief_path, site_path


def former_address(facts: Facts) -> Iterator[Problem]:
    briefs = {brief.slug for brief in facts.project.briefs}
    is_folder = facts.project.options.directory_urls
    taken = {address_of(path, is_folder).casefold() for path in facts.site.generated}
    taken |= {address_of(site_path(path), is_folder).casefold() for path, _ in facts.pages}
    claimed: dict[str, str] = {}
    for brief in facts.project.briefs:
        for number, slug in enumerate(brief.front.formerly):
            place = front_place(brief, f"formerly.{number}")
            if slug == brief.slug:
                yield FORMER_ADDRESS.at(place, "itself", slug=slug)
            elif not SLUG.fullmatch(slug):
                yield FORMER_ADDRESS.at(place, "no-slug", slug=slug)
            elif slug in briefs:
                yield FORMER_ADDRESS.at(place, slug=slug)
            elif (address := address_of(brief_path(slug), is_folder)).casefold() in taken:
                yield FORMER_ADDRESS.at(place, "taken", slug=slug, address=address)
            elif slug in claimed:
                yield FORMER_ADDRESS.at(place, "claimed", slug=slug, other=claimed[slug])
            claimed.setdefault(slug, brief.path)
