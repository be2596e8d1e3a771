"""The options of briefsite, read from mkdocs.yml without MkDocs, so that a check needs no build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from briefsite.model import Level, Lines, Options, Place, Problem
from briefsite.read import read_text
from briefsite.settings_file import broken_addresses, load_settings, refuse_growth

CONFIGURATION = "mkdocs.yml"


_INCLUDES = re.compile(r"snippets|include|markdown_?exec|mdx_?exec", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")


def read_options(root: Path) -> tuple[Options, tuple[Problem, ...]]:
    """The options in the project's mkdocs.yml, and what is wrong with it."""
    file = read_text(root, CONFIGURATION)
    if isinstance(file, Problem):
        return Options(), (file,)
    try:
        config = load_settings(file.text)
    except yaml.YAMLError as error:
        return Options(), (_unreadable(error),)
    if not isinstance(config, Mapping):
        return Options(), (Problem("unreadable-file", Place(CONFIGURATION), "mkdocs.yml must be a list of settings"),)
    return options_of(config, file.text)


def refuse_settings(text: str) -> Problem | None:
    """What makes settings that MkDocs has read too much for whatever looks through them: circles, bombs of aliases."""
    try:
        refuse_growth(text)
    except yaml.YAMLError as error:
        return _unreadable(error)
    return None


