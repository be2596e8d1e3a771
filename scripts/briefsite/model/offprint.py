"""What an offprint says of its brief that the page of the brief does not say in one place."""

from __future__ import annotations

from msgspec import Struct


class Signed(Struct, frozen=True):
    """Who signs a brief."""

    name: str
    affiliation: str = ""


class OffprintTitle(Struct, frozen=True):
    """The title of an offprint and what stands around it: plain text, in the language of the brief."""

    slug: str
    path: str
    """The file of the brief."""
    lang: str
    direction: str
    title: str
    subtitle: str
    kind: str
    """What kind of brief it is, with its series and number."""
    authors: tuple[Signed, ...]
    editors: str
    """Who edited it, as a phrase; empty where nobody is named."""
    date: str
    """When it appeared and was last changed, as a phrase."""
    changed: tuple[int, int, int]
    """When it last changed: year, month, day."""
    keywords: tuple[str, ...]
    summary: str
    site_name: str
    address: str
    """Of its page; empty where the site has none."""
    colour: str
    references: str
    """What the list of sources is called."""
    scripts: tuple[str, ...] = ()
    """Those of its letters, beside Latin and the like."""
