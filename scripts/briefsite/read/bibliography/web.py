"""Web addresses and DOIs as people type them: what is meant is read, and what had to be guessed is said.

`www.example.org`, `<https://…>`, two addresses in one field, a classic `howpublished = {\\url{…}}`, `doi:10.…`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from briefsite.read.addresses import misspelt
from briefsite.read.bibliography.latex import address
from briefsite.read.schemes import unsafe_scheme

_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_LINE_BREAK = re.compile(r"\s*\n\s*")
_BEHIND = re.compile(r"[\s,;|]+(?=[(\[,;|]|https?:|www\.|and\s|accessed|retrieved|last\s)", re.IGNORECASE)
_MARKS = {"<": ">", '"': '"', "“": "”", "'": "'", "(": ")", "[": "]"}
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+")
_ANY_DOI = re.compile(r"10(?:\.\d{1,9}){0,5}/[^\s\"<>]+")
"""Short DOIs included: `10/aabbe`."""
_SICI = re.compile(r"10\.\d{4,9}/\(SICI\)[^\s\"<>]+<[^\s\"<>]+>[^\s\"<>]+", re.IGNORECASE)
"""DOIs made from a SICI (ANSI/NISO Z39.56), which holds angle brackets: those of Wiley before 2000."""
_RESOLVER = re.compile(
    r"(?:https?://)?(?:dx\.)?(?:www\.)?doi\.org/|(?:urn:|info:)?doi[:/]\s*|doi\s+(?=10\.)", re.IGNORECASE
)
_IN_PROSE = re.compile(
    r"\\(?:url|nolinkurl|path)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*(?=\{)"
    r"|<((?:https?://|www\.)[^\s<>]+)>|((?:https?://|www\.)[^\s{}<>]+)",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"(?:[\s:;,.()\[\]{}-]|(?:on-?line|available|accessible|found|retrieved|at|from|on|in|web\s?(?:site|page)?|url|link"
    r"|internet|electronic|see|via|and|disponible|en|ligne|sur|línea|em)\b)*+",
    re.IGNORECASE,
)


class Address(NamedTuple):
    """An address to follow (empty: there is none), what is wrong with the field, and what stands behind the address.

    `why` is the predicate of a sentence that begins with the field.
    """

    url: str
    why: str = ""
    rest: str = ""


@lru_cache(maxsize=4096)
def read_url(text: str) -> Address:
    """The address in a `url` field."""
    text = address(text).replace("&amp;", "&")
    if "\n" in text:
        text = _LINE_BREAK.sub("", text)
    if not text:
        return Address("")
    while len(text) > 2 and _MARKS.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    rest = ""
    if behind := _BEHIND.search(text):
        text, rest = text[: behind.start()], text[behind.end() :]
    found = _completed(text)
    return (
        found
        if not rest
        else Address(found.url, found.why or f"holds more than an address: `{rest}` is left out", rest)
    )


def _completed(text: str) -> Address:
    if _SCHEME.match(text):
        return Address(text.replace(" ", "%20"), "has spaces") if " " in text else Address(text)
    if text.startswith("//") and _DOMAIN.fullmatch(text, 2):
        return Address(f"https:{text}", "lacks `https:`")
    if meant := misspelt(text):
        return Address(meant, "begins with a misspelt `http`")
    doi = bare_doi(text)
    if _DOI.fullmatch(doi):
        return Address(f"https://doi.org/{doi}", "is a DOI")
    if _DOMAIN.fullmatch(text):
        return Address(f"https://{text}", "lacks `https://`")
    if text.lower().startswith("hdl:"):
        return Address(f"https://hdl.handle.net/{text[4:].strip()}", "lacks `https://`")
    if _ANY_SCHEME.match(text):
        return Address(text, "" if "//" in text or unsafe_scheme(text) else "is nothing that a browser opens")
    return Address("", "is no web address, and is left out")


_NO_DOI = Address("", "is no DOI, and is left out")


@lru_cache(maxsize=4096)
def read_doi(text: str) -> Address:
    """The DOI in a `doi` field: `url` is the DOI itself."""
    text = address(text)
    doi = bare_doi(text)
    if not doi:
        return Address("")
    if "%2f" in doi.lower():
        doi = unquote(doi)
    if _ANY_DOI.fullmatch(doi) or _SICI.fullmatch(doi):
        return Address(doi.rstrip(".,;"), "ends in a full stop" if doi.endswith(".") else "")
    found = _DOI.search(doi)
    return Address(found[0].rstrip(".,;)"), "holds more than a DOI") if found else _NO_DOI


def bare_doi(text: str) -> str:
    """A DOI without the address of a resolver: `https://doi.org/10.1000/182` is `10.1000/182`."""
    while match := _RESOLVER.match(text):
        text = text[match.end() :]
    return text


@lru_cache(maxsize=2048)
def in_prose(text: str) -> Address | None:
    """The first address in a text such as `Available at \\url{…}`; `rest` is what else the text says."""
    found = _IN_PROSE.search(text)
    if found is None:
        return None
    written = next(filter(None, found.groups()), "")
    before, after = text[: found.start()], text[found.end() :]
    if found[4]:
        bare = written.rstrip(".,;:)]")
        after, written = written[len(bare) :] + after, bare
    url = read_url(written).url
    if not url:
        return None
    rest = f"{before.rstrip(' :,;')}{after}"
    filler = _SAYS_NOTHING.match(rest)
    return Address(url, "", rest[filler.end() if filler else 0 :].strip(" ,;"))
