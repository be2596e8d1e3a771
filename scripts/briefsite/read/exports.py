"""The option `exports`: services that want records of briefs in a form of their own, and what each has to be told."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import convert

from briefsite.model.exports import Crossref, DataCite, Exports, RePEc
from briefsite.model.nearest import Nearest
from briefsite.read.wrong_settings import Wrong, wrong, wrong_word

NAME = "extra.briefsite.exports"
_PREFIX = (r"10\.\d{4,9}(?:\.\d+)*", 'a prefix of DOIs in quotation marks, for example `prefix: "10.1234"`')
_EMAIL = (r"[^@\s]+@[^@\s]+\.[^@\s]+", "an address of e-mail, for example `email: desk@harbour.org`")
_KINDS: Mapping[str, tuple[type[RePEc | Crossref | DataCite], Mapping[str, tuple[str, str]], str]] = {
    "repec": (
        RePEc,
        {
            "handle": (
                r"RePEc:[a-z]{3}:[a-z0-9]{6}",
                "the handle of a series, for example `handle: RePEc:abc:briefs`: the archive has three letters, the"
                " series six",
            ),
            "email": _EMAIL,
        },
        "repec: {handle: RePEc:abc:briefs, email: desk@harbour.org}",
    ),
    "crossref": (
        Crossref,
        {
            "prefix": _PREFIX,
            "depositor": (r".*\S.*", "who sends records, for example `depositor: Harbour Institute`"),
            "email": _EMAIL,
            "registrant": (r".*\S.*", "who registers DOIs, for example `registrant: Harbour Institute`"),
        },
        'crossref: {prefix: "10.1234", depositor: Harbour Institute, email: desk@harbour.org,'
        " registrant: Harbour Institute}",
    ),
    "datacite": (DataCite, {"prefix": _PREFIX}, 'datacite: {prefix: "10.1234"}'),
}
"""Of each service what it has to be told: the form of each part, and what is said of one that has not that form."""


def read_exports(given: object, site_url: object) -> tuple[Exports, tuple[Wrong, ...]]:
    """The services, and what is wrong with them; one of which anything is wrong gets no records."""
    if given in (None, "", False):
        return Exports(), ()
    if not isinstance(given, Mapping):
        return Exports(), (wrong(NAME, f"services, for example `exports: {{{_KINDS['datacite'][2]}}}`", given),)
    if not site_url:
        wanted = "left out where `site_url` is missing, for every record has the address of its brief: write"
        return Exports(), (wrong(NAME, f"{wanted} `site_url: https://briefs.example.org/`"),)
    found: dict[str, object] = {}
    problems: list[Wrong] = []
    for name, parts in given.items():
        if name == "headers":
            if isinstance(parts, bool):
                found[name] = parts
            else:
                problems.append(wrong(f"{NAME}.{name}", "`true` or `false`, for example `headers: true`", parts))
            continue
        if name not in _KINDS:
            services = "one of `repec`, `crossref`, `datacite`, `headers`"
            hint = Nearest((*_KINDS, "headers")).hint(str(name))
            problems.append(wrong_word(f"{NAME}.{name}", services, name, hint))
            continue
        service, wrong_parts = _read(str(name), parts)
        problems += wrong_parts
        if service is not None:
            found[str(name)] = service
    return convert(found, Exports), tuple(problems)


def _read(name: str, given: object) -> tuple[object, list[Wrong]]:
    kind, wanted, example = _KINDS[name]
    if not isinstance(given, Mapping):
        return None, [wrong(f"{NAME}.{name}", f"what the service has to be told, for example `{example}`", given)]
    problems = []
    for part, (form, said) in wanted.items():
        value = "" if given.get(part) is None else str(given[part]).strip()
        if not value:
            problems.append(wrong(f"{NAME}.{name}", f"a mapping that has `{part}` too, for example `{example}`"))
        elif not isinstance(given[part], str) or not re.fullmatch(form, value):  # to YAML 10.12340 is a number
            problems.append(wrong(f"{NAME}.{name}.{part}", said, value))
    for part in given:
        if part not in wanted:
            names = ", ".join(f"`{each}`" for each in wanted)
            problems.append(
                wrong_word(f"{NAME}.{name}.{part}", f"one of {names}", part, Nearest(wanted).hint(str(part)))
            )
    told = {part: " ".join(str(given.get(part) or "").split()) for part in wanted}
    return (None if problems else convert(told, kind)), problems
