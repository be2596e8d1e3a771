"""The processor: references and citations in, formatted citations and a bibliography out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from csl.bibliography import bibliography_outputs
from csl.cites import citation_output, sort_cites
from csl.disambiguation import disambiguate
from csl.errors import Warning
from csl.library import Learnt, Library
from csl.model import BibliographyEntry, Citation, Cite, FormattedCitation, Mode, Part, Result
from csl.nodes import Output
from csl.outputs import HTML, TEXT, OutputFormat
from csl.positions import CitePosition, Positions
from csl.program import compile_style
from csl.references import References
from csl.session import LATER, Session
from csl.style import Style
from csl.uncollected import uncollected
from csl.writing import Writer

ALL = "*"


def format_citations(
    style: Style,
    references: References | Library,
    citations: Sequence[Citation],
    *,
    locale: str | None = None,
    output: OutputFormat = HTML,
    nocite: Collection[str] | str = (),
) -> Result:
    """Format the citations of a document, in the order they stand in, and their bibliography.

    ``nocite`` are ids of references that belong in the bibliography without being cited, or `ALL`.
    References are CSL-JSON items, or a `Library` of them if many documents share them.
    Nothing in them raises an error: what cannot be used is in ``warnings``.
    """
    with uncollected():
        return _format(style, references, citations, locale, output, nocite)


def _format(
    style: Style,
    references: References | Library,
    citations: Sequence[Citation],
    locale: str | None,
    output: OutputFormat,
    nocite: Collection[str] | str,
) -> Result:
    library = references if isinstance(references, Library) else Library(references)
    listed: Iterable[str] = library.references if nocite == ALL else nocite
    cited = [cite.id for citation in citations for cite in citation.cites]
    read = library.read(dict.fromkeys([*cited, *listed]))
    warnings: list[Warning] = [*style.warnings, *library.warnings]
    session = Session(compile_style(style, locale), list(read.values()), library)
    for id in sorted({id for id in (*cited, *listed) if id not in read}):
        warnings.append(Warning(f"citation {id} not found: there is no reference with this id", id))
    order = session.number()
    session.note_first(citations)
    disambiguate(session, order)
    formatted = _Citations(session, output).run(citations)
    entries = _entries(session, order, output)
    if style.has_bibliography:
        shown = {entry.id for entry in entries}
        warnings += [
            Warning(f"the style shows nothing of {id} in the bibliography", id) for id in order if id not in shown
        ]
    return Result(tuple(formatted), entries, tuple(warnings))


def format_bibliography(
    style: Style, references: References | Library, *, locale: str | None = None, output: OutputFormat = HTML
) -> tuple[BibliographyEntry, ...]:
    """The sorted bibliography of all references; warnings are only given by `format_citations`."""
    return format_citations(style, references, (), locale=locale, output=output, nocite=ALL).bibliography


def format_entries(
    style: Style, references: References | Library, *, locale: str | None = None, output: OutputFormat = HTML
) -> tuple[BibliographyEntry, ...]:
    """Each reference as an entry that stands by itself, sorted as the bibliography would be.

    It shows nothing that only the others around it would explain: no number, no letter behind its year, no dash for
    the names that the entry before has. In a style without a bibliography it is what a first citation would be.
    """
    library = references if isinstance(references, Library) else Library(references)
    with uncollected():
        return _alone(style, library, library.references, locale, output)[1]


def _alone(
    style: Style, library: Library, ids: Collection[str], locale: str | None, output: OutputFormat
) -> tuple[Session, tuple[BibliographyEntry, ...]]:
    session = Session(compile_style(style, locale), list(library.read(ids).values()), library, is_alone=True)
    return session, _entries(session, session.number(), output)


def learn_entries(
    style: Style, library: Library, ids: Collection[str], *, locale: str | None = None, output: OutputFormat = HTML
) -> Learnt:
    """What `format_entries` needs of some references of a library, so that processes can share the work.

    It learns, too, how cites of them are told apart.
    """
    with uncollected():
        session, _ = _alone(style, library, ids, locale, output)
        for id in () if session.is_numbered else session.references:
            session.key(id)
    return session.known.learnt(ids, output)


def take_entries(
    style: Style, library: Library, learnt: Learnt, *, locale: str | None = None, output: OutputFormat = HTML
) -> None:
    """Let a library know what another one, of the same references, learnt of some: it is not made again."""
    library.kept(compile_style(style, locale)).learn(learnt, output)


def _entries(session: Session, order: list[str], output: OutputFormat) -> tuple[BibliographyEntry, ...]:
    """The entries in order. One that does not depend on the document is written once and kept in the library."""
    writer = Writer(output, session.program.locale)
    known = session.known.entries(output, session.is_alone) if session.keeps_entries else {}
    fresh = [id for id in order if id not in known or id in session.expansions]
    written = {id: writer.text(tree) for id, tree in _outputs(session, fresh)}
    known.update({id: text for id, text in written.items() if id not in session.expansions})
    return tuple([BibliographyEntry(id, written.get(id) or known[id]) for id in order if id in written or id in known])


def _outputs(session: Session, ids: list[str]) -> list[tuple[str, Output]]:
    if not session.is_alone or session.style.has_bibliography:
        return bibliography_outputs(session, ids)
    cites = ((id, citation_output(session, [Cite(id)], [CitePosition()])) for id in ids)
    return [(id, output) for id, output in cites if output is not None]


def author_text(style: Style, library: Library, id: str, *, locale: str | None = None) -> str:
    """Who is meant where a reference of the library is part of a sentence, as plain text; nothing if nobody knows.

    It is what a later mention shows: short names, and what stands for them where there are none.
    """
    read = library.read([id])
    session = Session(compile_style(style, locale), list(read.values()), library)
    return Writer(TEXT, session.program.locale).text(session.author(id, LATER)).strip() if read else ""


class _Citations:
    """Formats the citations of a document one after the other."""

    def __init__(self, session: Session, output: OutputFormat) -> None:
        style = session.style
        distance = style.option("near-note-distance", "5")
        self.session = session
        self.output = output
        self.writer = Writer(output, session.program.locale)
        self.positions = Positions(style.is_note, int(distance) if distance.isdecimal() and len(distance) < 10 else 5)

    def run(self, citations: Sequence[Citation]) -> list[FormattedCitation]:
        return [self._format(number + 1, citation) for number, citation in enumerate(citations)]

    def _format(self, number: int, citation: Citation) -> FormattedCitation:
        known = self.session.references
        missing = tuple([cite.id for cite in citation.cites if cite.id not in known])
        cites = [cite for cite in citation.cites if cite.id in known]
        lead = cites[:1] if citation.composite and not (missing and citation.cites[0].id == missing[0]) else []
        cites = [*lead, *sort_cites(self.session, cites[len(lead) :])]
        cite_positions = self.positions.cite_positions(number, citation, cites)
        author: tuple[Part, ...] = ()
        if lead:
            author = self._author(lead[0], cite_positions[0])
            cites[0] = replace(lead[0], mode=Mode.SUPPRESS_AUTHOR)
        parts = self._parts(cites, cite_positions, citation.starts_sentence) if cites else ()
        return FormattedCitation((*parts, *self._missing(missing)), author, missing)

    def _parts(self, cites: list[Cite], cite_positions: list[CitePosition], starts_sentence: bool) -> tuple[Part, ...]:
        if cites[0].mode is Mode.AUTHOR_ONLY:
            author = self._author(cites[0], cite_positions[0])
            if len(cites) == 1:
                return author
            rest = self.writer.parts(citation_output(self.session, cites[1:], cite_positions[1:]))
            gap = () if self.session.style.is_note or not rest else (Part(self.output.escape(" ")),)
            return (*author, *gap, *rest)
        return self.writer.parts(citation_output(self.session, cites, cite_positions, starts_sentence))

    def _author(self, cite: Cite, cite_position: CitePosition) -> tuple[Part, ...]:
        """The author part of a cite, without the affixes of the layout."""
        author = self.session.author(cite.id, cite_position)
        return tuple([Part(part.text, cite.id) for part in self.writer.parts(author)])

    def _missing(self, missing: tuple[str, ...]) -> tuple[Part, ...]:
        """What stands for a reference that there is not: its id, bold, with a question mark."""
        before, after = self.output.tags.get(("font-weight", "bold"), ("", ""))
        return tuple([Part(before + self.output.escape(id + "?") + after, id) for id in missing])
