"""What is wrong within the fields of an entry. Each check names the field and says what; places are found elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from briefsite.model.rules import Breach
from briefsite.model.rules import bibliography as rules
from briefsite.model.rules.front_matter import BAD_ADDRESS, BAD_DOI
from briefsite.read.bibliography import latex
from briefsite.read.bibliography.capitals import TITLE_FIELDS, lost_capitals
from briefsite.read.bibliography.date_problems import DATE_FIELDS, wrong_dates
from briefsite.read.bibliography.judged import ConvertedEntry, FieldBreach, quoted_field, short
from briefsite.read.bibliography.latex_commands import UnreadLatex
from briefsite.read.bibliography.name_problems import wrong_division
from briefsite.read.bibliography.suspect_names import is_suspect
from briefsite.read.bibliography.unread_fields import has_unread, unread_fields
from briefsite.read.bibliography.web import read_doi, read_url

TEXTS = frozenset({
    "title", "subtitle", "titleaddon", "shorttitle", "booktitle", "booksubtitle", "booktitleaddon", "maintitle",
    "mainsubtitle", "maintitleaddon", "issuetitle", "issuesubtitle", "journaltitle", "journal", "journalsubtitle",
    "shortjournal", "series", "origtitle", "eventtitle", "venue", "author", "editor", "translator", "bookauthor",
    "director", "publisher", "institution", "school", "organization", "howpublished", "origpublisher", "address",
    "location", "origlocation", "note", "addendum", "type", "edition", "version", "volume", "volumes", "number",
    "issue", "pages", "chapter", "part", "pagetotal", "pubstate", "eid",
})  # fmt: skip
"""Fields that are read as LaTeX and shown to readers."""

NAMES = ("author", "editor", "translator", "bookauthor", "director")


def findings(entry: ConvertedEntry) -> Iterator[FieldBreach]:
    """Everything that is wrong within the fields of `entry`."""
    for check in _checks_for(frozenset(entry.own)):
        yield from check(entry)


def _unreadable(entry: ConvertedEntry) -> Iterator[FieldBreach]:
    """What of LaTeX, formulas and HTML could not be read."""
    if not latex.may_be_unread("".join(entry.own.values())):
        return
    for name, value in entry.own.items():
        if name in TEXTS:
            for unread in dict.fromkeys(latex.unread_latex(value)):
                yield FieldBreach(name, _unread_latex(unread, f"`{short(unread.text)}` in `{name}` of `{entry.key}`"))


def _unread_latex(unread: UnreadLatex, where: str) -> Breach:
    if unread.what == "formula":
        cause = f"`{unread.cause}` is not known" if unread.cause != "{" else "it is nested too deep"
        return rules.UNREADABLE_TEXT.says(where=where, cause=cause)
    if unread.what in rules.UNREADABLE_TEXT.others:
        return rules.UNREADABLE_TEXT.says(unread.what, where=where, text=short(unread.text))
    other = unread.text.replace("<", "</", 1) if not unread.text.startswith("</") else unread.text.replace("</", "<", 1)
    return rules.UNREADABLE_TEXT.says("unpaired", where=where, other=other.split()[0].rstrip(">/"))


def _wrongly_divided_names(entry: ConvertedEntry) -> Iterator[FieldBreach]:
    """Lists of names that are divided by something other than `and`."""
    for name in NAMES:
        if name not in entry.own:
            continue
        value = entry.own[name]
        division = wrong_division(value) if is_suspect(value) else None
        if division is not None:
            variant, field = "two-ways" if division.other else "", quoted_field(name, entry)
            yield FieldBreach(name, rules.DIVIDED_NAMES.says(variant, field=field, name=name, **division._asdict()))


def _addresses(entry: ConvertedEntry) -> Iterator[FieldBreach]:
    """Addresses and DOIs that had to be guessed, or are none. What no browser could open, another rule finds."""
    if "url" in entry.own and (found := read_url(entry.own["url"])).why:
        doi = found.url.removeprefix("https://doi.org/")
        if found.why == "is a DOI":
            remedy = f"`doi = {{{doi}}}`"
        elif found.url and found.url != entry.own["url"].strip():
            remedy = f"`url = {{{short(found.url)}}}`"
        else:
            remedy = "it in full, such as `url = {https://example.org/page}`"
        breach = BAD_ADDRESS.says("source", field=quoted_field("url", entry), why=found.why, right=remedy)
        yield FieldBreach("url", breach)
    if "doi" in entry.own and (found := read_doi(entry.own["doi"])).why:
        remedy = f"`doi = {{{short(found.url)}}}`" if found.url else "it from `10.` on, such as `doi = {10.1000/182}`"
        yield FieldBreach("doi", BAD_DOI.says("source", field=quoted_field("doi", entry), why=found.why, right=remedy))


CHECKS: tuple[tuple[Callable[[frozenset[str]], bool], Callable[[ConvertedEntry], Iterator[FieldBreach]]], ...] = (
    (bool, _unreadable),
    (lambda names: not names.isdisjoint(NAMES), _wrongly_divided_names),
    (lambda names: "url" in names or "doi" in names, _addresses),
    (lambda names: not names.isdisjoint(DATE_FIELDS), wrong_dates),
    (lambda names: not names.isdisjoint(TITLE_FIELDS), lost_capitals),
    (has_unread, unread_fields),
)
"""Whether there is anything to find in an entry with fields of these names, and what finds it."""


@lru_cache(maxsize=1000)  # few entries have fields that no other has
def _checks_for(names: frozenset[str]) -> tuple[Callable[[ConvertedEntry], Iterator[FieldBreach]], ...]:
    return tuple(check for is_needed, check in CHECKS if is_needed(names))
