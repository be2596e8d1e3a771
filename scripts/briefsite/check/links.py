"""Links within the site, and on pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath, relpath

from briefsite.check.facts import Facts, front_place
from briefsite.check.local_links import ELSEWHERE, LocalLink
from briefsite.check.unpublished import why_not_published
from briefsite.model import WITHDRAWN, Breach, Link, Problem
from briefsite.model.anchors import source_anchor
from briefsite.model.nearest import did_you_mean
from briefsite.model.rules import links as rules
from briefsite.model.rules.markdown import MISSING_ALT
from briefsite.read.paths import site_path

_NOTE = re.compile(r"fn(?:ref\d*)?:")
_WITHOUT_SCHEME = re.compile(r"www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|int|net|org)(?:/|\Z)", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@/]{1,64}@[\w.-]{1,200}\.[a-zA-Z]{2,20}")
_DECORATIVE = re.compile(r"\{[^}\n]*role\s*=\s*[\"']?(?:presentation|none)\b")
_DECORATIVE_HTML = re.compile(r"""\salt\s*=\s*(?:""|'')|\srole\s*=\s*["']?(?:presentation|none)\b""", re.IGNORECASE)


def dead_link(facts: Facts) -> Iterator[Problem]:
    for local in facts.local_links:
        if local.address and not local.link.is_image and _is_lost(facts, local) and not _is_withheld(facts, local):
            yield _leads_nowhere(facts, local).at(facts.link_place(local))


def _is_lost(facts: Facts, local: LocalLink) -> bool:
    """Whether a link leads to nothing that will be on the site when its page is."""
    return facts.site_of(local.page).target(site_path(local.page), local.address) is None


def _is_withheld(facts: Facts, local: LocalLink) -> bool:
    """Whether a link leads to what will be on the site once all briefs are published."""
    return facts.site.target(site_path(local.page), local.address) is not None


def _leads_nowhere(facts: Facts, local: LocalLink) -> Breach:
    wanted = normpath(join(dirname(site_path(local.page)), local.address))
    if why := why_not_published(facts, wanted):
        return rules.DEAD_LINK.says("not-published", address=local.link.address, why=why)
    return rules.DEAD_LINK.says(address=local.link.address, hint=_hint(facts, local.page, local.address))


def _picture_hint(facts: Facts, page: str, address: str) -> str:
    hint = _hint(facts, page, address)
    return "" if hint.endswith(".md`?") else hint  # a page of that name is no picture


def _hint(facts: Facts, page: str, address: str) -> str:
    if _MAIL.fullmatch(address):
        return f"; did you mean `mailto:{address}`?"
    if _WITHOUT_SCHEME.match(address):
        return f"; did you mean `https://{address}`?"
    site, folder = facts.site_of(page), dirname(site_path(page))
    wanted = normpath(join(folder, address.replace("\\", "/").strip("/")))
    written = site_path(wanted.removeprefix("../"))
    near = (path for path in (written, f"{written}.md", f"{written}/index.md") if path in site.files)
    found = next(near, None) or site.page_at(site_path(page), address) or site.nearest_file(written)
    if found is None and "\\" in address:
        return f"; write `{address.replace(chr(92), '/')}`, with `/`"
    return did_you_mean(found and relpath(found, folder or "."))


def dead_anchor(facts: Facts) -> Iterator[Problem]:
    for local, target in _without_anchor(facts):
        if facts.site_of(local.page) is facts.site or not facts.site.has_anchor(target, local.fragment):
            where = "this page" if target == site_path(local.page) else f"`{local.address}`"
            place = facts.link_place(local)
            if key := _uncited(facts, local.fragment):
                yield rules.DEAD_ANCHOR.at(place, "uncited", fragment=local.fragment, where=where, key=key)
                continue
            near = facts.site_of(local.page).nearest_anchor(target, local.fragment)
            hint = did_you_mean(near and f"#{near}")
            yield rules.DEAD_ANCHOR.at(place, fragment=local.fragment, where=where, hint=hint)


def _without_anchor(facts: Facts) -> Iterator[tuple[LocalLink, str]]:
    """The links to places that their page does not have, each with the page."""
    for local in facts.local_links:
        if not local.fragment or local.link.is_image or _NOTE.match(local.fragment):
            continue
        page, site = site_path(local.page), facts.site_of(local.page)
        target = site.target(page, local.address) if local.address else page
        if target and not site.has_anchor(target, local.fragment):
            yield local, target


def _uncited(facts: Facts, fragment: str) -> str | None:
    """The key of the source whose entry a link leads to, if it is in no list of sources."""
    if not fragment.startswith("source-"):
        return None
    references = facts.project.bibliography.references
    return next((key for key in references if source_anchor(key) == fragment and key not in facts.cited), None)


def link_to_draft(facts: Facts) -> Iterator[Problem]:
    if not facts.withheld:
        return
    for local in facts.local_links:
        if local.address and _is_lost(facts, local) and _is_withheld(facts, local):
            target = facts.site.target(site_path(local.page), local.address)
            why = why_not_published(facts, target or "") or "not on the site as long as its briefs are not published"
            yield rules.LINK_TO_DRAFT.at(facts.link_place(local), address=local.link.address, why=why)
    for local, target in _without_anchor(facts):
        if facts.site_of(local.page) is not facts.site and facts.site.has_anchor(target, local.fragment):
            variant = "source" if local.fragment.startswith("source-") else "anchor"
            yield rules.LINK_TO_DRAFT.at(facts.link_place(local), variant, fragment=local.fragment)


def link_to_withdrawn(facts: Facts) -> Iterator[Problem]:
    gone = {brief.path for brief in facts.project.briefs if brief.front.status == WITHDRAWN}
    for local in facts.local_links if gone else ():
        target = facts.site.target(site_path(local.page), local.address) if local.address else None
        if target in gone and local.page not in gone and local.page not in facts.withheld:
            yield rules.LINK_TO_WITHDRAWN.at(facts.link_place(local), address=local.link.address)


def missing_image(facts: Facts) -> Iterator[Problem]:
    for local in facts.local_links:
        if local.link.is_image and _is_lost(facts, local):
            hint = _picture_hint(facts, local.page, local.address)
            yield rules.MISSING_IMAGE.at(facts.link_place(local), address=local.link.address, hint=hint)
    for brief in facts.project.briefs:
        image = brief.front.image
        if image and not ELSEWHERE.match(image.file) and facts.site.target(brief.path, image.file) is None:
            hint = _picture_hint(facts, brief.path, image.file)
            yield rules.MISSING_IMAGE.at(front_place(brief, "image.file"), address=image.file, hint=hint)


def missing_alt(facts: Facts) -> Iterator[Problem]:
    for path, body in facts.pages:
        for link in body.links:
            if link.is_image and not link.text.strip() and not _is_decorative(body.text, link):
                where = link.address if len(link.address) <= 80 else link.address[:79] + "…"
                yield MISSING_ALT.at(facts.place(path, body, link.start), address=where)


def _is_decorative(text: str, link: Link) -> bool:
    if link.in_html:
        return _DECORATIVE_HTML.search(text, link.start, link.end) is not None
    return _DECORATIVE.match(text, link.end) is not None
