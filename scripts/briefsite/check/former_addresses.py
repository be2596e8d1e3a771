"""The rule on the addresses that a brief had before."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check.briefs import SLUG
from briefsite.check.facts import Facts, front_place
from briefsite.check.rule import Finding, rule
from briefsite.read.paths import address_of, brief_path, site_path


@rule(
    "former-address",
    meaning="A brief is said to have had an address (`formerly`) that is not free: it is another page's, another brief"
    " claims it too, or it cannot be an address.",
    example="`formerly` names `quays`, which is a brief of its own",
    mend="Name only slugs under which this brief, or one that it replaces, was published and is no more.",
)
def former_address(facts: Facts) -> Iterator[Finding]:
    briefs = {brief.slug for brief in facts.project.briefs}
    is_folder = facts.project.options.directory_urls
    taken = {address_of(path, is_folder).casefold() for path in facts.site.generated}
    taken |= {address_of(site_path(path), is_folder).casefold() for path, _ in facts.pages}
    claimed: dict[str, str] = {}
    for brief in facts.project.briefs:
        for number, slug in enumerate(brief.front.formerly):
            place = front_place(brief, f"formerly.{number}")
            if slug == brief.slug:
                yield place, f"`formerly` names this very brief, `{slug}`"
            elif not SLUG.fullmatch(slug):
                yield place, f"`formerly` names `{slug}`, which is no slug: a file name without `.md`"
            elif slug in briefs:
                yield place, f"`formerly` names `{slug}`, which is a brief of its own"
            elif address_of(brief_path(slug), is_folder).casefold() in taken:
                yield (
                    place,
                    f"`formerly` names `{slug}`, but another page is at `/{address_of(brief_path(slug), is_folder)}`",
                )
            elif slug in claimed:
                yield place, f"`formerly` names `{slug}`, and so does `{claimed[slug]}`; keep one of them"
            claimed.setdefault(slug, brief.path)
