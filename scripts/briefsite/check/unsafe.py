"""Rules on what would run a program in a reader's browser: addresses, and HTML within a text."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.check.markup import NOT_PUBLISHED, Tag, attribute_lists, tags
from briefsite.check.rule import Entry, Finding, rule
from briefsite.check.written_addresses import in_entry, in_front_matter, in_text, shorten
from briefsite.model import Place
from briefsite.read.addresses import split
from briefsite.read.schemes import unsafe_scheme


def _in_entry(entry: Entry) -> Iterator[Finding]:
    for address in in_entry(entry):
        yield from _unsafe(entry.place, address)


@rule(
    "unsafe-address",
    meaning="An address begins with `javascript:`, `data:`, `file:` or the like: it would run a program, or lead into"
    " the reader's own disk.",
    example="the address `javascript:alert(1)` begins with `javascript:`, which is not published",
    mend="Use an address that begins with `https:`, `http:` or `mailto:`.",
    in_entry=_in_entry,
)
def unsafe_address(facts: Facts) -> Iterator[Finding]:
    for path, body in facts.pages:
        for start, address, is_image in in_text(body):
            if scheme := unsafe_scheme(address, is_image=is_image):
                yield facts.place(path, body, start), _message(address, scheme)
    for brief in facts.project.briefs:
        for place, address, is_image in in_front_matter(brief):
            yield from _unsafe(place, address, is_image=is_image)
    for person in facts.project.people.values():
        if person.url:
            yield from _unsafe(person.place, person.url)


@rule(
    "unsafe-html",
    meaning="A brief holds HTML that would run a program, load another site or change the page around the text.",
    example="`<script>` is not published in a brief",
    mend="Take it out. Text, tables, links, pictures and simple HTML (`<sup>`, `<abbr>`, `<details>`) are enough.",
)
def unsafe_html(facts: Facts) -> Iterator[Finding]:
    frames = facts.project.options.frames
    for brief in facts.project.briefs:
        found = sorted((*tags(brief.body.text), *attribute_lists(brief.body.text)))
        for tag in found:
            for what in _unsafe_parts(tag, frames):
                yield facts.place(brief.path, brief.body, tag.start), f"{what} is not published in a brief"


def _unsafe_parts(tag: Tag, frames: frozenset[str]) -> Iterator[str]:
    if tag.name in NOT_PUBLISHED and not (tag.name == "iframe" and _host(tag) in frames):
        yield f"`<{tag.name}>`"
    for name, _ in tag.attributes:
        if name.startswith(("on", "data-md")) or name in ("srcdoc", "style"):
            yield f"the attribute `{name}`{f' of `<{tag.name}>`' if tag.name else ''}"


def _host(tag: Tag) -> str:
    address = split(dict(tag.attributes).get("src", "").strip())
    return address.netloc if address and address.scheme == "https" else ""


def _unsafe(place: Place, address: str, *, is_image: bool = False) -> Iterator[Finding]:
    if scheme := unsafe_scheme(address, is_image=is_image):
        yield place, _message(address, scheme)


def _message(address: str, scheme: str) -> str:
    return f"the address `{shorten(address)}` begins with `{scheme}:`, which is not published"
