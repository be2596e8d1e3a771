"""From a document and what a project holds to the files of a brief: nothing is read or written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from lxml.html import HtmlElement
from msgspec import Struct

from briefsite.commands.import_brief.body import CITATION, number_of, places, with_pictures, written
from briefsite.commands.import_brief.byline import take_byline
from briefsite.commands.import_brief.citation_text import Cited, citation_text, is_read_back
from briefsite.commands.import_brief.cited_sources import CitedSources, says_what
from briefsite.commands.import_brief.details import Author, Details, plain
from briefsite.commands.import_brief.front_matter import front_matter
from briefsite.commands.import_brief.markdown import markdown_of
from briefsite.commands.import_brief.pictures import brief_pictures
from briefsite.commands.import_brief.report import Entry, Finding, Part
from briefsite.commands.import_brief.text_of_document import (
    DocumentText,
    cite_in_text,
    give_stops_back,
    join_neighbours,
)
from briefsite.commands.import_brief.typed.author_date import AuthorDate
from briefsite.commands.import_brief.typed.notes import TypedNotes
from briefsite.model import Project
from briefsite.read.documents.document import Comment, Document, LiveCitation, Loss
from briefsite.read.records import appended

_SHORT = 60


class Wishes(Struct, frozen=True):
    """What the editor asked for: comments in the text, and sources taken up that typed notes alone name."""

    comments: bool = False
    new_sources: bool = False


class Plan(Struct, frozen=True):
    """The files that an import writes, by their paths in the project, and what is to be said of it."""

    path: str
    brief: str
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...] = ()


def planned(document: Document, project: Project, sources: str, details: Details, wishes: Wishes) -> Plan:
    """The brief of a document, its pictures and the bibliography with what is new; `sources` is that as it is."""
    text, cited = DocumentText(document), CitedSources(project.bibliography)
    _take_up(text, cited)
    byline = take_byline(text.body, [_name(of, project) for of in details.authors])
    alone = cite_in_text(text)
    dated = AuthorDate(text, cited, details.lang)
    dated.settle()
    typed = TypedNotes(text, cited, details.lang, alone, take_new=wishes.new_sources).settle()
    join_neighbours(text)
    give_stops_back(text)
    pictures = brief_pictures(text.body, document.pictures, details.slug, project.files)
    for _, tree in text.trees():
        with_pictures(tree, pictures.addresses, pictures.alts)
    writer = _Writer(text, cited, document.comments, details, wishes.comments)
    body = writer.text()
    front = front_matter(details, project.options.language, dated.uncited, plain(document.subtitle))
    brief = f"{front}\n{body}\n"
    path = f"briefs/{details.slug}.md"
    files = {path: brief.encode(), **pictures.files}
    if cited.new:
        files["sources.bib"] = appended(sources, [of.entry for of in cited.new]).encode("utf-8", "surrogateescape")
    lost = [Finding(Part.LOST, loss.what, loss.where) for loss in (*document.losses, *writer.losses)]
    done = _done(path, text, cited, len(dated.uncited), len(alone) + typed.cited, len(pictures.files), details.status)
    remarks = _comments(document.comments, wishes.comments)
    unsure = (*cited.findings, *dated.findings, *typed.findings, *writer.findings, *pictures.findings)
    return Plan(path, brief, files, (*done, *byline, *unsure, *lost, *remarks), tuple(typed.entries))


def _name(author: Author, project: Project) -> str:
    return project.people[author.id].name if author.id in project.people else author.name


def _take_up(text: DocumentText, cited: CitedSources) -> None:
    """Let the sources of live citations be known before typed notes and years are read, which may name them too."""
    for name, tree in text.trees():
        found = places(tree, CITATION)
        for element in tree.iter(CITATION):
            number = number_of(element)
            for item in text.citations[number].items:
                if says_what(item.csl):
                    cited.key_of(item, name or found.get(number, ""))


class _Writer:
    """Writes the Markdown of a document, body first, then the notes; keys are given in this order."""

    def __init__(
        self, text: DocumentText, cited: CitedSources, comments: Sequence[Comment], details: Details, keep: bool
    ) -> None:
        self._text, self._cited, self._lang = text, cited, details.lang
        self._comments, self._keep, self._title = comments, keep, details.title
        self._where = ""
        self._places: Mapping[int, str] = {}
        self.findings: list[Finding] = []
        self.losses: list[Loss] = []

    def text(self) -> str:
        """All of it."""
        parts = [self._markdown("", self._text.body, self._title)]
        for number, note in self._text.notes.items():
            parts.append(_definition(number, self._markdown(self._text.note_name(number), note)))
        return "\n\n".join(filter(None, parts))

    def _markdown(self, where: str, tree: HtmlElement, title: str = "") -> str:
        self._where, self._places = where, places(tree, CITATION)
        made = markdown_of(written(tree), self._citation, _reference, self._comment, title)
        self.losses += (Loss(f"{where}, {loss.where}" if where else loss.where, loss.what) for loss in made.losses)
        return made.text

    def _citation(self, number: int, shown: str) -> str:
        citation = self._text.citations[number]
        where = self._where or self._places.get(number, "")
        keys = [(item, self._cited.key_of(item, where)) for item in citation.items]
        items = [
            Cited(key, of.locator, of.label, of.prefix, of.suffix, of.without_author, of.author_in_text)
            for of, key in keys
            if key is not None
        ]
        if not items:
            self._unknown(citation, where)
            return plain_markdown(shown or citation.shown)
        made = citation_text(items, self._lang)
        if len(items) < len(keys):
            what = f"“{_short(citation.shown)}”: only some of its sources could be found; compare it"
            self.findings.append(Finding(Part.UNKNOWN, what, where, made))
        if not is_read_back(made, items, self._lang):
            what = f"`{made}` stands for “{_short(citation.shown)}”: compare pages and words"
            self.findings.append(Finding(Part.COMPARE, what, where, made))
        return made

    def _unknown(self, citation: LiveCitation, where: str) -> None:
        what = (
            f"“{_short(citation.shown)}” is a citation of {citation.program}, whose source the document does not hold;"
            " it stands as text: write `[@key]` in its place"
        )
        self.findings.append(Finding(Part.UNKNOWN, what, where, citation.shown))

    def _comment(self, number: int) -> str:
        if not self._keep or not 0 <= number < len(self._comments):
            return ""
        comment = self._comments[number]
        said = " ".join(f"{comment.author}: {comment.text}".split())
        return f"<!-- {said.replace('--', '- -').replace('>', '›').rstrip('-')} -->"


def plain_markdown(text: str) -> str:
    """A text in which Markdown finds nothing to do."""
    return markdown_of(f"<p>{escape(text)}</p>", lambda *_: "", lambda _: "", lambda _: "").text


def _reference(number: int) -> str:
    return f"[^{number + 1}]"


def _definition(number: int, text: str) -> str:
    """A note, whose further paragraphs are indented."""
    return f"[^{number + 1}]: " + "\n".join(f"    {line}" if line else "" for line in text.split("\n")).lstrip()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


_SEEN = {
    "draft": "as a draft: no reader sees it before you say so",
    "review": "for review: no reader sees it before you say so",
    "published": "as published: readers see it with the next build",
}


def _done(
    path: str, text: DocumentText, cited: CitedSources, uncited: int, notes: int, pictures: int, status: str
) -> list[Finding]:
    said = [f"`{path}` is written, {_SEEN[status]}"]
    live = sum(1 for _, tree in text.trees() for _ in tree.iter(CITATION))
    if live:
        behind = (
            f"; {_counted(notes, 'note held', 'notes held')} nothing else, and became part of the text" if notes else ""
        )
        sources = _counted(len(cited.new) + len(cited.known) - uncited, "source", "sources")
        said.append(f"{_counted(live, 'citation leads', 'citations lead')} to {sources}{behind}")
    if cited.known:
        said.append(f"in sources.bib already: {', '.join(f'`{key}`' for key in cited.known)}")
    if cited.new:
        said.append(f"new in sources.bib: {', '.join(f'`{of.key}`' for of in cited.new)}")
    if text.notes:
        said.append(_counted(len(text.notes), "note stays a note", "notes stay notes"))
    if pictures:
        said.append(f"{_counted(pictures, 'picture lies', 'pictures lie')} in briefs/images/")
    return [Finding(Part.DONE, what) for what in said]


def _comments(comments: Sequence[Comment], kept: bool) -> list[Finding]:
    if not comments:
        return []
    where = (
        "they stand in the text as HTML comments: remove them before it is published"
        if kept
        else ("none of them is in the brief (`--comments` puts them there)")
    )
    lines = [
        f"{of.author or 'somebody'}{f' on “{_short(of.about)}”' if of.about else ''}: {of.text}" for of in comments
    ]
    return [Finding(Part.COMMENTS, line) for line in (*lines, where)]
