"""Addresses and identifiers: `url`, `doi`, `eprint` and the like. Their text stays; only what wraps it is taken off.

Unlike Pandoc, the classic web page of BibTeX (`howpublished = {\\url{…}}`, or a `note` of nothing else) has a URL.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.read.bibliography.latex import address
from briefsite.read.bibliography.web import in_prose, read_doi, read_url

VARIABLES = {"isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "library": "call-number"}
"""Field → CSL variable."""

REPOSITORIES = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "googlebooks": "https://books.google.com?id=",
    "hdl": "https://hdl.handle.net/",
    "hal": "https://hal.science/",
    "ssrn": "https://ssrn.com/abstract=",
}
"""`eprinttype` → what stands before the `eprint` in its address."""


def identifiers(entry_type: str, fields: Mapping[str, str], options: Mapping[str, str]) -> dict[str, str]:
    """The CSL variables; `options` of the entry may suppress `url` and `doi`, as biblatex has it."""
    found = {variable: address(fields[name]) for name, variable in VARIABLES.items() if name in fields}
    if "url" in fields and (entry_type == "online" or options.get("url") != "false"):
        found["URL"] = read_url(fields["url"]).url
    elif "eprint" in fields:
        kind = fields.get("eprinttype", fields.get("archiveprefix", "")).strip().lower()
        base = REPOSITORIES.get(kind)
        if base:
            eprint = address(fields["eprint"])
            found["URL"] = base + (eprint[len(kind) + 1 :] if eprint.lower().startswith(f"{kind}:") else eprint)
    elif "howpublished" in fields or "note" in fields:
        found["URL"] = address_in_text(fields)[1]
    if "doi" in fields and options.get("doi") != "false":
        found["DOI"] = read_doi(fields["doi"]).url
    if "ids" in fields:
        found["other-ids"] = fields["ids"]
    return found


def address_in_text(fields: Mapping[str, str]) -> tuple[str, str, str]:
    """The field whose text holds the entry's address, the address, and the text without it; empty without one.

    Of a `note` the address is taken only if nothing else stands there: elsewhere it may belong to anything.
    """
    has_other = "url" in fields or "eprint" in fields
    for name in ("howpublished", "note"):
        text = fields.get(name, "")
        found = in_prose(text) if "http" in text or "www." in text or "\\url" in text or "\\href" in text else None
        if found is None or (name == "note" and (has_other or found.rest)):
            continue
        if not has_other or read_url(fields.get("url", "")).url == found.url:
            return name, found.url, found.rest
    return "", "", ""
