"""What a preview reports: frozen values, the same that stand in preview.json."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 2
"""Of the shape of preview.json."""


@dataclass(frozen=True, slots=True)
class Delta:
    """What came, went and became different, each by its name."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the front matter with its value before and after; empty where there is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """Something as it was and as it is; empty where it was not, or is no more."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BriefReport:
    """One brief that is new, different, moved or gone. Addresses are relative to the site's root; empty: none."""

    slug: str
    title: str
    state: str = ""
    """Why readers do not see it yet: `draft`, `review`, `embargo until …`, `withdrawn`; empty when they do."""
    address: str = ""
    changes: str = ""
    published: str = ""
    formerly: str = ""
    """The slug it had before it moved."""
    words_added: int = 0
    words_removed: int = 0
    fields: tuple[Field, ...] = ()
    figures: Delta = Delta()
    """Key figures by their label; of those that changed `changed_figures` has both values."""
    changed_figures: tuple[Field, ...] = ()
    numbers: tuple[Change, ...] = ()
    """Numbers in the text that are others now."""
    notes: Delta = Delta()
    sources: Delta = Delta()
    citations: tuple[Change, ...] = ()
    """Whole citations, as they are written."""
    charts: Delta = Delta()
    links: Delta = Delta()
    """Addresses that the text links to, pictures included."""
    markup: bool = False
    """Whether the text as it is written is different, be it only in its layout."""
    reasons: tuple[str, ...] = ()
    """What it shows that was edited elsewhere, such as a source; what stands between back-ticks is quoted."""


@dataclass(frozen=True, slots=True)
class Briefs:
    """Every brief that a reviewer should look at."""

    added: tuple[BriefReport, ...] = ()
    changed: tuple[BriefReport, ...] = ()
    moved: tuple[BriefReport, ...] = ()
    removed: tuple[BriefReport, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryReport:
    """A source, topic or person: what of it is different, and the slugs of the briefs that show it."""

    id: str
    name: str
    address: str = ""
    fields: tuple[str, ...] = ()
    briefs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of the bibliography or of a vocabulary that came, changed or went."""

    added: tuple[EntryReport, ...] = ()
    changed: tuple[EntryReport, ...] = ()
    removed: tuple[EntryReport, ...] = ()


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """A problem, as `scripts/check.py --format json` writes it."""

    rule: str
    level: str
    path: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Problems:
    """Problems that the change brings, mends, and leaves as they were."""

    new: tuple[ProblemReport, ...] = ()
    fixed: tuple[ProblemReport, ...] = ()
    remaining: tuple[ProblemReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """All that a preview says. `messages` are about the preview itself: what it could not compare, and why."""

    messages: tuple[str, ...] = ()
    briefs: Briefs = Briefs()
    sources: Entries = Entries()
    topics: Entries = Entries()
    people: Entries = Entries()
    pages: Delta = Delta()
    """Pages written by hand, by path."""
    settings: tuple[Field, ...] = ()
    affected: tuple[BriefReport, ...] = ()
    """Briefs that read differently though nobody edited them: by a source, a style, the site's own program."""
    problems: Problems = Problems()
    version: int = VERSION

    @property
    def has_new_errors(self) -> bool:
        """Whether the change brings an error: then it should not be merged."""
        return any(problem.level == "error" for problem in self.problems.new)
