"""Links that go by a page which only leads on, as Google Docs and mail programs write them."""

from __future__ import annotations

from urllib.parse import parse_qs

from briefsite.read.addresses import split

_REDIRECTS = (
    ("google.", "/url", "q"),
    ("google.", "/url", "url"),
    ("l.facebook.com", "/l.php", "u"),
    ("safelinks.", "/", "url"),
)


def real_address(address: str) -> str:
    """Where a link leads in the end, if it goes by a page that only leads on (Google Docs, mail programs)."""
    address = address.strip()
    parts = split(address)
    if parts is None or parts.scheme not in ("http", "https"):
        return address
    for host, path, name in _REDIRECTS:
        if host in parts.netloc and parts.path == path and (values := parse_qs(parts.query).get(name)):
            found = values[0]
            is_kept = (onward := split(found)) is not None and onward.scheme in ("http", "https", "mailto")
            return found if is_kept else address
    return address
