"""What is wrong within the fields of an entry. Each check names the field and says what; places are found elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from briefsite.bibliography import latex
from briefsite.bibliography.latex_reader import Loss
from briefsite.bibliography.name_problems import is_suspect, wrong_division
from briefsite.bibliography.web import read_doi, read_url
from briefsite.model import Level


class Finding(NamedTuple):
    """A problem in a field (empty: in the entry as a whole)."""

    rule: str
    field: str
    message: str
    level: Level = Level.WARNING


class Judged(NamedTuple):
    """An entry as the checks see it: `fields` with the inherited ones, `own` without; `csl` is what was made of it."""

    key: str
    type: str
    own: Mapping[str, str]
    fields: Mapping[str, str]
    csl: Mapping[str, Any]


TEXTS = frozenset({
    "title", "subtitle", "titleaddon", "shorttitle", "booktitle", "booksubtitle", "booktitleaddon", "maintitle",
    "mainsubtitle", "maintitleaddon", "issuetitle", "issuesubtitle", "journaltitle", "journal", "journalsubtitle",
    "shortjournal", "series", "origtitle", "eventtitle", "venue", "author", "editor", "translator", "bookauthor",
    "director", "publisher", "institution", "school", "organization", "howpublished", "origpublisher", "address",
    "location", "origlocation", "note", "addendum", "type", "edition", "version", "volume", "volumes", "number",
    "issue", "pages", "chapter", "part", "pagetotal", "pubstate",
})  # fmt: skip
"""Fields that are read as LaTeX and shown to readers."""

_LONGEST = 60


def findings(entry: Judged) -> Iterator[Finding]:
    """Everything that is wrong within the fields of `entry`."""
    for check in CHECKS:
        yield from check(entry)


def _unreadable(entry: Judged) -> Iterator[Finding]:
    """What of LaTeX, formulas and HTML could not be read."""
    if not latex.may_lose("".join(entry.own.values())):
        return
    for name, value in entry.own.items():
        if name in TEXTS:
            for loss in dict.fromkeys(latex.losses(value)):
                yield Finding(
                    "unreadable-text", name, f"{_quoted(loss.text)} in `{name}` of `{entry.key}` {_why(loss)}"
                )


def _why(loss: Loss) -> str:
    if loss.what == "comment":
        return f"begins a line, which makes it a comment, and is left out; write `\\{_short(loss.text)}` to show it"
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


NAMES = ("author", "editor", "translator", "bookauthor", "director")


def _divided_names(entry: Judged) -> Iterator[Finding]:
    """Lists of names that are divided by something other than `and`."""
    for name in NAMES:
        value = entry.own.get(name, "")
        division = wrong_division(value) if value and is_suspect(value) else None
        if division is not None:
            message = f"{_field(name, entry)}: {division.why}; write `{name} = {{{division.right}}}`"
            other = f", or, if {division.when}, `{name} = {{{division.other}}}`" if division.other else ""
            yield Finding("divided-names", name, message + other)


def _addresses(entry: Judged) -> Iterator[Finding]:
    """Addresses and DOIs that had to be guessed, or are none. What no browser could open, another rule finds."""
    if "url" in entry.own and (found := read_url(entry.own["url"])).why:
        doi = found.url.removeprefix("https://doi.org/")
        if found.why == "is a DOI":
            remedy = f"`doi = {{{doi}}}`"
        elif found.url and found.url != entry.own["url"].strip():
            remedy = f"`url = {{{_short(found.url)}}}`"
        else:
            remedy = "it in full, such as `url = {https://example.org/page}`"
        yield Finding("bad-address", "url", f"{_field('url', entry)} {found.why}; write {remedy}")
    if "doi" in entry.own and (found := read_doi(entry.own["doi"])).why:
        remedy = f"`doi = {{{_short(found.url)}}}`" if found.url else "it from `10.` on, such as `doi = {10.1000/182}`"
        yield Finding("bad-doi", "doi", f"{_field('doi', entry)} {found.why}; write {remedy}")


def _field(name: str, entry: Judged) -> str:
    """A field of the entry, as a message quotes it."""
    return f"`{name} = {{{_short(' '.join(entry.own[name].split()))}}}` of `{entry.key}`"


def _quoted(text: str) -> str:
    return f"`{_short(text)}`"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


CHECKS: tuple[Callable[[Judged], Iterator[Finding]], ...] = (_unreadable, _divided_names, _addresses)
