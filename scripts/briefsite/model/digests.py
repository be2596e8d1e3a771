"""Short names for what values and texts say: the same for the same, another for anything else."""

from __future__ import annotations

import hashlib
import json

import msgspec

from briefsite.model.codec import plain


def digest_of(value: object) -> bytes:
    """A short name for what a frozen value says.

    It is made of structs, tuples, mappings in an order that counts, plain values; not
    of sets, whose order is another each time. A value that is so large that to write it down takes too long, or that
    holds what is no plain value, has a property `value_digest`, which says in one place what it says.
    """
    if hasattr(type(value), "value_digest"):
        found: bytes = value.value_digest  # type: ignore[attr-defined]
        return found
    try:
        text = _ENCODER.encode(value)
    except UnicodeEncodeError:  # half a character, which text from YAML may hold
        found = msgspec.to_builtins(value, enc_hook=_named)
        text = json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).digest()


def _named(value: object) -> object:
    return digest_of(value).hex() if hasattr(type(value), "value_digest") else plain(value)


_ENCODER = msgspec.json.Encoder(enc_hook=_named)


def digest(*parts: bytes | str) -> bytes:
    """A short name for exactly these texts, in this order."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "little"))
        found.update(data)
    return found.digest()
