"""Rules on what would run a program in a reader's browser: addresses, and HTML within a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from briefsite.check.facts import Facts, front_place
from briefsite.check.markup import NOT_PUBLISHED, Tag, attribute_lists, tags
from briefsite.check.rule import Entry, Finding, rule
from briefsite.model import Brief, Markdown, Place
from briefsite.schemes import unsafe_scheme

_WRITTEN = re.compile(
    r"\]\(\s*<?((?:[^()\n>]|\([^()\n]*\))+)"  # a link of Markdown
    r"|\\(?:url|href)\s*\{([^{}\n]*)\}"  # of LaTeX
    r"|<([a-zA-Z][\w+.\-]*:[^<>\s]*)>"  # an autolink
)
_ADDRESSES = frozenset(
    ("href", "src", "srcset", "action", "formaction", "data", "poster", "background", "cite", "ping", "xlink:href")
)
_ELSEWHERE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_MARKDOWN_KEYS = ("title", "subtitle", "summary", "editors_note", "disclaimer")


def _in_entry(entry: Entry) -> Iterator[Finding]:
    fields, csl = entry.fields, entry.csl
    for address in dict.fromkeys((fields.get("url"), fields.get("doi"), csl.get("URL"), csl.get("DOI"))):
        if address and (scheme := unsafe_scheme(str(address))):
            yield entry.place, _message(str(address), scheme)
    for text in fields.values():
        if "\\" in text and ("\\url" in text or "\\href" in text):
            yield from _in_text(entry.place, text)


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
        for offset, address, scheme in _in_markdown(body):
            yield facts.place(path, body, offset), _message(address, scheme)
    for brief in facts.project.briefs:
        yield from _in_front_matter(brief)
    for person in facts.project.people.values():
        if person.url:
            yield from _unsafe(person.place, person.url)


def _in_markdown(body: Markdown) -> Iterator[tuple[int, str, str]]:
    for link in body.links:
        if scheme := unsafe_scheme(link.address, is_image=link.is_image):
            yield link.start, link.address, scheme
    for tag in tags(body.text):
        for name, value in tag.attributes:
            if name in _ADDRESSES and (scheme := unsafe_scheme(value, is_image=tag.name == "img")):
                yield tag.start, value, scheme


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
    address = urlsplit(dict(tag.attributes).get("src", "").strip())
    return address.netloc if address.scheme == "https" else ""


@rule(
    "outside-picture",
    meaning="A picture is on another site. Readers' browsers do not ask other sites, so it is not shown.",
    example="the picture `https://example.org/port.jpg` is on another site, and is not shown; put it beside the briefs",
    mend="If its licence allows, save it in briefs/ and name the file; else link to the page it is on.",
)
def outside_picture(facts: Facts) -> Iterator[Finding]:
    for path, body in facts.pages:
        for link in body.links:
            if link.is_image and _ELSEWHERE.match(link.address):
                yield facts.place(path, body, link.start), _not_shown(link.address)
    for brief in facts.project.briefs:
        if brief.front.image and _ELSEWHERE.match(brief.front.image.file):
            yield front_place(brief, "image.file"), _not_shown(brief.front.image.file)


def _not_shown(address: str) -> str:
    return f"the picture `{_cut(address)}` is on another site, and is not shown; put it beside the briefs"


def _in_front_matter(brief: Brief) -> Iterator[Finding]:
    front = brief.front
    if front.image and (scheme := unsafe_scheme(front.image.file, is_image=True)):
        yield front_place(brief, "image.file"), _message(front.image.file, scheme)
    texts = [(key, getattr(front, key)) for key in _MARKDOWN_KEYS]
    texts += [(f"key_points.{number}", text) for number, text in enumerate(front.key_points)]
    texts += [(f"corrections.{number}.text", correction.text) for number, correction in enumerate(front.corrections)]
    if front.image:
        texts += [("image.caption", front.image.caption), ("image.credit", front.image.credit)]
    for key, text in texts:
        if text:
            yield from _in_text(front_place(brief, key), text)


def _in_text(place: Place, text: str) -> Iterator[Finding]:
    for match in _WRITTEN.finditer(text):
        address = next(filter(None, match.groups()), "")
        yield from _unsafe(place, address)


def _unsafe(place: Place, address: str) -> Iterator[Finding]:
    if scheme := unsafe_scheme(address):
        yield place, _message(address, scheme)


def _cut(address: str) -> str:
    return address if len(address) <= 60 else address[:59] + "…"


def _message(address: str, scheme: str) -> str:
    return f"the address `{_cut(address)}` begins with `{scheme}:`, which is not published"
