"""Licences: an identifier of the SPDX list, or words with the address of the terms, become a name and a link."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.licenses._spdx import LICENSES

from briefsite.model.looks import License
from briefsite.model.nearest import LONGEST, Nearest, did_you_mean
from briefsite.read.addresses import fault, is_web
from briefsite.read.wrong_settings import Wrong, wrong, wrong_word

_ID = r"\(?[A-Za-z][A-Za-z0-9.]*(?:-[A-Za-z0-9.]+)*\+?\)?"
_SPDX = re.compile(rf"{_ID}(?: (?:AND|OR|WITH) {_ID}){{0,9}}", re.IGNORECASE)
"""The form of an expression. The library that knows the list lets Python evaluate one, so it gets no other text."""
_LINKED = re.compile(r"(?P<name>[^<>]*[^<>\s])\s*<(?P<address>https?://[^\s<>]+)>")
_COMMONS = re.compile(r"CC-(?P<terms>BY(?:-NC)?(?:-ND|-SA)?)-(?P<version>\d\.\d)(?:-(?P<port>[A-Z]+))?")
_ZERO = "CC0-1.0"
_OF_ITS_OWN = "LicenseRef-"
"""With this begins a licence in SPDX that is not on its list."""
_OPTION = "extra.briefsite.license"


def is_license(text: str) -> bool:
    """Whether a text is an SPDX identifier, or words with an address: `All rights reserved <https://…>`."""
    linked = _LINKED.fullmatch(text)
    return fault(linked["address"]) is None if linked else spdx_of(text) is not None


@lru_cache(maxsize=1024)
def spdx_of(text: str) -> str | None:
    """The licence as the SPDX list writes it, where case means nothing; None for what is not on it."""
    if not _SPDX.fullmatch(text):
        return None
    try:
        return canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return None


def hint(text: str) -> str:
    """Which licence of the list is meant by one that is not on it: its newest, where the version is left out."""
    if len(text) > LONGEST:
        return ""
    versions = re.compile(rf"{re.escape(text)}-\d+(?:\.\d+)*", re.IGNORECASE)
    newest = max((name for name in _listed() if versions.fullmatch(name)), default=None)
    return did_you_mean(newest or _nearest().to(text))


@cache
def _listed() -> tuple[str, ...]:
    return tuple(license["id"] for license in LICENSES.values() if not license["deprecated"])


@cache
def _nearest() -> Nearest:
    return Nearest(_listed())


def license_of(text: str) -> License:
    """What readers see of a licence, and where its terms stand; what is neither of both forms is only a name."""
    if linked := _LINKED.fullmatch(text):
        return License(linked["name"], linked["address"] if is_web(linked["address"]) else "")
    text, is_known = spdx_of(text) or text, spdx_of(text) is not None
    if text == _ZERO:
        return License("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    if is_known and (commons := _COMMONS.fullmatch(text)):
        terms, version, port = commons["terms"], commons["version"], commons["port"]
        below = f"{terms.lower()}/{version}/{f'{port.lower()}/' if port else ''}"
        name = f"CC {terms} {version}{f' {port}' if port else ''}"
        return License(name, f"https://creativecommons.org/licenses/{below}")
    is_listed = is_known and " " not in text and not text.startswith(_OF_ITS_OWN)
    return License(text, f"https://spdx.org/licenses/{text.strip('()').rstrip('+')}.html" if is_listed else "")


def read_license(given: object) -> tuple[str, tuple[Wrong, ...]]:
    """The licence of a publication (`extra.briefsite.license`), as it is written."""
    if given in (None, ""):
        return "", ()
    if isinstance(given, str) and is_license(given):
        return given, ()
    wanted = "an SPDX identifier, or words with an address, for example `license: CC-BY-4.0`"
    wanted += " or `license: Terms of use <https://harbour.org/terms/>`"
    return "", (
        wrong_word(_OPTION, wanted, given, hint(given)) if isinstance(given, str) else wrong(_OPTION, wanted, given),
    )
