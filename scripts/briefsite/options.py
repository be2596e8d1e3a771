"""The options of briefsite, read from mkdocs.yml without MkDocs, so that a check needs no build."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefsite.addresses import fault, is_web
from briefsite.configuration import CONFIGURATION, read_configuration
from briefsite.front_matter.formats import is_language
from briefsite.model import Level, Options, Place, Problem, nearest_place
from briefsite.nearest import Nearest
from briefsite.settings_file import broken_addresses
from briefsite.shared_settings import EXTENSIONS
from briefsite.slugs import EXAMPLE, describe

_INCLUDES = re.compile(r"snippets|include|markdown_?exec|mdx_?exec", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_OWN = "extra.briefsite"
_KNOWN = frozenset(("citation_style", "sources_per_page", "iframes", "levels", "quotation_marks", "timezone"))

_Wrong = tuple[str, str]
"""A setting, as its places are named, and what is wrong with it."""


def read_options(root: Path) -> tuple[Options, tuple[Problem, ...]]:
    """The options in the project's mkdocs.yml, and what is wrong with it."""
    found = read_configuration(root)
    if found.problems:
        return Options(), found.problems
    return options_of(found.values, found.places)


def options_of(
    config: Mapping[str, Any], places: Mapping[str, Place] | None = None
) -> tuple[Options, tuple[Problem, ...]]:
    """The options in the settings of MkDocs: `site_name`, `site_url`, `use_directory_urls` and `extra.briefsite`.

    `places` says where each setting stands.
    """
    extra = config.get("extra")
    own = extra.get("briefsite") if isinstance(extra, Mapping) else None
    own = own if isinstance(own, Mapping) else {}
    default = Options()
    per_page, wrong_number = _per_page(own.get("sources_per_page", default.sources_per_page))
    frames, wrong_frames = _frames(own.get("iframes", []))
    levels, wrong_levels = _levels(own.get("levels", {}))
    marks, wrong_marks = _quotation_marks(own.get("quotation_marks", {}))
    timezone, wrong_zone = _timezone(own.get("timezone", default.timezone))
    site_url, wrong_address = _site_url(config.get("site_url"))
    style = own.get("citation_style", default.citation_style)
    unknown = list(_unknown(own))
    theme = config.get("theme")
    language, wrong_language = _language(theme.get("language") if isinstance(theme, Mapping) else None)
    toc = _settings("toc", config)
    separator = toc.get("separator", default.slug_separator)
    wrong = (
        *_no_function(toc.get("slugify")),
        *wrong_number,
        *wrong_frames,
        *wrong_levels,
        *wrong_marks,
        *wrong_zone,
        *wrong_address,
        *wrong_language,
    )
    problems = (
        *_problems("unknown-option", unknown, places or {}),
        *_problems("wrong-option", wrong, places or {}),
        *_problems("bad-address", _broken_addresses(config), places or {}),
        *_problems("file-inclusion", _inclusions(config.get("markdown_extensions")), places or {}),
    )
    options = Options(
        citation_style=style if isinstance(style, str) else default.citation_style,
        site_name=str(config.get("site_name") or default.site_name),
        site_url=site_url,
        language=language,
        sources_per_page=per_page,
        frames=frames,
        levels=levels,
        quotation_marks=marks,
        extensions=tuple(sorted({*_extensions(config.get("markdown_extensions")), *EXTENSIONS})),
        slugify=describe(toc.get("slugify")),
        slug_separator=separator if isinstance(separator, str) else default.slug_separator,
        timezone=timezone,
        directory_urls=config.get("use_directory_urls") is not False,
    )
    return options, problems


def _unknown(own: Mapping[Any, object]) -> Iterator[_Wrong]:
    nearest = Nearest(_KNOWN)
    for name in own:
        if name not in _KNOWN:
            yield f"{_OWN}.{name}", f"`{_OWN}.{name}` is no option of briefsite{nearest.hint(str(name))}"


def _broken_addresses(config: Mapping[str, Any]) -> Iterator[_Wrong]:
    for name, value, why in sorted(broken_addresses(config)):
        yield name, f"`{name}` is `{value[:80]}`, which is no web address: {why}"


def _extensions(given: object) -> tuple[str, ...]:
    """The names of the extensions of Markdown that are listed, some of them with settings."""
    listed = given if isinstance(given, list) else list(given) if isinstance(given, dict) else []
    names = (name for entry in listed for name in (entry if isinstance(entry, Mapping) else [entry]))
    return tuple(name for name in names if isinstance(name, str))


