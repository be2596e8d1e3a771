"""The options of briefsite, read from mkdocs.yml without MkDocs, so that a check needs no build."""

from __future__ import annotations

import os
import re
import zoneinfo
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from briefsite.model import Level, Options, Place, Problem, nearest_place
from briefsite.model.looks import FOOT
from briefsite.model.nearest import Nearest
from briefsite.model.rules import settings as rules
from briefsite.model.rules.front_matter import BAD_ADDRESS
from briefsite.model.slugs import describe
from briefsite.read.addresses import fault, is_web, split
from briefsite.read.configuration import CONFIGURATION, Configuration, mapping_or_empty, read_configuration
from briefsite.read.exports import read_exports
from briefsite.read.extension_settings import extension_settings, inclusions, listed_extensions, wrong_toc
from briefsite.read.front_matter.formats import is_language
from briefsite.read.front_page import read_front_page
from briefsite.read.language_tags import is_unknown, meant
from briefsite.read.licenses import read_license
from briefsite.read.offprint_fonts import found_scripts
from briefsite.read.plugin_options import plugin_options
from briefsite.read.settings_file import broken_addresses
from briefsite.read.shared_settings import EXTENSIONS
from briefsite.read.wrong_settings import Wrong as _Wrong
from briefsite.read.wrong_settings import quoted, wrong_item
from briefsite.read.wrong_settings import wrong as _wrong

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_OWN = "extra.briefsite"
OFFLINE = "BRIEFSITE_OFFLINE"
"""The variable of the environment by which a build knows that its pages are for a disk."""
KNOWN = frozenset(
    ("citation_style", "sources_per_page", "front_page", "iframes", "levels", "quotation_marks", "timezone", "license")
    + ("cards", "cite_styles", "epub", "exports", "offprints", "references_in_head", "versions")
    + ("logo_dark", "fonts", "part_of", *FOOT)  # `briefsite.read.looks` reads these
)

_Value = TypeVar("_Value")


def read_options(root: Path) -> tuple[Options, tuple[Problem, ...]]:
    """The options in the project's mkdocs.yml, and what is wrong with it."""
    return options_in(read_configuration(root))


def options_in(configuration: Configuration) -> tuple[Options, tuple[Problem, ...]]:
    """The options in a mkdocs.yml that was read, and what is wrong with it: with the file, or else with them."""
    options, wrong = options_of(configuration.values, configuration.places)
    return options, configuration.problems or wrong


def options_of(
    config: Mapping[str, Any], places: Mapping[str, Place] | None = None
) -> tuple[Options, tuple[Problem, ...]]:
    """The options in the settings of MkDocs: `site_name`, `site_url`, `use_directory_urls` and `extra.briefsite`.

    `places` says where each setting stands.
    """
    own = mapping_or_empty(mapping_or_empty(config.get("extra")).get("briefsite"))
    toc = extension_settings("toc", config)
    wrong = [*_unknown(own), *plugin_options(config.get("plugins")), *wrong_toc(toc)]
    options = _options(config, own, toc, wrong)
    wrong += [*_docs_dir(config), *_broken_addresses(config), *inclusions(config)]
    return options, tuple(breach.at(nearest_place(places or {}, key, Place(CONFIGURATION))) for key, breach in wrong)


