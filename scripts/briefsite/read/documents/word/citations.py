"""What a field's code says is cited, by whichever program: a citation, a list of sources, or nothing of the sort."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from typing import Any

from briefsite.read.documents.document import CitedItem, LiveCitation

_JSON = re.compile(r"(?:CSL_CITATION|ZOTERO_ITEM|ITEM)\s*(?=\{)", re.I)
_CITES = re.compile(r"\s*(?:ADDIN\s+)?(?:ZOTERO_ITEM|ITEM CSL_CITATION|CSL_CITATION|MENDELEY[ _]CITATION)\b", re.I)
_LISTS = re.compile(
    r"\s*(?:ADDIN\s+)?(?:ZOTERO_BIBL\b|BIBL\s*\{.*CSL_BIBLIOGRAPHY|MENDELEY[ _]BIBLIOGRAPHY|CSL_BIBLIOGRAPHY"
    r"|EN\.REFLIST|BIBLIOGRAPHY\b|PAPERPILE_BIBLIOGRAPHY|REFMGR\.REFLIST|CitaviBibliography)",
    re.I | re.S,
)
_OTHERS = {
    "paperpile_citation": "Paperpile",
    "papers2_citations": "Papers",
    "refmgr.cite": "Reference Manager",
    "citaviplaceholder": "Citavi",
    "ne.ref": "NoteExpress",
    "proquest": "ProQuest",
    "rw.cite": "RefWorks",
}
_MENDELEY_TAG = re.compile(r"MENDELEY_CITATION(?:_v\d+)?_(.+)", re.S)


def is_list_of_sources(code: str) -> bool:
    return bool(_LISTS.match(code))


def is_csl_citation(code: str) -> bool:
    """Whether a code is a citation as Zotero or Mendeley write it."""
    return bool(_CITES.match(code)) and not is_list_of_sources(code)


def other_program(code: str) -> str:
    """The name of a program whose citation this is and that is not read; empty for none."""
    words = code.split(None, 2)
    name = words[1].lower() if len(words) > 1 and words[0].upper() == "ADDIN" else ""
    return next((called for sign, called in _OTHERS.items() if name.startswith(sign)), "")


def csl_citation(code: str, shown: str) -> LiveCitation | None:
    """The citation of Zotero or Mendeley that a code holds as JSON; None where that cannot be read."""
    start = _JSON.search(code)
    if start is None:
        return None
    program = "Mendeley" if "ZOTERO" not in code[: start.end()].upper() and "ADDIN" in code.upper() else "Zotero"
    return _citation(code[start.end() :], shown, program)


def mendeley_cite(tag: str, shown: str) -> LiveCitation | None:
    """The citation that Mendeley Cite keeps in the tag of a content control."""
    found = _MENDELEY_TAG.fullmatch(tag.strip())
    if found is None:
        return None
    packed = re.sub(r"\s", "", found[1]).rstrip("=").replace("-", "+").replace("_", "/")
    try:
        text = base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return _citation(text, shown, "Mendeley")


def _citation(text: str, shown: str, program: str) -> LiveCitation | None:
    try:
        said, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    items = said.get("citationItems") if isinstance(said, dict) else None
    if not isinstance(items, list):
        return None
    in_text = _mapping(said.get("properties")).get("mode") == "composite"
    cited = tuple(_item(item, in_text and n == 0) for n, item in enumerate(items) if isinstance(item, dict))
    if not cited:
        return None
    plain = _mapping(said.get("properties")).get("plainCitation")
    return LiveCitation(program, shown or (plain if isinstance(plain, str) else ""), cited)


def _item(item: dict[str, Any], in_text: bool) -> CitedItem:
    csl = _mapping(item.get("itemData"))
    locator = _text(item.get("locator"))
    return CitedItem(
        csl=csl,
        key=_text(csl.get("citation-key")) or _text(csl.get("citekey")),
        locator=locator,
        label=_text(item.get("label")) if locator else "",
        prefix=_text(item.get("prefix")),
        suffix=_text(item.get("suffix")),
        without_author=item.get("suppress-author") in (True, 1, "true"),
        author_in_text=in_text or item.get("author-only") in (True, 1, "true"),
    )


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
