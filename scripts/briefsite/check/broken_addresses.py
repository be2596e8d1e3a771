"""Addresses that no browser can open."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.entry import DecodedReference
from briefsite.check.facts import Facts
from briefsite.check.written_addresses import addresses_in_front_matter, addresses_in_page, addresses_in_source, shorten
from briefsite.model import Breach, Problem
from briefsite.model.rules.front_matter import BAD_ADDRESS
from briefsite.read.addresses import fault, misspelt


def bad_address_in_entry(entry: DecodedReference) -> Iterator[Problem]:
    for address in addresses_in_source(entry):
        if address == entry.fields.get("url", "").strip() and misspelt(address):
            continue  # read as it was meant, which is told there
        if breach := _broken(address):
            yield breach.at(entry.place)


def bad_address(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        for found in addresses_in_page(body):
            if breach := _broken(found.address):
                yield breach.at(facts.place(path, body, found.start))
    for brief in facts.project.briefs:
        for place, address, _ in addresses_in_front_matter(brief):
            if breach := _broken(address):
                yield breach.at(place)


def _broken(address: str) -> Breach | None:
    if "//" not in address and ":" not in address:
        return None
    why = fault(address.strip())
    return BAD_ADDRESS.says(address=shorten(address), why=why) if why else None
