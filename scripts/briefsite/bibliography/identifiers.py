"""Addresses and identifiers: `url`, `doi`, `eprint` and the like. Their text stays; only what wraps it is taken off."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefsite.bibliography.latex import address

VARIABLES = {"isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "library": "call-number"}
"""Field → CSL variable."""

REPOSITORIES = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "googlebooks": "https://books.google.com?id=",
}
"""`eprinttype` → what stands before the `eprint` in its address."""

_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.)?(?:www\.)?doi\.org/|doi:\s*|doi\s+(?=10\.)", re.IGNORECASE)


def identifiers(entry_type: str, fields: Mapping[str, str], options: Mapping[str, str]) -> dict[str, str]:
    """The CSL variables; `options` of the entry may suppress `url` and `doi`, as biblatex has it."""
    found = {variable: address(fields[name]) for name, variable in VARIABLES.items() if name in fields}
    if "url" in fields and (entry_type == "online" or options.get("url") != "false"):
        found["URL"] = address(fields["url"])
    elif "eprint" in fields:
        base = REPOSITORIES.get(fields.get("eprinttype", fields.get("archiveprefix", "")).strip().lower())
        if base:
            found["URL"] = base + address(fields["eprint"])
    if "doi" in fields and options.get("doi") != "false":
        found["DOI"] = bare_doi(address(fields["doi"]))
    if "ids" in fields:
        found["other-ids"] = fields["ids"]
    return found


def bare_doi(text: str) -> str:
    """A DOI without the address of a resolver: `https://doi.org/10.1000/182` is `10.1000/182`."""
    while match := _RESOLVER.match(text):
        text = text[match.end() :]
    return text
