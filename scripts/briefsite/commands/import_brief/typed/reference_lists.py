"""The list of references below a text: where it stands, and what each of its entries is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from msgspec import Struct

from briefsite.commands.import_brief.body import CITATION, words
from briefsite.commands.import_brief.cited_sources import CitedSources
from briefsite.commands.import_brief.typed.known_sources import Certainty, KnownSources
from briefsite.commands.import_brief.typed.names_in_references import forms_of, names_in
from briefsite.commands.import_brief.typed.reading_references import read_reference
from briefsite.commands.import_brief.typed.words_of_reference import letters, typed_reference
from briefsite.model import Csl

_NAMES = (
    "references|references cited|list of references|reference list|bibliography|works cited|sources|literature"
    "|select bibliography|selected references|further reading|références|bibliographie|sources citées|ouvrages cités"
    "|referencias|bibliografía|fuentes|obras citadas|referências|referências bibliográficas|bibliografia|fontes"
    "|literatur|literaturverzeichnis|quellen|quellenverzeichnis|riferimenti|المراجع|المصادر|参考文献|參考文獻|литература"
)
_HEADINGS = frozenset(_NAMES.split("|"))
"""What such a list is called, in the languages of most texts."""
_HEADING_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_YEAR = re.compile(r"\b((?:1[5-9]|20)\d\d)([a-z]?)\b|\b(n\.? ?d\.?)")


class ListEntry(Struct):
    """An entry of the list: its element, its words, and how a text speaks of it."""

    element: HtmlElement
    text: str
    names: frozenset[str]
    """The forms of its authors' names, in plain letters."""
    year: str = ""
    """Its year, with the letter behind it if there is one."""
    key: str = ""
    """Of the source that it is for certain; empty where that is not known."""
    csl: Csl | None = None
    """What it says, where it can be read for certain and is no known source."""


def find_list(body: HtmlElement) -> tuple[HtmlElement, list[HtmlElement]] | None:
    """The heading of the last such list, and the elements of its entries; None where there is none."""
    headings = [of for of in body.iter(*_HEADING_TAGS, "p") if _is_heading(of)]
    for heading in reversed(headings):
        entries = [entry for following in _section(heading) for entry in _entries(following)]
        if len(entries) > 1 or (entries and heading.tag != "p"):
            return heading, entries
    return None


def _is_heading(element: HtmlElement) -> bool:
    said = words(element).strip(" :.").casefold()
    said = re.sub(r"^[\divx]+[.)]\s+", "", said)
    if said not in _HEADINGS:
        return False
    parent = element.getparent()
    return element.tag != "p" or (parent is not None and parent.tag == "div")


def _section(heading: HtmlElement) -> Iterator[HtmlElement]:
    for following in heading.itersiblings():
        if following.tag in _HEADING_TAGS:
            return
        yield following


def _entries(element: HtmlElement) -> Iterator[HtmlElement]:
    """The paragraphs and items that are entries: they name a year or an address, and cite nothing."""
    found = list(element.iter("li")) if element.tag in ("ul", "ol") else [element] if element.tag == "p" else []
    for entry in found:
        text = words(entry)
        is_entry = _YEAR.search(text) or "http" in text or entry.find(".//a") is not None
        if is_entry and 20 < len(text) < 1500 and entry.find(f".//{CITATION}") is None:
            yield entry


def read_entry(element: HtmlElement, known: KnownSources, cited: CitedSources) -> ListEntry:
    """What an entry of the list is."""
    typed = typed_reference(element)
    read, match = read_reference(typed), known.match(typed)
    year = _YEAR.search(typed.text)
    head = typed.text[: year.start()].strip(" .,(") if year else ""
    forms = forms_of(names_in(head) or []) if head else []
    forms += [head] if head else []
    entry = ListEntry(element, words(element), frozenset(), (year[1] or "n.d.") + (year[2] or "") if year else "")
    if match is not None and (match.certainty is Certainty.CERTAIN or _is_the_only(match.key, read, cited)):
        entry.key = match.key
        reference = cited.reference(match.key)
        forms += forms_of(reference.csl.get("author", [])) if reference else []
    elif read is not None and read.is_certain and match is None:
        entry.csl = read.csl
        forms += forms_of(read.csl.get("author", []))
    entry.names = frozenset(filter(None, (letters(form) for of in forms for form in (of, *_shorter(of)))))
    return entry


def _is_the_only(key: str, read: object, cited: CitedSources) -> bool:
    """Whether what an entry says, once read, is the known source itself: the same title, year and first author."""
    csl = getattr(read, "csl", None)
    found = cited.match(csl) if csl else None
    return found is not None and found.key == key


def _shorter(form: str) -> Iterator[str]:
    """An institution without, or by, the short name in brackets behind it."""
    if short := re.search(r"\s*\(([^()]{2,15})\)", form):
        yield short[1]
        yield form.replace(short[0], "")
