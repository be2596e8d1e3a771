"""What is wrong within the fields of an entry. Each check names the field and says what; places are found elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from briefsite.bibliography import latex
from briefsite.bibliography.capitals import TITLE_FIELDS, lost_capitals
from briefsite.bibliography.date_problems import DATE_FIELDS, wrong_dates
from briefsite.bibliography.judged import Finding, Judged, quoted_field, short
from briefsite.bibliography.latex_reader import Loss
from briefsite.bibliography.name_problems import is_suspect, wrong_division
from briefsite.bibliography.unread_fields import has_unread, unread_fields
from briefsite.bibliography.web import read_doi, read_url

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


def findings(entry: Judged) -> Iterator[Finding]:
    """Everything that is wrong within the fields of `entry`."""
    for check in _checks_for(frozenset(entry.own)):
        yield from check(entry)


def _unreadable(entry: Judged) -> Iterator[Finding]:
    """What of LaTeX, formulas and HTML could not be read."""
    if not latex.may_lose("".join(entry.own.values())):
        return
    for name, value in entry.own.items():
        if name in TEXTS:
            for loss in dict.fromkeys(latex.losses(value)):
                message = f"`{short(loss.text)}` in `{name}` of `{entry.key}` {_why(loss)}"
                yield Finding("unreadable-text", name, message)


def _why(loss: Loss) -> str:
    if loss.what == "comment":
        return f"begins a line, which makes it a comment, and is left out; write `\\{short(loss.text)}` to show it"
    if loss.what == "command":
        return "is left out, for the command is not known here; write the text itself"
    if loss.what == "formula":
        cause = f"`{loss.cause}` is not known" if loss.cause != "{" else "it is nested too deep"
        return f"is shown as it is written: {cause}; write it with characters, such as `x\\textsubscript{{2}} ≤ 5`"
    if loss.what == "MathML":
        return "opens a formula of MathML, of which the letters alone are shown; write it as TeX does, such as `$x_2$`"
    if loss.what == "entity":
        return "names no character, and is shown as it is written; write the character itself"
    other = loss.text.replace("<", "</", 1) if not loss.text.startswith("</") else loss.text.replace("</", "<", 1)
    return f"has no `{other.split()[0].rstrip('>/')}>`, and is shown as it is written; add it, or take this one out"


def _divided_names(entry: Judged) -> Iterator[Finding]:
    """Lists of names that are divided by something other than `and`."""
    for name in NAMES:
        if name not in entry.own:
            continue
        value = entry.own[name]
        division = wrong_division(value) if is_suspect(value) else None
        if division is not None:
            message = f"{quoted_field(name, entry)}: {division.why}; write `{name} = {{{division.right}}}`"
            other = f", or, if {division.when}, `{name} = {{{division.other}}}`" if division.other else ""
            yield Finding("divided-names", name, message + other)


def _addresses(entry: Judged) -> Iterator[Finding]:
    """Addresses and DOIs that had to be guessed, or are none. What no browser could open, another rule finds."""
    if "url" in entry.own and (found := read_url(entry.own["url"])).why:
        doi = found.url.removeprefix("https://doi.org/")
        if found.why == "is a DOI":
            remedy = f"`doi = {{{doi}}}`"
        elif found.url and found.url != entry.own["url"].strip():
            remedy = f"`url = {{{short(found.url)}}}`"
        else:
            remedy = "it in full, such as `url = {https://example.org/page}`"
        yield Finding("bad-address", "url", f"{quoted_field('url', entry)} {found.why}; write {remedy}")
    if "doi" in entry.own and (found := read_doi(entry.own["doi"])).why:
        remedy = f"`doi = {{{short(found.url)}}}`" if found.url else "it from `10.` on, such as `doi = {10.1000/182}`"
        yield Finding("bad-doi", "doi", f"{quoted_field('doi', entry)} {found.why}; write {remedy}")


CHECKS: tuple[tuple[Callable[[frozenset[str]], bool], Callable[[Judged], Iterator[Finding]]], ...] = (
    (bool, _unreadable),
    (lambda names: not names.isdisjoint(NAMES), _divided_names),
    (lambda names: "url" in names or "doi" in names, _addresses),
    (lambda names: not names.isdisjoint(DATE_FIELDS), wrong_dates),
    (lambda names: not names.isdisjoint(TITLE_FIELDS), lost_capitals),
    (has_unread, unread_fields),
)
"""Whether there is anything to find in an entry with fields of these names, and what finds it."""


@lru_cache(maxsize=1000)  # few entries have fields that no other has
def _checks_for(names: frozenset[str]) -> tuple[Callable[[Judged], Iterator[Finding]], ...]:
    return tuple(check for is_needed, check in CHECKS if is_needed(names))
