"""The rule on addresses that no browser can open."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.addresses import fault
from briefsite.check.facts import Facts
from briefsite.check.rule import Entry, Finding, rule
from briefsite.check.written import in_entry, in_front_matter, in_text, shorten


def _in_entry(entry: Entry) -> Iterator[Finding]:
    for address in in_entry(entry):
        if message := _broken(address):
            yield entry.place, message


@rule(
    "bad-address",
    meaning="A web address lacks its beginning, or is none that a browser could open.",
    example="`http://[bad` is no web address: its host has a `[` or `]` without the other",
    mend="Write it as the browser shows it when you are there: `https://example.org/page`.",
    in_entry=_in_entry,
)
def bad_address(facts: Facts) -> Iterator[Finding]:
    for path, body in facts.pages:
        for found in in_text(body):
            if message := _broken(found.address):
                yield facts.place(path, body, found.start), message
    for brief in facts.project.briefs:
        for place, address, _ in in_front_matter(brief):
            if message := _broken(address):
                yield place, message


def _broken(address: str) -> str | None:
    if "//" not in address and ":" not in address:
        return None
    why = fault(address.strip())
    return f"`{shorten(address)}` is no web address: {why}" if why else None
