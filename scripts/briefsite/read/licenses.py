"""Licences: an identifier of the SPDX list, or words with the address of the terms, become a name and a link."""

from __future__ import annotations

import re

from briefsite.model.looks import License
from briefsite.read.addresses import fault, is_web
from briefsite.read.wrong_settings import Wrong, wrong

_ID = r"\(?[A-Za-z][A-Za-z0-9.]*(?:-[A-Za-z0-9.]+)*\+?\)?"
_SPDX = re.compile(rf"{_ID}(?: (?:AND|OR|WITH) {_ID})*")
_LINKED = re.compile(r"(?P<name>[^<>]*[^<>\s])\s*<(?P<address>https?://[^\s<>]+)>")
_COMMONS = re.compile(r"CC-(?P<terms>BY(?:-NC)?(?:-ND|-SA)?)-(?P<version>\d\.\d)(?:-(?P<port>[A-Z]+))?")
_ZERO = "CC0-1.0"
_OPTION = "extra.briefsite.license"


def is_license(text: str) -> bool:
    """Whether a text is an SPDX identifier, or words with an address: `All rights reserved <https://…>`."""
    linked = _LINKED.fullmatch(text)
    return fault(linked["address"]) is None if linked else bool(_SPDX.fullmatch(text))


def license_of(text: str) -> License:
    """What readers see of a licence, and where its terms stand; what is neither of both forms is only a name."""
    if linked := _LINKED.fullmatch(text):
        return License(linked["name"], linked["address"] if is_web(linked["address"]) else "")
    if text == _ZERO:
        return License("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    if commons := _COMMONS.fullmatch(text):
        terms, version, port = commons["terms"], commons["version"], commons["port"]
        below = f"{terms.lower()}/{version}/{f'{port.lower()}/' if port else ''}"
        name = f"CC {terms} {version}{f' {port}' if port else ''}"
        return License(name, f"https://creativecommons.org/licenses/{below}")
    single = bool(_SPDX.fullmatch(text)) and " " not in text
    return License(text, f"https://spdx.org/licenses/{text.strip('()').rstrip('+')}.html" if single else "")


def read_license(given: object) -> tuple[str, tuple[Wrong, ...]]:
    """The licence of a publication (`extra.briefsite.license`), as it is written."""
    if given in (None, ""):
        return "", ()
    if isinstance(given, str) and is_license(given):
        return given, ()
    wanted = "an SPDX identifier, or words with an address, for example `license: CC-BY-4.0`"
    return "", (wrong(_OPTION, f"{wanted} or `license: Terms of use <https://harbour.org/terms/>`", given),)