def _unreadable(error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Place(CONFIGURATION, mark.line + 1, mark.column + 1) if mark else Place(CONFIGURATION)
    return Problem("unreadable-file", place, f"mkdocs.yml cannot be read: {getattr(error, 'problem', None) or error}")


def options_of(config: Mapping[str, Any], text: str = "") -> tuple[Options, tuple[Problem, ...]]:
    """The options in the settings of MkDocs: `site_name`, `site_url` and `extra.briefsite`; `text` is the file's."""
    extra = config.get("extra")
    own = extra.get("briefsite") if isinstance(extra, Mapping) else None
    own = own if isinstance(own, Mapping) else {}
    known = {"citation_style", "sources_per_page", "iframes", "levels", "quotation_marks"}
    problems = tuple(
        Problem("unknown-option", Place(CONFIGURATION), f"`extra.briefsite.{name}` is no option of briefsite")
        for name in own
        if name not in known
    )
    default = Options()
    per_page = own.get("sources_per_page", default.sources_per_page)
    if not isinstance(per_page, int) or isinstance(per_page, bool) or per_page < 1:
        it_is = f"; it is `{per_page}`" if isinstance(per_page, str | int | float) else ""
        text = f"`extra.briefsite.sources_per_page` must be a number from 1{it_is}"
        problems += (Problem("wrong-option", Place(CONFIGURATION), text),)
        per_page = default.sources_per_page
    extensions = _extensions(config.get("markdown_extensions"))
    problems += tuple(_inclusions(extensions))
    problems += tuple(
        Problem("bad-address", _place_of(value, text), f"`{name}` is `{value[:80]}`, which is no web address: {why}")
        for name, value, why in sorted(broken_addresses(config))
    )
    frames, wrong_frames = _frames(own.get("iframes", []))
    levels, wrong_levels = _levels(own.get("levels", {}))
    marks, wrong_marks = _quotation_marks(own.get("quotation_marks", {}))
    problems += (*wrong_frames, *wrong_levels, *wrong_marks)
    style = own.get("citation_style", default.citation_style)
    options = Options(
        citation_style=style if isinstance(style, str) else default.citation_style,
        site_name=str(config.get("site_name") or default.site_name),
        site_url=str(config.get("site_url") or ""),
        sources_per_page=per_page,
        frames=frames,
        levels=levels,
        quotation_marks=marks,
        extensions=tuple(sorted(set(extensions))),
    )
    return options, problems


def _place_of(value: str, text: str) -> Place:
    """The first place of a value in the text of mkdocs.yml."""
    start = text.find(value)
    return Lines.of(CONFIGURATION, text).place(start) if start >= 0 else Place(CONFIGURATION)


def _extensions(given: object) -> tuple[str, ...]:
    """The names of the extensions of Markdown that are listed, some of them with settings."""
    listed = given if isinstance(given, list) else list(given) if isinstance(given, dict) else []
    names = (name for entry in listed for name in (entry if isinstance(entry, Mapping) else [entry]))
    return tuple(name for name in names if isinstance(name, str))


def _inclusions(extensions: Iterable[str]) -> Iterator[Problem]:
    """Extensions of Markdown by which a text could put any file into a page: one of a draft, or of the machine."""
    for name in extensions:
        if _INCLUDES.search(name):
            message = (
                f"`{name}` lets a brief put any file into its page, drafts too; take it out of `markdown_extensions`"
            )
            yield Problem("file-inclusion", Place(CONFIGURATION), message)


def _levels(given: object) -> tuple[dict[str, Level], tuple[Problem, ...]]:
    """How grave the publication takes rules to be. Whether there are such rules is for the check to say."""
    names = ", ".join(f"`{level}`" for level in Level)
    example = "for example `uncited-source: warning`"
    if not isinstance(given, Mapping):
        message = f"`extra.briefsite.levels` must name rules, each with its level ({names}), {example}"
        return {}, (Problem("wrong-option", Place(CONFIGURATION), message),)
    levels = {
        str(rule): Level(level) for rule, level in given.items() if isinstance(level, str) and level in set(Level)
    }
    return levels, tuple(
        Problem(
            "wrong-option",
            Place(CONFIGURATION),
            f"`{str(rule)[:80]}` of `extra.briefsite.levels` must be one of {names}, {example};"
            f" it has {f'`{str(level)[:80].lower()}`' if isinstance(level, str | int | float) else 'something else'}",
        )
        for rule, level in given.items()
        if str(rule) not in levels
    )


def _quotation_marks(given: object) -> tuple[dict[str, tuple[str, str, str, str]] | None, tuple[Problem, ...]]:
    """The publication's own quotation marks by language; None for `false`: what is typed stays."""
    if given is False:
        return None, ()
    example = "for example `en: [“, ”, ‘, ’]`: opening, closing, and the two within a quotation"
    if not isinstance(given, Mapping):
        message = (
            f"`extra.briefsite.quotation_marks` must be `false`, or name languages with four marks each, {example}"
        )
        return {}, (Problem("wrong-option", Place(CONFIGURATION), message),)
    marks: dict[str, tuple[str, str, str, str]] = {}
    wrong = []
    for tag, four in given.items():
        if isinstance(four, list) and len(four) == 4 and all(isinstance(mark, str) and mark.strip() for mark in four):
            marks[str(tag)] = (four[0], four[1], four[2], four[3])
        else:
            message = f"`{str(tag)[:80]}` of `extra.briefsite.quotation_marks` must be a list of four marks, {example}"
            wrong.append(Problem("wrong-option", Place(CONFIGURATION), message))
    return marks, tuple(wrong)


def _frames(hosts: object) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The hosts from which frames are allowed; anything that is no name of a host is a problem, and allows nothing."""
    if not isinstance(hosts, list):
        message = "`extra.briefsite.iframes` must be a list of hosts, for example `iframes: [player.vimeo.com]`"
        return frozenset(), (Problem("wrong-option", Place(CONFIGURATION), message),)
    named = frozenset(host for host in hosts if isinstance(host, str) and _HOST.fullmatch(host))
    return named, tuple(
        Problem(
            "wrong-option",
            Place(CONFIGURATION),
            f"`extra.briefsite.iframes` names hosts, such as `player.vimeo.com`, without `https://` or a path;"
            f" it has {f'`{host[:80]}`' if isinstance(host, str) else 'something else'}",
        )
        for host in hosts
        if not (isinstance(host, str) and host in named)
    )
