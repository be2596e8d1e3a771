"""From a folder on disk to a parsed project: the stages read and parse, and all that they found wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefsite.fast.cache import Form, Memo, json_form
from briefsite.fast.cache.bibliography_lines import decode_bibliography, encode_bibliography
from briefsite.fast.garbage_collection import uncollected
from briefsite.model import (
    Bibliography,
    Brief,
    Chart,
    Document,
    Lines,
    Options,
    Person,
    Place,
    Problem,
    Project,
    TextFile,
    Topic,
)
from briefsite.model.rules.files import MISPLACED_BRIEF, UNREADABLE_FILE
from briefsite.model.rules.front_matter import MISSING_FRONT_MATTER
from briefsite.read.configuration import Configuration, navigation_of, read_configuration
from briefsite.read.conflicts import conflicts_in
from briefsite.read.files import Contents, list_files, read_text
from briefsite.read.front_matter import (
    links_in,
    parse_front_matter,
    parse_page_front,
    parse_people,
    parse_topics,
    release,
    with_citations,
)
from briefsite.read.front_matter.examples import Known, with_own_examples
from briefsite.read.hazards import hazards
from briefsite.read.links_on_disk import link_fault
from briefsite.read.looks import read_looks
from briefsite.read.markdown import UnclosedFrontMatter, parse_markdown, split_front_matter, why_unclosed, why_unopened
from briefsite.read.options import options_of
from briefsite.read.own_words import read_own_words
from briefsite.read.style_files import broken_styles, names_of
from briefsite.read.theme_templates import is_template
from briefsite.wording import OwnWords

BIBLIOGRAPHY = "sources.bib"
TOPICS = "briefs/topics.yml"
PEOPLE = "briefs/people.yml"
READING, _READING_SOURCES = "reading", "reading sources"
"""What the memo calls this stage."""
_AS_LINES = Form(encode_bibliography, decode_bibliography)
LONG = 100_000
"""A bibliography of so many letters takes longer to read than another process to start."""

_Entry = TypeVar("_Entry", Topic, Person)
_Read = Callable[[str], TextFile | Problem]


@uncollected()
def load_project(
    root: Path,
    options: Options | None = None,
    memo: Memo | None = None,
    contents: Contents | None = None,
    configuration: Configuration | None = None,
) -> Project:
    """Read and parse everything below `root`. Never raises for what a file holds: problems are part of the result.

    `configuration` is what mkdocs.yml says, if it was read; without `options`, those in it are used. What `memo`
    remembers of a text is not parsed again, and what `contents` holds is not read again.
    """
    memo = memo or Memo()
    configuration = configuration or read_configuration(root)
    found: list[Problem] = []
    if options is None:
        options, wrong = options_of(configuration.values, configuration.places)
        found += configuration.problems or wrong
    files = [path for folder in ("briefs", "docs") for path in list_files(root, folder)]
    faults = {path: fault for path in files if (fault := link_fault(root, path))}
    found += (*configuration.repeated, *(fault.at(Place(path)) for path, fault in faults.items()))
    fit = [path for path in files if path not in faults]
    read = partial(read_text, root, contents=contents)
    own, wrong = read_own_words(root, contents)
    options = replace(options, words=own)
    found += wrong
    content = _read_content(read, fit, options, memo, found)
    found += hazards(root, fit)
    is_page_template = partial(is_template, root, configuration.values)
    documents, wrong_pages = _documents(partial(read, is_inside=True), fit, is_page_template)
    styles = {brief.front.citation_style for brief in content.briefs if brief.front.citation_style}
    styles.add(options.citation_style)
    looks, wrong_looks = read_looks(root, configuration, frozenset(files))
    found += (*wrong_looks, *wrong_pages, *broken_styles(root, styles, memo), *content.bibliography.problems)
    return Project(
        briefs=content.briefs,
        bibliography=content.bibliography,
        topics=content.topics,
        people=content.people,
        documents=documents,
        files=frozenset(files),
        styles=names_of(root, styles),
        options=options,
        navigation=navigation_of(configuration, frozenset(files)),
        looks=looks,
        settings=configuration.places,
        problems=tuple(found),
    )


class _Content(NamedTuple):
    """What editors write, parsed."""

    briefs: tuple[Brief, ...]
    bibliography: Bibliography
    topics: Mapping[str, Topic]
    people: Mapping[str, Person]


def _read_content(
    read: Callable[..., TextFile | Problem], fit: Sequence[str], options: Options, memo: Memo, found: list[Problem]
) -> _Content:
    """Read briefs, bibliography and vocabularies; what is wrong is added to `found`, but for that in sources."""
    begun_sources = _begin_reading_sources(_needed(read(BIBLIOGRAPHY)), memo)
    begun = _begin_reading(partial(read, is_inside=True), fit, options, memo)
    topics, wrong_topics = _vocabulary(_needed(read(TOPICS)), parse_topics)
    people, wrong_people = _vocabulary(_needed(read(PEOPLE)), parse_people)
    briefs, wrong_briefs = begun()
    bibliography = begun_sources()
    known = Known(topics, people, tuple(brief.slug for brief in briefs), bibliography.references)
    found += (*wrong_topics, *wrong_people, *with_own_examples(wrong_briefs, known))
    return _Content(briefs, bibliography, topics, people)


def _needed(file: TextFile | Problem) -> TextFile | Problem:
    """A file that each project has. Who begins one learns that it may be empty."""
    if isinstance(file, Problem) and file.message.startswith("there is no file"):
        return UNREADABLE_FILE.at(file.place, "absent-yet", path=file.place.path)
    return file


class _BriefFile(Struct, frozen=True):
    """The file of a brief, and what of the publication's options decides how it is read (`parse_brief`)."""

    file: TextFile
    timezone: str
    language: str
    words: OwnWords


