"""What would run a program in a reader's browser: addresses, and HTML within a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefsite.check.entry import DecodedReference
from briefsite.check.facts import Facts
from briefsite.check.markup import NOT_PUBLISHED, Tag, attribute_lists, tags
from briefsite.check.written_addresses import addresses_in_front_matter, addresses_in_page, addresses_in_source, shorten
from briefsite.model import Place, Problem
from briefsite.model.rules.links import UNSAFE_ADDRESS, UNSAFE_HTML
from briefsite.read.addresses import split
from briefsite.read.schemes import unsafe_scheme


def unsafe_address_in_entry(entry: DecodedReference) -> Iterator[Problem]:
    for address in addresses_in_source(entry):
        yield from _unsafe(entry.place, address)


def unsafe_address(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        for start, address, is_image in addresses_in_page(body):
            if scheme := unsafe_scheme(address, is_image=is_image):
                yield UNSAFE_ADDRESS.at(facts.place(path, body, start), address=shorten(address), scheme=scheme)
    for brief in facts.project.briefs:
        for place, address, is_image in addresses_in_front_matter(brief):
            yield from _unsafe(place, address, is_image=is_image)
    for person in facts.project.people.values():
        if person.url:
            yield from _unsafe(person.place, person.url)


def unsafe_html(facts: Facts) -> Iterator[Problem]:
    frames = facts.project.options.frames
    for brief in facts.project.briefs:
        found = sorted((*tags(brief.body.text), *attribute_lists(brief.body.text)))
        for tag in found:
            for what in _unsafe_parts(tag, frames):
                yield UNSAFE_HTML.at(facts.place(brief.path, brief.body, tag.start), what=what)


def _unsafe_parts(tag: Tag, frames: Collection[str]) -> Iterator[str]:
    if tag.name in NOT_PUBLISHED and not (tag.name == "iframe" and _host(tag) in frames):
        yield f"`<{tag.name}>`"
    for name, _ in tag.attributes:
        if name.startswith(("on", "data-md")) or name in ("srcdoc", "style"):
            yield f"the attribute `{name}`{f' of `<{tag.name}>`' if tag.name else ''}"


def _host(tag: Tag) -> str:
    address = split(dict(tag.attributes).get("src", "").strip())
    return address.netloc if address and address.scheme == "https" else ""


def _unsafe(place: Place, address: str, *, is_image: bool = False) -> Iterator[Problem]:
    if scheme := unsafe_scheme(address, is_image=is_image):
        yield UNSAFE_ADDRESS.at(place, address=shorten(address), scheme=scheme)
