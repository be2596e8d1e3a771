"""preview.md: the preview as people read it, in a comment on the pull request or on a page of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefsite.commands.preview.model import (
    BriefReport,
    Change,
    Delta,
    Entries,
    EntryReport,
    Field,
    Preview,
    ProblemReport,
)
from briefsite.commands.preview.plain import code, link, message, words
from briefsite.read.paths import brief_path, preview_address

_Item = TypeVar("_Item")

MARK = "<!-- briefsite-preview -->"
"""Opens every comment, so that the next run finds it again."""
CHANGES_PAGE = "preview.html"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the preview and the published site are, each with `/` at its end; empty: unknown."""

    preview: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is written: entries a section, details a brief, and bytes in all."""

    entries: int
    details: int
    size: int


COMMENT = Limits(entries=20, details=8, size=60_000)
"""GitHub takes 65,536 characters."""
PAGE = Limits(entries=5_000, details=200, size=5_000_000)


def as_markdown(preview: Preview, addresses: Addresses = Addresses(), limits: Limits = COMMENT) -> str:
    """The preview as Markdown in which nothing that a brief or a file name says can act."""
    sections = _Sections(preview, addresses, limits)
    out, size = [MARK, "## Preview"], 100
    for block in sections.blocks():
        size += len(block.encode()) + 2
        if size > limits.size:
            out.append(f"And more: {link('all changes', addresses.preview, CHANGES_PAGE)}")
            break
        out.append(block)
    return "\n\n".join(out) + "\n"


@dataclass(frozen=True, slots=True)
class _Sections:
    preview: Preview
    addresses: Addresses
    limits: Limits

    def blocks(self) -> Iterator[str]:
        preview = self.preview
        yield _summary(preview)
        yield " · ".join((self._to("Open the preview", "index.html"), self._to("all changes", CHANGES_PAGE)))
        yield from (message(said, 500) for said in preview.messages)
        problems, briefs = preview.problems, preview.briefs
        yield from self._section("New problems", problems.new, self._problem)
        yield from self._section("Briefs added", briefs.added, self._brief)
        yield from self._section("Briefs changed", briefs.changed, self._brief)
        yield from self._section("Briefs moved", briefs.moved, self._brief)
        yield from self._section("Briefs removed", briefs.removed, self._brief)
        yield from self._section("Briefs not edited that read differently", preview.affected, self._brief)
        for name, entries in (("Sources", preview.sources), ("Topics", preview.topics), ("People", preview.people)):
            yield from self._entries(name, entries)
        yield from self._section("Pages", _signed(preview.pages), self._line)
        yield from self._section("Settings", preview.settings, lambda field: _field(field))
        yield from self._section("Problems mended", problems.fixed, self._problem)
        yield from self._section("Problems as before", problems.remaining, self._problem)

    def _section(self, title: str, items: Sequence[_Item], written: Callable[[_Item], str]) -> Iterator[str]:
        if items:
            rows = [f"- {written(item)}" for item in items[: self.limits.entries]]
            if len(items) > self.limits.entries:
                rows.append(f"- and {len(items) - self.limits.entries} more: {self._to('all changes', CHANGES_PAGE)}")
            yield f"### {title} ({len(items)})"
            yield "\n".join(rows)

    def _to(self, label: str, address: str) -> str:
        return link(label, self.addresses.preview, address)

    def _line(self, text: str) -> str:
        return text

    def _problem(self, problem: ProblemReport) -> str:
        place = code(f"{problem.path}:{problem.line}:{problem.column}")
        return f"{words(problem.level)}: {place} {code(problem.rule)} {message(problem.message)}"

    def _brief(self, report: BriefReport) -> str:
        title = words(report.title)
        parts = [f"**{link(title, self.addresses.preview, report.address)}**" if report.address else f"**{title}**"]
        if report.state:
            parts.append(f"*{words(report.state)}*")
        if report.changes:
            parts.append(self._to("see changes", report.changes))
        if report.published and self.addresses.published:
            parts.append(link("see published", self.addresses.published, report.published))
        rows = [" · ".join(parts), *_limited(_details(report), self.limits.details)]
        return "\n    - ".join(rows)

    def _entries(self, name: str, entries: Entries) -> Iterator[str]:
        rows = [("added", entry) for entry in entries.added]
        rows += [("changed", entry) for entry in entries.changed]
        rows += [("removed", entry) for entry in entries.removed]
        yield from self._section(name, rows, lambda row: self._entry(*row))

    def _entry(self, how: str, entry: EntryReport) -> str:
        name = words(entry.name)
        parts = [f"{how}: {self._to(name, entry.address) if entry.address else name} ({code(entry.id)})"]
        if entry.fields:
            parts.append(", ".join(code(field) for field in _limited(entry.fields, self.limits.details)))
        if entry.briefs:
            slugs = entry.briefs[: self.limits.details]
            links = [self._to(words(slug), preview_address(brief_path(slug))) for slug in slugs]
            more = len(entry.briefs) - len(slugs)
            links += [f"{more} more"] if more > 0 else []
            was = f"was in {_counted(len(entry.briefs), 'brief')}"
            parts.append(was if how == "removed" else f"in {', '.join(links)}")
        return " · ".join(parts)


def _summary(preview: Preview) -> str:
    briefs, problems = preview.briefs, preview.problems
    counts = [
        _counted(len(items), f"brief {how}", f"briefs {how}")
        for how, items in (
            ("added", briefs.added),
            ("changed", briefs.changed),
            ("moved", briefs.moved),
            ("removed", briefs.removed),
        )
        if items
    ]
    for name, plural, compared in (
        ("source", "sources", preview.sources),
        ("topic", "topics", preview.topics),
        ("person", "people", preview.people),
        ("page", "pages", preview.pages),
    ):
        for how, items in (("added", compared.added), ("edited", compared.changed), ("removed", compared.removed)):
            counts += [f"{_counted(len(items), name, plural)} {how}"] if items else []
    counts += [f"{_counted(len(preview.settings), 'setting')} changed"] if preview.settings else []
    what = ", ".join(counts) or "Nothing that readers see is different"
    numbers = Counter(problem.level for problem in problems.new)
    new = [_counted(numbers[level], f"new {level}") for level in ("error", "warning", "hint") if numbers[level]]
    new = new or ["no new problems"]
    said = ", ".join(new).capitalize()
    return f"{what}. **{said}**, {len(problems.fixed)} mended, {len(problems.remaining)} as before."


def _details(report: BriefReport) -> Iterator[str]:
    if report.formerly:
        yield f"was {code(report.formerly)}"
    if report.words_added or report.words_removed:
        yield f"{_counted(report.words_added, 'word')} added, {report.words_removed} removed"
    elif report.markup and not any((report.links, report.citations, report.notes, report.charts)):
        yield "no word and no citation is different, only punctuation, markup or layout"
    yield from (message(reason, 300) for reason in report.reasons)
    yield from (_field(field) for field in report.fields)
    yield from _delta("figure", report.figures, words)
    yield from (f"figure {_change(field)}: {words(field.name)}" for field in report.changed_figures)
    yield from (f"number {_change(number)}" for number in report.numbers)
    yield from _delta("source", report.sources, code)
    yield from (f"citation {_change(citation)}" for citation in report.citations)
    yield from _delta("note", report.notes, words)
    yield from _delta("chart", report.charts, words)
    yield from _delta("link", report.links, code)


def _field(field: Field) -> str:
    before, after = (words(value, 120) or "–" for value in (field.before, field.after))
    return f"{code(field.name)}: {before} → {after}"


def _change(change: Change | Field) -> str:
    """`added: new`, `removed: old` or `old → new`."""
    if not change.before or not change.after:
        return f"{'removed' if change.before else 'added'}: {code(change.before or change.after)}"
    return f"{code(change.before)} → {code(change.after)}"


def _delta(name: str, delta: Delta, written: Callable[[str], str]) -> Iterator[str]:
    for how, items in (("added", delta.added), ("removed", delta.removed), ("changed", delta.changed)):
        for item in items:
            yield f"{name} {how}: {written(item)}"


def _signed(delta: Delta) -> tuple[str, ...]:
    return tuple(
        f"{how}: {code(path)}"
        for how, paths in (("added", delta.added), ("changed", delta.changed), ("removed", delta.removed))
        for path in paths
    )


def _limited(lines: Iterable[str], most: int) -> list[str]:
    every = list(lines)
    return every if len(every) <= most else [*every[: most - 1], f"and {len(every) - most + 1} more"]


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"
