"""Which addresses in the bibliography still answer."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote

from briefsite.model import Place, Reference
from briefsite.read.addresses import fault, origin_host

PATIENCE = 30.0
_AT_ONCE = 8
_PAUSE = 1.0
"""Seconds between two requests to one host: a guest does not hurry."""
_GONE = frozenset((404, 410, 451))
_AGENT = "Mozilla/5.0 (compatible; Briefsite link check)"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. A `dead` one should be mended; any other that is not well may be well tomorrow."""

    address: str
    said: str
    dead: bool = False


def addresses(references: Mapping[str, Reference]) -> dict[str, Place]:
    """Each web address of the bibliography, with the first entry that has it; DOIs as addresses."""
    places: dict[str, Place] = {}
    for reference in references.values():
        csl = reference.csl
        doi = csl.get("DOI")
        for address in (csl.get("URL"), f"https://doi.org/{quote(str(doi), safe='/')}" if doi else None):
            if address and str(address).startswith(("http:", "https:")):
                places.setdefault(str(address), reference.place)
    return places


def ask_all(addresses: Iterable[str], ask: Callable[[str], Answer], pause: float = _PAUSE) -> tuple[Answer, ...]:
    """The answers of all addresses, hosts at once, each host one address after the other."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[origin_host(address)].append(address)

    def ask_host(of_host: list[str]) -> list[Answer]:
        answers = []
        for number, address in enumerate(of_host):
            if number:
                time.sleep(pause)
            answers.append(ask(address))
        return answers

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return tuple(answer for answers in pool.map(ask_host, hosts.values()) for answer in answers)


def ask(address: str) -> Answer:
    """Ask an address for its head, and where that is not allowed, for itself."""
    wrong = fault(address)
    if wrong:
        return Answer(address, f"nothing, for {wrong}", dead=True)
    said = Answer(address, "no answer")
    for method in ("HEAD", "GET"):
        said = _ask(address, method)
        if not said.said:
            break
    return said


def _ask(address: str, method: str) -> Answer:
    try:
        safe = quote(address, safe="%/:=&?~#+!$,;'@()*[]")
        request = urllib.request.Request(safe, method=method, headers={"User-Agent": _AGENT})
        with urllib.request.urlopen(request, timeout=PATIENCE):
            return Answer(address, "")
    except urllib.error.HTTPError as error:
        return Answer(address, f"{error.code} {error.reason}", error.code in _GONE)
    except urllib.error.URLError as error:
        return Answer(address, str(error.reason), "Name or service not known" in str(error.reason))
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Answer(address, str(error) or type(error).__name__)