def _settings(extension: str, config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The settings of an extension of Markdown, as mkdocs.yml has them or as MkDocs has sorted them."""
    listed = config.get("markdown_extensions")
    entries = listed if isinstance(listed, list) else [listed]
    found = [entry[extension] for entry in entries if isinstance(entry, Mapping) and extension in entry]
    sorted_out = config.get("mdx_configs")
    if isinstance(sorted_out, Mapping):
        found.append(sorted_out.get(extension))
    return next((settings for settings in found if isinstance(settings, Mapping)), {})


def _no_function(slugify: object) -> Iterator[_Wrong]:
    if isinstance(slugify, str):
        message = f"`slugify` of `toc` must be a function, for example `slugify: {EXAMPLE}`; it is `{slugify[:80]}`"
        yield "markdown_extensions", message


def _problems(rule: str, wrong: Iterable[_Wrong], places: Mapping[str, Place]) -> Iterator[Problem]:
    for key, message in wrong:
        yield Problem(rule, nearest_place(places, key, Place(CONFIGURATION)), message)


def _per_page(given: object) -> tuple[int, tuple[_Wrong, ...]]:
    if isinstance(given, int) and not isinstance(given, bool) and given > 0:
        return given, ()
    it_is = f"; it is `{given}`" if isinstance(given, str | int | float) else ""
    message = f"`{_OWN}.sources_per_page` must be a number from 1{it_is}"
    return Options().sources_per_page, ((f"{_OWN}.sources_per_page", message),)


def _timezone(given: object) -> tuple[str, tuple[_Wrong, ...]]:
    """The time zone of the publication, by its name in the IANA database (RFC 6557)."""
    try:
        if isinstance(given, str):
            zoneinfo.ZoneInfo(given)
            return given, ()
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        pass
    it_is = f"; it is `{given[:80]}`" if isinstance(given, str) else ""
    message = f"`{_OWN}.timezone` must be the name of a time zone, for example `timezone: Asia/Jakarta`{it_is}"
    return Options().timezone, ((f"{_OWN}.timezone", message),)


def _language(given: object) -> tuple[str, tuple[_Wrong, ...]]:
    """The language of the publication, which is that of its theme."""
    if given in (None, ""):
        return Options().language, ()
    if is_language(str(given)):
        return str(given), ()
    message = f"`theme.language` must be the tag of a language, for example `language: fr`; it is `{str(given)[:80]}`"
    return Options().language, (("theme.language", message),)


def _site_url(given: object) -> tuple[str, tuple[_Wrong, ...]]:
    """The address of the site; MkDocs takes none without `https://`."""
    if given in (None, ""):
        return "", ()
    if is_web(str(given)):
        return str(given), ()
    message = (
        "`site_url` must be the web address of the site, for example `site_url: https://briefs.example.org/`;"
        f" it is `{str(given)[:80]}`"
    )
    return "", (("site_url", message),) if not fault(str(given)) else ()


def _inclusions(extensions: object) -> Iterator[_Wrong]:
    """Extensions of Markdown by which a text could put any file into a page: one of a draft, or of the machine."""
    listed = extensions if isinstance(extensions, list) else list(extensions) if isinstance(extensions, dict) else []
    for number, entry in enumerate(listed):
        for name in entry if isinstance(entry, Mapping) else [entry]:
            if isinstance(name, str) and _INCLUDES.search(name):
                message = (
                    f"`{name}` lets a brief put any file into its page, drafts too;"
                    " take it out of `markdown_extensions`"
                )
                place = number if isinstance(extensions, list) else name
                yield f"markdown_extensions.{place}", message


def _levels(given: object) -> tuple[dict[str, Level], tuple[_Wrong, ...]]:
    """How grave the publication takes rules to be. Whether there are such rules is for the check to say."""
    names = ", ".join(f"`{level}`" for level in Level)
    example = "for example `uncited-source: warning`"
    if not isinstance(given, Mapping):
        message = f"`{_OWN}.levels` must name rules, each with its level ({names}), {example}"
        return {}, ((f"{_OWN}.levels", message),)
    levels = {
        str(rule): Level(level) for rule, level in given.items() if isinstance(level, str) and level in set(Level)
    }
    return levels, tuple(
        (
            f"{_OWN}.levels.{rule}",
            f"`{str(rule)[:80]}` of `{_OWN}.levels` must be one of {names}, {example};"
            f" it has {f'`{str(level)[:80].lower()}`' if isinstance(level, str | int | float) else 'something else'}",
        )
        for rule, level in given.items()
        if str(rule) not in levels
    )


def _quotation_marks(given: object) -> tuple[dict[str, tuple[str, str, str, str]] | None, tuple[_Wrong, ...]]:
    """The publication's own quotation marks by language; None for `false`: what is typed stays."""
    if given is False:
        return None, ()
    example = "for example `en: [“, ”, ‘, ’]`: opening, closing, and the two within a quotation"
    if not isinstance(given, Mapping):
        message = f"`{_OWN}.quotation_marks` must be `false`, or name languages with four marks each, {example}"
        return {}, ((f"{_OWN}.quotation_marks", message),)
    marks: dict[str, tuple[str, str, str, str]] = {}
    wrong: list[_Wrong] = []
    for tag, four in given.items():
        language = "no" if tag is False else str(tag)  # YAML takes the Norwegians' tag for a negation
        if not is_language(language):
            message = f"`{language[:80]}` of `{_OWN}.quotation_marks` is no language tag, {example}"
            wrong.append((f"{_OWN}.quotation_marks.{tag}", message))
        elif isinstance(four, list) and len(four) == 4 and all(isinstance(mark, str) and mark.strip() for mark in four):
            marks[language] = (four[0], four[1], four[2], four[3])
        else:
            message = f"`{language[:80]}` of `{_OWN}.quotation_marks` must be a list of four marks, {example}"
            wrong.append((f"{_OWN}.quotation_marks.{tag}", message))
    return marks, tuple(wrong)


def _frames(hosts: object) -> tuple[frozenset[str], tuple[_Wrong, ...]]:
    """The hosts from which frames are allowed; anything that is no name of a host is a problem, and allows nothing."""
    if not isinstance(hosts, list):
        message = f"`{_OWN}.iframes` must be a list of hosts, for example `iframes: [player.vimeo.com]`"
        return frozenset(), ((f"{_OWN}.iframes", message),)
    named = frozenset(host for host in hosts if isinstance(host, str) and _HOST.fullmatch(host))
    return named, tuple(
        (
            f"{_OWN}.iframes.{number}",
            f"`{_OWN}.iframes` names hosts, such as `player.vimeo.com`, without `https://` or a path;"
            f" it has {f'`{host[:80]}`' if isinstance(host, str) else 'something else'}",
        )
        for number, host in enumerate(hosts)
        if not (isinstance(host, str) and host in named)
    )
