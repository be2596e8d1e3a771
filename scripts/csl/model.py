"""The values that go into the processor and come out of it: of cites there are many, so they are named tuples."""

from __future__ import annotations

from enum import Enum, IntEnum

from msgspec import Struct, field

from csl.errors import Warning


class Mode(Enum):
    """Which part of a cite is shown."""

    NORMAL = "normal-cite"
    SUPPRESS_AUTHOR = "suppress-author"
    AUTHOR_ONLY = "author-only"


class Position(IntEnum):
    """Where a cite stands among the cites of the same reference; the numbers are those of citeproc-js."""

    FIRST = 0
    SUBSEQUENT = 1
    IBID = 2
    IBID_WITH_LOCATOR = 3


class Preformatted(str):
    """A prefix or suffix that is already in the output format: it is put in as it is."""

    __slots__ = ()


class Cite(Struct, frozen=True):
    """A mention of one reference within a citation.

    ``position``, when given, is taken instead of the one that would be computed.
    ``prefix`` and ``suffix`` may hold the markup of CSL-JSON, or be `Preformatted`.
    """

    id: str
    locator: str | None = None
    label: str | None = None
    prefix: str = ""
    suffix: str = ""
    mode: Mode = Mode.NORMAL
    position: Position | None = None
    near_note: bool | None = None


class Citation(Struct, frozen=True):
    """Cites that stand together: one footnote, or one bracket in the text.

    ``composite``: the first cite is part of the sentence, so its author part is returned apart
    from the rest ("Doe" and "(2020)"). ``starts_sentence``: nothing stands before the citation in its note, so it
    begins with a capital (the specification's note to developers on ``cs:citation``).
    """

    cites: tuple[Cite, ...]
    note_number: int | None = None
    composite: bool = False
    starts_sentence: bool = False


class Part(Struct, frozen=True):
    """A piece of a formatted citation; ``id`` names the reference that it belongs to.

    ``address``: the piece shows an address, which it is to lead to. Only an output with links has such pieces.
    """

    text: str
    id: str | None = None
    address: str | None = None


class FormattedCitation(Struct, frozen=True):
    """A citation as it is shown: the parts, joined, are the text.

    ``author`` is the author part of a composite citation, ``missing`` the ids for which there is no reference.
    """

    parts: tuple[Part, ...]
    author: tuple[Part, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole citation, without the author part of a composite one."""
        return "".join([part.text for part in self.parts])


class BibliographyEntry(Struct, frozen=True):
    """An entry of the bibliography."""

    id: str
    text: str


class Result(Struct, frozen=True):
    """Everything that was formatted, citations in the order given and the bibliography sorted."""

    citations: tuple[FormattedCitation, ...] = ()
    bibliography: tuple[BibliographyEntry, ...] = ()
    warnings: tuple[Warning, ...] = field(default=())
