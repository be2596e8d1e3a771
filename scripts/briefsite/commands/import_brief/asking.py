"""The front matter of an imported brief: what was typed, else what a terminal answers, else what the document says."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from typing import Any

from briefsite.commands.import_brief import details as understood
from briefsite.commands.import_brief.details import Details
from briefsite.commands.import_brief.report import Finding, Part
from briefsite.commands.import_brief.suggestions import Suggestion, slug_suggestion, suggestions
from briefsite.commands.new.answers import AnswerError
from briefsite.commands.new.questions import ask
from briefsite.model import Project
from briefsite.read.documents.document import Document

QUESTIONS = {
    "title": "Title",
    "author": "Authors, parted by semicolons (ids of people.yml, or names)",
    "date": "Day of publication",
    "topic": "Topics (ids of topics.yml)",
    "summary": "Summary",
    "lang": "Language",
    "slug": "Name of the file, which becomes the address",
}
"""What is asked, in this order."""
_EXAMPLES = {
    "title": "--title 'Ports and debt'",
    "author": "--author 'Jane Doe'",
    "date": "--date 2026-11-20",
    "topic": "--topic ID",
    "summary": "--summary 'What a reader in a hurry should know.'",
    "lang": "--lang en",
    "slug": "--slug ports-and-debt",
}


class MissingError(ValueError):
    """What has to be known before a brief can be written; its text says all of it."""


def details_of(
    options: argparse.Namespace, document: Document, project: Project, today: dt.date
) -> tuple[Details, list[Finding]]:
    """The front matter, and what of it was taken from the document. Raises MissingError, EOFError."""
    usual = suggestions(document, project, today)
    may_ask = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    answers: dict[str, Any] = {}
    faults: list[str] = []
    findings: list[Finding] = []
    for name in QUESTIONS:
        if name == "slug" and "title" not in answers:
            continue
        if name == "slug":
            usual[name] = slug_suggestion(answers.get("title", ""), answers.get("lang", ""), project)
        understand = _understanding(name, project)
        try:
            answers[name] = _answer(name, getattr(options, name), usual[name], understand, may_ask)
        except AnswerError as error:
            faults.append(f"{name}: {error}")
            continue
        if getattr(options, name) is None and not may_ask and name not in ("lang", "slug"):
            findings.append(_told(name, usual[name]))
    if faults:
        raise MissingError("\n".join(f"  {fault}" for fault in faults))
    made = Details(
        slug=answers["slug"], title=answers["title"], authors=answers["author"], date=answers["date"],
        topics=answers["topic"], summary=answers["summary"], lang=answers["lang"], type=options.type or "",
        status=options.status,
    )  # fmt: skip
    return made, [*findings, *_unknown_authors(made, project)]


def _answer(name: str, typed: str | None, usual: Suggestion, understand: Callable[[str], Any], may_ask: bool) -> Any:
    if typed is not None:
        return understand(typed)
    if may_ask:
        return ask(QUESTIONS[name], usual.answer, understand, sys.stdout, sys.stdin)
    if usual.answer and usual.is_certain:
        return understand(usual.answer)
    likely = f"; {usual.source} suggest `{usual.answer}`" if usual.answer else ""
    raise AnswerError(f"the document does not say it{likely}; write `{_EXAMPLES[name]}`")


def _understanding(name: str, project: Project) -> Callable[[str], Any]:
    ways: dict[str, Callable[[str], Any]] = {
        "title": understood.text_of,
        "author": lambda typed: understood.authors_of(typed, project.people),
        "date": understood.date_of,
        "topic": lambda typed: understood.topics_of(typed, project.topics),
        "summary": understood.text_of,
        "lang": understood.lang_of,
        "slug": lambda typed: understood.slug_of(typed, project),
    }
    return ways[name]


def _told(name: str, usual: Suggestion) -> Finding:
    field = {"author": "authors", "topic": "topics"}.get(name, name)
    return Finding(Part.COMPARE, f"`{field}` is from {usual.source}", "", f"\n{field}:")


def _unknown_authors(details: Details, project: Project) -> list[Finding]:
    near = understood.near_people([of.name for of in details.authors if of.name], project.people)
    return [
        Finding(
            Part.COMPARE,
            f"“{name}” is in no entry of briefs/people.yml{f' (did you mean `{id}`?)' if id else ''}: the name"
            " stands in the brief alone; with an entry there is a page of all that they wrote",
            "",
            "\nauthors:",
        )
        for name, id in near.items()
    ]
