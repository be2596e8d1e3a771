"""mkdocs.yml: what would stop a build, or lead readers nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import asdict

from briefsite.check.facts import Facts, front_place
from briefsite.check.unpublished import state_of, why_not_published
from briefsite.model import WITHDRAWN, Place, Problem
from briefsite.model.nearest import did_you_mean
from briefsite.model.rules.links import DEAD_ANCHOR
from briefsite.model.rules.settings import (
    DEAD_NAVIGATION,
    NOT_IN_NAVIGATION,
    OPTION_REFUSED,
    PLACEHOLDER_ADDRESS,
    WITHOUT_DOI,
    WRONG_OPTION,
)
from briefsite.read.addresses import host_of
from briefsite.read.configuration import left_out_by
from briefsite.read.paths import site_path

_RESERVED = re.compile(
    r"(?:.*\.)?(?:example|test|invalid|localhost|local)|(?:.*\.)?example\.(?:com|net|org)|127(?:\.\d+){3}|0\.0\.0\.0|::1"
)
"""Hosts that nobody can have (RFC 2606, RFC 6761, RFC 6762), or that are the reader's own machine."""
_FILLED_IN = re.compile(
    r"(?:your|my)-?(?:name|user|username|site|domain|org|organi[sz]ation|institute)|user-?name|changeme"
)


def is_placeholder(address: str) -> bool:
    """Whether an address only stands for one that is still to be filled in."""
    host = host_of(address)
    return bool(_RESERVED.fullmatch(host)) or any(_FILLED_IN.fullmatch(part) for part in host.split("."))


def placeholder_address(facts: Facts) -> Iterator[Problem]:
    address = facts.project.options.site_url
    if is_placeholder(address):
        yield PLACEHOLDER_ADDRESS.at(facts.setting_place("site_url"), address=address[:80])


def dead_navigation(facts: Facts) -> Iterator[Problem]:
    for path, place in facts.project.navigation.entries or ():
        if path not in facts.published.files:
            if why := why_not_published(facts, path):
                yield DEAD_NAVIGATION.at(place, "not-published", path=path[:80], why=why)
            else:
                yield DEAD_NAVIGATION.at(place, path=path[:80], hint=did_you_mean(facts.published.nearest_file(path)))


def excluded_brief(facts: Facts) -> Iterator[Problem]:
    """Briefs whose pages MkDocs would leave out, and nothing else would."""
    for brief in facts.published.publication.standing:
        if brief.path in facts.project.navigation.excluded:
            why = "lists, feeds and files to take along hold the text of that brief all the same"
            do = "take it out, and write `status: draft` into the brief"
            place = facts.setting_place("exclude_docs")
            yield OPTION_REFUSED.at(place, item=brief.path, name="exclude_docs", why=why, do=do)


def excluded_generated(facts: Facts) -> Iterator[Problem]:
    """Pages and files that are made, and that MkDocs would leave out: every other page leads to them all the same."""
    site, patterns = facts.published, facts.project.navigation.exclusions
    if not patterns or not site.publication.standing:
        return
    briefs = {brief.path for brief in site.publication.standing}
    made = {*site.generated, *site.exports} - briefs - {*map(site_path, facts.project.files)}
    gone = set(left_out_by(patterns, made))
    for pattern in patterns:
        met = sorted(gone.intersection(left_out_by([pattern], made)), key=lambda path: (not path.endswith(".md"), path))
        if met:
            gone.difference_update(met)
            others = f" and {len(met) - 1:,} more are" if len(met) > 1 else " is"
            why = f"`{met[0]}`{others} made of the briefs, and other pages lead there"
            do = "take it out: a page that `nav` does not name is in no menu, and files have options of their own"
            yield OPTION_REFUSED.at(
                facts.setting_place("exclude_docs"), "breaks", item=pattern[:80], name="exclude_docs", why=why, do=do
            )


def without_doi(facts: Facts) -> Iterator[Problem]:
    """Briefs of which the services that `exports` names get no record."""
    exports = facts.project.options.exports
    for name, agency in (("Crossref", exports.crossref), ("DataCite", exports.datacite)):
        for brief in facts.published.publication.standing if agency else ():
            if agency and not agency.registers(brief.front.doi):
                doi = f"{agency.prefix}/{brief.slug}"
                yield WITHOUT_DOI.at(front_place(brief, "doi"), service=name, prefix=agency.prefix, doi=doi)


_WITHOUT = {
    "lead": "until it is, the newest brief leads the front page",
    "begin_with": "until it is, the front page names no brief to begin with",
}
"""What readers see in the place of a brief that is not published yet, by the parts of the option `front_page`."""


def front_page(facts: Facts) -> Iterator[Problem]:
    """Briefs that the front page is to show, and cannot."""
    briefs = {brief.slug: brief for brief in facts.project.briefs}
    for part, slug in asdict(facts.project.options.front_page).items():
        name = f"extra.briefsite.front_page.{part}"
        place, said, brief = facts.setting_place(name), {"name": name, "slug": slug[:80]}, briefs.get(slug)
        if brief is None:
            if slug and not facts.has_unread_briefs:
                yield WRONG_OPTION.at(place, "no-brief", **said, hint=facts.nearest_slug.hint(slug))
        elif brief.front.status == WITHDRAWN:
            yield WRONG_OPTION.at(place, "withdrawn", **said)
        elif brief.path in facts.withheld:
            yield WRONG_OPTION.at(place, "not-yet", **said, why=state_of(brief), instead=_WITHOUT[part])


def dead_foot(facts: Facts) -> Iterator[Problem]:
    """Links at the foot of every page that lead to a section of a page which it has not."""
    for name, way in facts.project.looks.foot.items():
        page, _, section = way.partition("#")
        if section and page.endswith(".md") and not facts.published.has_anchor(page, section):
            hint = did_you_mean((near := facts.published.nearest_anchor(page, section)) and f"#{near}")
            place = facts.setting_place(f"extra.briefsite.{name}")
            yield DEAD_ANCHOR.at(place, fragment=section[:80], where=f"`{page}`", hint=hint)


def not_in_navigation(facts: Facts) -> Iterator[Problem]:
    navigation = facts.project.navigation
    if navigation.entries is None or not navigation.must_list_all:
        return
    named = {path for path, _ in navigation.entries} | navigation.excluded | navigation.unlisted
    for document in facts.project.documents:
        path = document.path.removeprefix("docs/")
        if path not in named:
            yield NOT_IN_NAVIGATION.at(Place(document.path), path=path)