class _Parsed(Struct, frozen=True):
    """What became of a brief's file; the brief has not its text, which the file has."""

    brief: Brief | None
    problems: tuple[Problem, ...]


def parse_brief(
    file: TextFile, timezone: str = "UTC", language: str = "en", own: OwnWords = ()
) -> tuple[Brief | None, tuple[Problem, ...]]:
    """A brief from its text, whose days begin at midnight in `timezone`, in `language` where it names none.
    `own` is what the publication says otherwise.

    None where there is not enough of a front matter to make a page, or two versions stand in the file.
    """
    if conflicts := conflicts_in(file):
        return None, conflicts
    try:
        span = split_front_matter(file.text)
    except UnclosedFrontMatter as error:
        return None, (_no_front_matter(file, *(why_unclosed(file.text) or (0, str(error)))),)
    if span is None:
        empty = "the file is empty; " if not file.text.strip() else ""
        offset, reason = why_unopened(file.text)
        return None, (_no_front_matter(file, offset, reason, empty),)
    front, problems = parse_front_matter(file, span.start, span.end, timezone, language)
    if front is None:
        return None, problems
    body = parse_markdown(file, span.body_start, front.lang)
    front, front_problems = with_citations(front, file.path, front.lang)
    charts: tuple[Chart, ...] = ()
    chart_problems: tuple[Problem, ...] = ()
    if body.fences:
        # Imported here: few briefs have charts, and numbers in words of every language are slow to start with.
        from briefsite.read.charts import read_charts

        charts, chart_problems = read_charts(file, body, front.lang, own)
    links = tuple(links_in(front, file.path))
    brief = Brief(PurePosixPath(file.path).stem, file.path, front, body, charts, release(front, timezone), links)
    return brief, (*problems, *front_problems, *body.problems, *chart_problems)


def _no_front_matter(file: TextFile, offset: int, reason: str, empty: str = "") -> Problem:
    return MISSING_FRONT_MATTER.at(Lines.of(file.path, file.text).place(offset), empty=empty, reason=reason)


def _texts(read: _Read, paths: Iterable[str]) -> tuple[list[TextFile], list[Problem]]:
    files = [read(path) for path in paths]
    texts = [file for file in files if isinstance(file, TextFile)]
    return texts, [problem for problem in files if isinstance(problem, Problem)]


def _begin_reading_sources(file: TextFile | Problem, memo: Memo) -> Callable[[], Bibliography]:
    """Begin to parse the bibliography: before all else, for nothing takes as long, and it cannot be shared out."""
    if isinstance(file, Problem):
        return lambda: Bibliography({}, (file,))
    worth = 1 if len(file.text) >= LONG else 2
    parsed = memo.stream(_READING_SOURCES, _parse_sources, [file], _AS_LINES, worth)
    return lambda: next(parsed)


def _parse_sources(file: TextFile) -> Bibliography:
    # Imported here: it compiles large patterns, and most builds know their sources already.
    from briefsite.read.bibliography import parse_bibliography

    return parse_bibliography(file)


def _begin_reading(
    read: _Read, files: Iterable[str], options: Options, memo: Memo
) -> Callable[[], tuple[tuple[Brief, ...], list[Problem]]]:
    """Begin to parse every brief; what is given back gives them, and what is wrong with them."""
    paths = [path for path in files if path.startswith("briefs/") and path.endswith(".md")]
    texts, problems = _texts(read, [path for path in paths if path.count("/") == 1])
    problems += [MISPLACED_BRIEF.at(Place(path), path=path) for path in paths if path.count("/") > 1]
    briefs = [_BriefFile(text, options.timezone, options.language, options.words) for text in texts]
    parsed = memo.stream(READING, _parse, briefs, json_form(_Parsed))

    def result() -> tuple[tuple[Brief, ...], list[Problem]]:
        outcomes = list(map(_outcome, texts, parsed))
        found = (problem for outcome in outcomes for problem in outcome.problems)
        briefs = tuple(outcome.brief for outcome in outcomes if outcome.brief is not None)
        return briefs, [*problems, *found]

    return result


def _parse(given: _BriefFile) -> _Parsed:
    brief, problems = parse_brief(given.file, given.timezone, given.language, given.words)
    return _Parsed(brief and _with_text(brief, ""), problems)


def _outcome(file: TextFile, parsed: _Parsed) -> _Parsed:
    return replace(parsed, brief=parsed.brief and _with_text(parsed.brief, file.text))


def _with_text(brief: Brief, text: str) -> Brief:
    return replace(brief, body=replace(brief.body, text=text))


def _documents(
    read: _Read, files: Iterable[str], is_template: Callable[[str], bool]
) -> tuple[tuple[Document, ...], list[Problem]]:
    texts, problems = _texts(read, [path for path in files if path.startswith("docs/") and path.endswith(".md")])
    documents = []
    for text in texts:
        problems += conflicts_in(text)
        try:
            span = split_front_matter(text.text)
        except UnclosedFrontMatter:
            span = None  # MkDocs shows such a page as it is
        front = None
        if span:
            front, found = parse_page_front(text, span.start, span.end, is_template)
            problems += found
        documents.append(Document(text.path, parse_markdown(text, span.body_start if span else 0), front))
    return tuple(documents), problems


def _vocabulary(
    file: TextFile | Problem, parse: Callable[[TextFile], tuple[Mapping[str, _Entry], tuple[Problem, ...]]]
) -> tuple[Mapping[str, _Entry], tuple[Problem, ...]]:
    if isinstance(file, Problem):
        return {}, (file,)
    conflicts = conflicts_in(file)
    return ({}, conflicts) if conflicts else parse(file)