def _options(config: Mapping[str, Any], own: Mapping[str, Any], toc: Mapping[str, Any], wrong: list[_Wrong]) -> Options:
    """The options, from the settings, ours among them and those of `toc`; what is wrong is added to `wrong`."""
    default = Options()

    def take(found: tuple[_Value, Sequence[_Wrong]]) -> _Value:
        wrong.extend(found[1])
        return found[0]

    separator = toc.get("separator", default.slug_separator)
    single = {name: take(_single(name, own)) for name in _SINGLE}
    single["cite_styles"] = tuple(single["cite_styles"])
    return Options(
        **single,
        site_name=str(config.get("site_name") or default.site_name),
        front_page=take(read_front_page(own.get("front_page"))),
        frames=take(_frames(own.get("iframes", []))),
        levels=take(levels_of(own.get("levels", {}))),
        offprints=take(_offprints(own.get("offprints", False))),
        quotation_marks=take(_quotation_marks(own.get("quotation_marks", {}))),
        site_url=take(_site_url(config.get("site_url"))),
        exports=take(read_exports(own.get("exports"), config.get("site_url"))),
        license=take(read_license(own.get("license"))),
        language=take(_language(mapping_or_empty(config.get("theme")).get("language"))),
        extensions=tuple(sorted({*(name for _, name, _ in listed_extensions(config)), *EXTENSIONS})),
        slugify=describe(toc.get("slugify")),
        slug_separator=separator if isinstance(separator, str) else default.slug_separator,
        directory_urls=config.get("use_directory_urls") is not False,
    )


def for_disk(options: Options, settings: Mapping[str, Any]) -> Options:
    """The options where pages are made to be opened from a disk: they still name their addresses on the web.

    `settings` are those of mkdocs.yml. Books have pages enough to read without a connection.
    """
    return replace(options, web_folders=settings.get("use_directory_urls") is not False, epub=False)


def _unknown(own: Mapping[Any, object]) -> Iterator[_Wrong]:
    nearest = Nearest(KNOWN)
    for name in own:
        if name not in KNOWN:
            yield f"{_OWN}.{name}", rules.UNKNOWN_OPTION.says(name=f"{_OWN}.{name}", hint=nearest.hint(str(name)))


def _broken_addresses(config: Mapping[str, Any]) -> Iterator[_Wrong]:
    for name, value, why in sorted(broken_addresses(config)):
        yield name, BAD_ADDRESS.says("setting", name=name, address=value[:80], why=why)


def _is_count(given: object) -> bool:
    return isinstance(given, int) and not isinstance(given, bool) and given > 0


def _are_names(given: object) -> bool:
    return isinstance(given, list | tuple) and all(isinstance(name, str) for name in given)


def _is_switch(given: object) -> bool:
    return isinstance(given, bool)


def _is_timezone(given: object) -> bool:
    """Whether it is the name of a time zone in the IANA database (RFC 6557)."""
    try:
        return isinstance(given, str) and bool(zoneinfo.ZoneInfo(given))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False


_SINGLE: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "citation_style": (
        lambda given: isinstance(given, str),
        "the name of a citation style, for example `citation_style: chicago-author-date`",
    ),
    "sources_per_page": (_is_count, "a number from 1"),
    "cite_styles": (_are_names, "a list of citation styles, for example `cite_styles: [apa, nature]`, or `[]`"),
    **dict.fromkeys(("cards", "references_in_head", "epub", "versions"), (_is_switch, "`true` or `false`")),
    "timezone": (_is_timezone, "the name of a time zone, for example `timezone: Asia/Jakarta`"),
}
"""Options that are a single value: what tells whether a value is one, and what it must be."""


def _single(name: str, own: Mapping[str, Any]) -> tuple[Any, tuple[_Wrong, ...]]:
    default = getattr(Options(), name)
    given = own.get(name, default)
    is_one, wanted = _SINGLE[name]
    return (given, ()) if is_one(given) else (default, (_wrong(f"{_OWN}.{name}", wanted, given),))


def _language(given: object) -> tuple[str, tuple[_Wrong, ...]]:
    """The language of the publication, which is that of its theme."""
    language = Options().language if given in (None, "") else str(given)
    if is_language(language) and not is_unknown(language):
        return language, ()
    wanted = f"the tag of a language, for example `language: {meant(language[:80]) or 'fr'}`"
    return Options().language, (_wrong("theme.language", wanted, language),)


def _docs_dir(config: Mapping[str, Any]) -> Iterator[_Wrong]:
    """Pages written by hand are read from docs/. MkDocs has made a whole path of the setting."""
    given, file = config.get("docs_dir"), config.get("config_file_path")
    if not isinstance(given, str):
        return
    found = os.path.relpath(given, Path(file).parent) if isinstance(file, str) else os.path.normpath(given)
    if found != "docs":
        yield _wrong("docs_dir", "`docs`, the folder in which pages written by hand stand", found)


