"""What programs make of the head of a page: Zotero's translator “Embedded Metadata”, and Google Scholar.

Written out of what both say of themselves: Zotero of the fields that it maps and of how it divides names, Scholar in
its “Inclusion Guidelines for Webmasters”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import html

from briefsite.finish.head import say_in_head
from briefsite.render.markup import Page

_FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_series_title": "series",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_abstract": "abstractNote",
    "citation_doi": "DOI",
    "citation_public_url": "url",
    "citation_language": "language",
}
Values = list[tuple[str, str]]


def head_of(page: Page) -> html.HtmlElement:
    """The head of a page as a program finds it."""
    head = f"<title>{escape(str(page.front['title']))}</title>" + say_in_head("", page.front)
    return html.document_fromstring(f"<!doctype html><html><head>{head}</head><body></body></html>").head


def values_of(head: html.HtmlElement) -> Values:
    """Each named fact of a head, in its order."""
    metas = head.iter("meta")
    return [(meta.get("name") or meta.get("property") or "", meta.get("content") or "") for meta in metas]


def zotero_item(head: html.HtmlElement) -> dict[str, object]:
    """What Zotero saves."""
    found = values_of(head)
    item: dict[str, object] = {"itemType": "webpage"}
    if any(name == "citation_technical_report_institution" for name, _ in found):
        item["itemType"] = "report"
    for name, value in found:
        if name in _FIELDS:
            item.setdefault(_FIELDS[name], " ".join(value.split(" ")))
    roles = (("citation_author", "author"), ("citation_editor", "editor"))
    item["creators"] = [
        (role, *creator) for tag, role in roles for name, value in found if name == tag for creator in _divided(value)
    ]
    item["tags"] = [value for name, value in found if name == "dcterms.subject"]
    item["attachments"] = [value for name, value in found if name == "citation_pdf_url"]
    return item


def _divided(value: str) -> Iterator[tuple[str, str]]:
    """The family and the given name of each person that a value names."""
    names = re.split(r"\s*;\s*", value)
    by_comma = re.split(r"[ \n]*,[ \n]*", value)
    if len(names) == 1 and len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
        names = by_comma
    for name in filter(None, names):
        bare = name.strip(" ,./[]:")
        if "," in name:
            family, _, given = bare.partition(",")
        else:
            given, _, family = bare.rpartition(" ")
        yield family.strip(), given.strip().replace("\u00a0", " ")


def scholar_misses(head: html.HtmlElement) -> list[str]:
    """What Google Scholar asks for and does not find."""
    found = values_of(head)
    names = [name for name, _ in found]
    facts = dict(found)
    missed = [each for each in ("citation_title", "citation_author", "citation_publication_date") if each not in names]
    if names.count("citation_title") != 1:
        missed.append("one title")
    if not re.fullmatch(r"\d{4}(?:/\d{1,2}){0,2}", facts.get("citation_publication_date", "")):
        missed.append("a date as 2019/12/31")
    if any(";" in value or value.count(",") > 1 for name, value in found if name == "citation_author"):
        missed.append("one author a tag")
    pdf, page = facts.get("citation_pdf_url"), facts.get("citation_abstract_html_url", "")
    if pdf and not pdf.startswith(page.rpartition("/")[0]):
        missed.append("a PDF in the folder of the page")
    return missed
