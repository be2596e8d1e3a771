"""From a folder on disk to a parsed project: the stages read and parse, and all that they found wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefsite.model import Bibliography, Brief, Document, Options, Person, Place, Problem, Project, TextFile, Topic
from briefsite.model.codec import json_form
from briefsite.model.memory import Memory, NoMemory
from briefsite.model.rules.files import MISPLACED_BRIEF, UNREADABLE_FILE
from briefsite.read.brief import parse_brief
from briefsite.read.configuration import Configuration, navigation_of, read_configuration
from briefsite.read.conflicts import conflicts_in
from briefsite.read.extension_settings import extension_settings
from briefsite.read.files import Contents, list_files, read_text
from briefsite.read.front_matter import parse_people, parse_topics
from briefsite.read.front_matter.examples import KnownNames, with_own_examples
from briefsite.read.glossary import EXTENSION as GLOSSARY
from briefsite.read.glossary import read_glossary
from briefsite.read.hazards import hazards
from briefsite.read.known_settings import setting_problems, unusable
from briefsite.read.links_on_disk import link_fault
from briefsite.read.looks import read_looks
from briefsite.read.missing_plugins import missing_plugins
from briefsite.read.options import options_in
from briefsite.read.outdated_settings import outdated_settings
from briefsite.read.own_words import read_own_words
from briefsite.read.page import pages_that_cite, parse_page, without_templates
from briefsite.read.plugin_setting import is_ordinary, names_of_plugins, plugin_problems
from briefsite.read.sources_file import AS_LINES, BIBLIOGRAPHY, READING_SOURCES, SourcesFile, parse_sources
from briefsite.read.style_files import broken_styles, names_of, note_styles
from briefsite.read.theme_templates import is_template
from briefsite.wording import OwnWords

TOPICS = "briefs/topics.yml"
PEOPLE = "briefs/people.yml"
READING = "reading"
"""What the memo calls this stage."""
LONG = 100_000
"""A bibliography of so many letters takes longer to read than another process to start."""

_READ_BRACES = frozenset(("macros", "git-revision-date-localized"))
"""Plugins that put something in the place of `{{ … }}` in pages of docs/."""

_Entry = TypeVar("_Entry", Topic, Person)
_Read = Callable[[str], TextFile | Problem]


def load_project(
    root: Path,
    options: Options | None = None,
    memo: Memory | None = None,
    contents: Contents | None = None,
    configuration: Configuration | None = None,
) -> Project:
    """Read and parse everything below `root`. Never raises for what a file holds: problems are part of the result.

    `configuration` is what mkdocs.yml says, if it was read; without `options`, those in it are used. What `memo`
    remembers of a text is not parsed again, and what `contents` holds is not read again.
    """
    memo = memo or NoMemory()
    configuration = configuration or read_configuration(root)
    options, wrong_settings = _options(root, options, configuration, contents)
    files, fit, wrong_files = _files(root)
    looks, wrong_looks = read_looks(root, configuration, files)
    read = partial(read_text, root, contents=contents)
    project = _read_content(read, fit, options, memo, partial(is_template, root, configuration.values))
    wrong_styles = broken_styles(root, project.styles_in_use, memo)
    return replace(
        project,
        documents=_as_plugins_read(project.documents, configuration),
        files=files,
        styles=names_of(root / "styles", project.styles_in_use),
        note_styles=note_styles(root / "styles", project.styles_in_use, memo),
        navigation=navigation_of(configuration, files),
        looks=looks,
        settings=configuration.places,
        problems=(*wrong_settings, *wrong_files, *wrong_looks, *wrong_styles, *project.problems),
    )


def _options(
    root: Path, options: Options | None, configuration: Configuration, contents: Contents | None
) -> tuple[Options, tuple[Problem, ...]]:
    """The options, with the publication's own words, and what is wrong with the settings and these."""
    options, wrong = (options, ()) if options else options_in(configuration)
    words, wrong_words = read_own_words(root, contents)
    wrong_glossary = read_glossary(root, extension_settings(GLOSSARY, configuration.values))[1]
    is_publication = not is_ordinary(root, configuration)  # elsewhere settings do what the theme makes of them
    return replace(options, words=words), (
        *configuration.repeated,
        *wrong,
        *plugin_problems(root, configuration),
        *missing_plugins(configuration, unusable("plugins")),
        *wrong_words,
        *wrong_glossary,
        *outdated_settings(configuration),
        *(setting_problems(configuration) if is_publication else ()),
    )


def _as_plugins_read(pages: tuple[Document, ...], configuration: Configuration) -> tuple[Document, ...]:
    """Pages of docs/ as they are where a plugin reads what stands in braces."""
    plugins = {name for _, name in names_of_plugins(configuration.values.get("plugins"))}
    return pages if plugins.isdisjoint(_READ_BRACES) else tuple(map(without_templates, pages))