def _site_url(given: object) -> tuple[str, tuple[_Wrong, ...]]:
    """The address of the site; MkDocs takes none without `https://`."""
    wanted = "the web address of the site, for example `site_url: https://briefs.example.org/`"
    if given in (None, ""):
        return "", ()
    if is_web(str(given)):
        parts = split(str(given))
        if parts and ("@" in parts.netloc or parts.query or parts.fragment):  # a password would stand on every page
            return "", (_wrong("site_url", f"{wanted}, with no name or password in it and no `?` or `#` behind"),)
        return str(given), ()
    return "", () if fault(str(given)) else (_wrong("site_url", wanted, str(given)),)


def levels_of(given: object, name: str = f"{_OWN}.levels") -> tuple[dict[str, Level], tuple[_Wrong, ...]]:
    """How grave the publication takes rules to be. Whether there are such rules is for the check to say."""
    names = ", ".join(f"`{level}`" for level in Level)
    example = "for example `uncited-source: warning`"
    if not isinstance(given, Mapping):
        return {}, ((name, rules.WRONG_OPTION.says("levels", name=name, names=names, example=example)),)
    levels = {str(rule): Level(level) for rule, level in given.items() if level in [*Level]}
    return levels, tuple(
        wrong_item(name, rule, f"one of {names}, {example}; it has {quoted(level).lower()}")
        for rule, level in given.items()
        if str(rule) not in levels
    )


def _quotation_marks(given: object) -> tuple[dict[str, tuple[str, str, str, str]] | None, tuple[_Wrong, ...]]:
    """The publication's own quotation marks by language; None for `false`: what is typed stays."""
    if given is False:
        return None, ()
    name = f"{_OWN}.quotation_marks"
    example = "for example `en: [“, ”, ‘, ’]`: opening, closing, and the two within a quotation"
    if not isinstance(given, Mapping):
        return {}, (_wrong(name, f"`false`, or name languages with four marks each, {example}"),)
    marks: dict[str, tuple[str, str, str, str]] = {}
    wrong: list[_Wrong] = []
    for tag, four in given.items():
        language = "no" if tag is False else str(tag)  # YAML takes the Norwegians' tag for a negation
        if not is_language(language):
            breach = rules.WRONG_OPTION.says("no-tag", item=language[:80], name=name, example=example)
            wrong.append((f"{name}.{tag}", breach))
        elif isinstance(four, list) and len(four) == 4 and all(isinstance(mark, str) and mark.strip() for mark in four):
            marks[language] = (four[0], four[1], four[2], four[3])
        else:
            wrong.append(wrong_item(name, tag, f"a list of four marks, {example}", language))
    return marks, tuple(wrong)


def _offprints(given: object) -> tuple[tuple[str, ...], tuple[_Wrong, ...]]:
    """The scripts in which offprints can be set on this machine, where the publication asks for them."""
    if isinstance(given, bool):
        return found_scripts() if given else (), ()
    return (), (_wrong(f"{_OWN}.offprints", "`true` or `false`, for example `offprints: true`", given),)


def _frames(hosts: object) -> tuple[tuple[str, ...], tuple[_Wrong, ...]]:
    """The hosts from which frames are allowed; anything that is no name of a host is a problem, and allows nothing."""
    if not isinstance(hosts, list):
        return (), (_wrong(f"{_OWN}.iframes", "a list of hosts, for example `iframes: [player.vimeo.com]`"),)
    named = tuple(sorted({host for host in hosts if isinstance(host, str) and _HOST.fullmatch(host)}))
    return named, tuple(
        (f"{_OWN}.iframes.{number}", rules.WRONG_OPTION.says("hosts", name=f"{_OWN}.iframes", host=quoted(host)))
        for number, host in enumerate(hosts)
        if host not in named
    )
