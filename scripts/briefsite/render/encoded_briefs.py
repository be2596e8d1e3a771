"""A linked brief as bytes, which need little room: that of ten thousand takes more memory than all that is made of it.

Its values take ten times the room of their JSON, and a text with a single dash in it twice that of its bytes.
"""

from __future__ import annotations

from collections.abc import Sized

from msgspec import Struct
from msgspec.structs import replace

from briefsite.link import LinkedBrief
from briefsite.model.codec import decode, encode

VERY_LARGE = 2000
"""With fewer briefs there is room for all as they are."""


class EncodedBrief(Struct, frozen=True):
    """A linked brief: its values as JSON, its text as UTF-8."""

    values: bytes
    text: bytes


def is_very_large(briefs: Sized) -> bool:
    """Whether there are so many briefs that they should be kept as bytes."""
    return len(briefs) >= VERY_LARGE


def encode_brief(linked: LinkedBrief) -> EncodedBrief:
    """The brief as bytes."""
    brief, body = linked.brief, linked.brief.body
    front = replace(brief.front, places={})
    bare = replace(linked, brief=replace(brief, front=front, body=replace(body, text="")))
    return EncodedBrief(encode(bare), body.text.encode("utf-8", "surrogatepass"))


def decode_brief(encoded: EncodedBrief) -> LinkedBrief:
    """The brief as it was."""
    bare = decode(LinkedBrief, encoded.values)
    body = replace(bare.brief.body, text=encoded.text.decode("utf-8", "surrogatepass"))
    return replace(bare, brief=replace(bare.brief, body=body))
