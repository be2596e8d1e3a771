"""Addresses that no browser can open."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.entry import Entry
from briefsite.check.facts import Facts
from briefsite.check.written_addresses import in_entry, in_front_matter, in_text, shorten
from briefsite.model import Problem, Said
from briefsite.model.rules.front_matter import BAD_ADDRESS
from briefsite.read.addresses import fault, misspelt


def bad_address_in_entry(entry: Entry) -> Iterator[Problem]:
    for address in in_entry(entry):
        if address == entry.fields.get("url", "").strip() and misspelt(address):
            continue  # read as it was meant, which is told there
        if said := _broken(address):
            yield said.at(entry.place)


def bad_address(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        for found in in_text(body):
            if said := _broken(found.address):
                yield said.at(facts.place(path, body, found.start))
    for brief in facts.project.briefs:
        for place, address, _ in in_front_matter(brief):
            if said := _broken(address):
                yield said.at(place)


def _broken(address: str) -> Said | None:
    if "//" not in address and ":" not in address:
        return None
    why = fault(address.strip())
    return BAD_ADDRESS.says(address=shorten(address), why=why) if why else None
