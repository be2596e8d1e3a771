"""Addresses of the web, taken apart without a traceback, and what makes a text none that a browser could open.

All other modules ask here: `urllib.parse` raises ValueError for `http://[bad`, and for the port of `http://a:b/`.
Standard library alone, for jobs without any other.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_NOT_IN_HOST = re.compile(r"[\x00-\x20\x7f<>\\^|]")
"""Code points that no host has (URL Standard, section 3.1, forbidden host code points)."""
_SPECIAL = frozenset(("http", "https", "ftp", "ws", "wss"))
"""Schemes whose addresses name a host (URL Standard, section 4.2)."""
_DROPPED = re.compile(r"\A[\x00-\x20]+|[\t\n\r]")
"""What browsers leave out of an address (URL Standard, section 4.4)."""
_ELSEWHERE = re.compile(r"(?:https?|wss?|ftp):|[/\\]{2}", re.IGNORECASE)
_LARGEST_PORT = 65535
_SLIP = re.compile(r"(?!https?://)h?t{1,3}p{1,2}(s?)(?:[:;]/{0,3}|/{1,3})(?=[\w-]+\.)", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"www\.[\w-]+\.\w", re.IGNORECASE)


def split(address: str) -> SplitResult | None:
    """The parts of an address; None where it cannot have any."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def fault(address: str) -> str | None:
    """Why no browser can open an address, as the end of a sentence; None where nothing is known against it."""
    if meant := misspelt(address):
        return f"write `{meant}`"
    try:
        parts = urlsplit(address)
    except ValueError:
        return _why_not(address)
    if parts.scheme not in _SPECIAL and not parts.netloc:
        return None
    host = parts.netloc.rpartition("@")[2]
    if wrong := _NOT_IN_HOST.search(host):
        return f"its host has {_named(wrong[0])}"
    if ".." in host or host.startswith("."):
        return "its host has a `.` too many"
    port = _port(host)
    if port and not (port.isascii() and port.isdigit() and len(port) < 6 and int(port) <= _LARGEST_PORT):
        return f"its port must be a number up to {_LARGEST_PORT}"
    return None if host.removesuffix(f":{port}") else "it names no host"


def misspelt(address: str) -> str | None:
    """The address that is meant by one whose `https://` has a slip, such as `http//` or `htp://`."""
    slip = _SLIP.match(address)
    return f"http{slip[1].lower()}://{address[slip.end() :]}" if slip else None


def corrected(address: str) -> str | None:
    """The address that is meant by one whose `https://` has a slip, or is not there: `www.example.org`."""
    return f"https://{address}" if _WITHOUT_SCHEME.match(address) else misspelt(address)


def host_of(address: str) -> str:
    """The host of an address, in lower case and without its port; empty where there is none."""
    parts = split(address)
    return (parts.hostname or "") if parts else ""


def origin_host(address: str) -> str:
    """The host of an address with its port, as written; empty where there is none."""
    parts = split(address)
    return parts.netloc if parts else ""


def is_web(address: str) -> bool:
    """Whether an address can be asked over the web: `http` or `https`, and a host."""
    parts = split(address)
    return parts is not None and parts.scheme in ("http", "https") and fault(address) is None


def leaves_site(address: str) -> bool:
    r"""Whether a browser that meets the address on a page would ask another host: `//host`, `\\host`, `https:…`."""
    return bool(_ELSEWHERE.match(_DROPPED.sub("", address)))


def _port(host: str) -> str:
    return host.rpartition("]")[2].partition(":")[2]


def _why_not(address: str) -> str:
    rest = address.partition("//")[2]
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if ("[" in host) != ("]" in host):
        return "its host has a `[` or `]` without the other"
    if "[" in host:
        return "between `[` and `]` its host must be an address of IPv6"
    return "its host has a character that is read as `/`, `?`, `#`, `@` or `:`"


def _named(character: str) -> str:
    return "a space" if character == " " else f"`{character}`" if character.isprintable() else "a control character"