def _files(root: Path) -> tuple[frozenset[str], list[str], list[Problem]]:
    """Every file in briefs/ and docs/, those of them that may be read, and what is wrong with being there."""
    files = [path for folder in ("briefs", "docs") for path in list_files(root, folder)]
    faults = {path: fault for path in files if (fault := link_fault(root, path))}
    fit = [path for path in files if path not in faults]
    return frozenset(files), fit, [*(fault.at(Place(path)) for path, fault in faults.items()), *hazards(root, fit)]


def _read_content(
    read: Callable[..., TextFile | Problem],
    fit: Sequence[str],
    options: Options,
    memo: Memory,
    is_page_template: Callable[[str], bool],
) -> Project:
    """Of a project what editors write, with all that is wrong in it."""
    begun_sources = _begin_reading_sources(_needed(read(BIBLIOGRAPHY)), options.language, memo)
    begun = _begin_reading(partial(read, is_inside=True), fit, options, memo)
    topics, wrong_topics = _vocabulary(_needed(read(TOPICS)), partial(parse_topics, lang=options.language))
    people, wrong_people = _vocabulary(_needed(read(PEOPLE)), partial(parse_people, lang=options.language))
    documents, wrong_pages = _documents(partial(read, is_inside=True), fit, options.language, is_page_template)
    briefs, wrong_briefs = begun()
    bibliography = begun_sources()
    known = KnownNames(topics, people, tuple(brief.slug for brief in briefs), bibliography.references)
    wrong_names = with_own_examples(wrong_briefs, known)
    pages = pages_that_cite(documents, bibliography.references)
    problems = (*wrong_topics, *wrong_people, *wrong_names, *wrong_pages, *bibliography.problems)
    return Project(briefs, bibliography, topics, people, pages, options=options, problems=problems)


def _needed(file: TextFile | Problem) -> TextFile | Problem:
    """A file that each project has. Who begins one learns that it may be empty."""
    if isinstance(file, Problem) and file.message.startswith("there is no file"):
        return UNREADABLE_FILE.at(file.place, "absent-yet", path=file.place.path)
    return file


def _texts(read: _Read, paths: Iterable[str]) -> tuple[list[TextFile], list[Problem]]:
    files = [read(path) for path in paths]
    texts = [file for file in files if isinstance(file, TextFile)]
    return texts, [problem for problem in files if isinstance(problem, Problem)]


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


def _begin_reading_sources(file: TextFile | Problem, language: str, memo: Memory) -> Callable[[], Bibliography]:
    """Begin to parse the bibliography: before all else, for nothing takes as long, and it cannot be shared out."""
    if isinstance(file, Problem):
        return lambda: Bibliography({}, (file,))
    worth = 1 if len(file.text) >= LONG else 2
    parsed = memo.stream(READING_SOURCES, parse_sources, [SourcesFile(file, language)], AS_LINES, worth=worth)
    return lambda: next(parsed)


def _begin_reading(
    read: _Read, files: Iterable[str], options: Options, memo: Memory
) -> Callable[[], tuple[tuple[Brief, ...], list[Problem]]]:
    """Begin to parse every brief; what is given back gives them, and what is wrong with them."""
    paths = [path for path in files if path.startswith("briefs/") and path.endswith(".md")]
    texts, problems = _texts(read, [path for path in paths if path.count("/") == 1])
    problems += [MISPLACED_BRIEF.at(Place(path), path=path) for path in paths if path.count("/") > 1]
    briefs = [_BriefFile(text, options.timezone, options.language, options.words) for text in texts]
    parsed = memo.stream(READING, _parse, briefs, json_form(_Parsed))

    def result() -> tuple[tuple[Brief, ...], list[Problem]]:
        outcomes = list(parsed)
        briefs = [
            _with_text(outcome.brief, file.text)
            for file, outcome in zip(texts, outcomes, strict=True)
            if outcome.brief is not None
        ]
        return tuple(briefs), [*problems, *(problem for outcome in outcomes for problem in outcome.problems)]

    return result


def _parse(given: _BriefFile) -> _Parsed:
    brief, problems = parse_brief(given.file, given.timezone, given.language, given.words)
    return _Parsed(brief and _with_text(brief, ""), problems)


def _with_text(brief: Brief, text: str) -> Brief:
    return replace(brief, body=replace(brief.body, text=text))


def _documents(
    read: _Read, files: Iterable[str], language: str, is_template: Callable[[str], bool]
) -> tuple[list[Document], list[Problem]]:
    texts, problems = _texts(read, [path for path in files if path.startswith("docs/") and path.endswith(".md")])
    parsed = [parse_page(text, language, is_template) for text in texts]
    return [page for page, _ in parsed], [*problems, *(problem for _, found in parsed for problem in found)]


def _vocabulary(
    file: TextFile | Problem, parse: Callable[[TextFile], tuple[Mapping[str, _Entry], tuple[Problem, ...]]]
) -> tuple[Mapping[str, _Entry], tuple[Problem, ...]]:
    if isinstance(file, Problem):
        return {}, (file,)
    conflicts = conflicts_in(file)
    return ({}, conflicts) if conflicts else parse(file)
