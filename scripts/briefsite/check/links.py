"""Rules on links within the site, and on pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath, relpath

from briefsite.check.facts import Facts, front_place
from briefsite.check.local import ELSEWHERE
from briefsite.check.rule import Finding, rule
from briefsite.check.site import site_path
from briefsite.model import Level

_STATES = {
    "draft": "a draft, and will not be on the site",
    "review": "in review, and will not be on the site",
    "withdrawn": "withdrawn; a reader finds only a page that says so",
}
_NOTE = re.compile(r"fn(?:ref\d*)?:")
_DECORATIVE = re.compile(r"\{[^}\n]*role\s*=\s*[\"']?(?:presentation|none)\b")


@rule(
    "dead-link",
    meaning="A link leads to a page or file that is not there.",
    example="`debt-swap.md` leads nowhere; did you mean `debt-swaps.md`?",
    mend="Link to the file as it is seen from this one: another brief is `slug.md`, a topic `../topics/id.md`."
    " An address of the finished site (`/about/`) is no file.",
)
def dead_link(facts: Facts) -> Iterator[Finding]:
    for local in facts.local_links:
        if (
            local.address
            and not local.link.is_image
            and facts.site.target(site_path(local.page), local.address) is None
        ):
            place = facts.place(local.page, local.body, local.link.start)
            yield place, f"`{local.link.address}` leads nowhere{_hint(facts, local.page, local.address)}"


def _hint(facts: Facts, page: str, address: str) -> str:
    folder = dirname(site_path(page))
    wanted = normpath(join(folder, address.strip("/")))
    written = site_path(wanted.removeprefix("../"))
    near = (path for path in (written, f"{written}.md", f"{written}/index.md") if path in facts.site.files)
    found = next(near, None) or facts.site.page_at(site_path(page), address) or facts.site.nearest_file(written)
    return f"; did you mean `{relpath(found, folder or '.')}`?" if found else ""


@rule(
    "dead-anchor",
    meaning="A link leads to a place within a page (`#…`) that the page does not have.",
    example="`#the-tool` is on no heading of this page; did you mean `#the-tools`?",
    mend="Use the heading in lower case with hyphens for spaces, or give the heading an id: `## Tools {#tools}`.",
)
def dead_anchor(facts: Facts) -> Iterator[Finding]:
    for local in facts.local_links:
        if not local.fragment or local.link.is_image or _NOTE.match(local.fragment):
            continue
        page = site_path(local.page)
        target = facts.site.target(page, local.address) if local.address else page
        anchors = facts.site.anchors(target) if target else None
        if target and anchors is not None and local.fragment not in anchors:
            where = "this page" if target == page else f"`{local.address}`"
            near = facts.site.nearest_anchor(target, local.fragment)
            hint = f"; did you mean `#{near}`?" if near else ""
            place = facts.place(local.page, local.body, local.link.start)
            yield place, f"`#{local.fragment}` is on no heading of {where}{hint}"


@rule(
    "link-to-draft",
    level=Level.WARNING,
    meaning="A page that is published links to a brief that is not, or is no more.",
    example="`review.md` is in review, and will not be on the site",
    mend="Publish both, or take the link out.",
)
def link_to_draft(facts: Facts) -> Iterator[Finding]:
    drafts = {brief.path: brief.front.status for brief in facts.project.briefs if brief.front.status != "published"}
    for local in facts.local_links if drafts else ():
        target = facts.site.target(site_path(local.page), local.address) if local.address else None
        if target in drafts and local.page not in drafts:
            place = facts.place(local.page, local.body, local.link.start)
            yield place, f"`{local.link.address}` is {_STATES[drafts[target]]}"


@rule(
    "missing-image",
    meaning="A picture is not in the project.",
    example="there is no picture `images/prot.jpg`; did you mean `images/port.jpg`?",
    mend="Put the picture beside the briefs or into docs/, and give its path as it is seen from this file.",
)
def missing_image(facts: Facts) -> Iterator[Finding]:
    for local in facts.local_links:
        if local.link.is_image and facts.site.target(site_path(local.page), local.address) is None:
            place = facts.place(local.page, local.body, local.link.start)
            yield place, f"there is no picture `{local.link.address}`{_hint(facts, local.page, local.address)}"
    for brief in facts.project.briefs:
        image = brief.front.image
        if image and not ELSEWHERE.match(image.file) and facts.site.target(brief.path, image.file) is None:
            message = f"there is no picture `{image.file}`{_hint(facts, brief.path, image.file)}"
            yield front_place(brief, "image.file"), message


@rule(
    "missing-alt",
    meaning="A picture has no alternative text: who does not see it learns nothing of it.",
    example="the picture `images/port.jpg` has no alternative text; write `![what it shows](images/port.jpg)`",
    mend="Say in a sentence what the picture shows. For mere decoration write `![](file){ role=presentation }`.",
)
def missing_alt(facts: Facts) -> Iterator[Finding]:
    for path, body in facts.pages:
        for link in body.links:
            if link.is_image and not link.text.strip() and not _DECORATIVE.match(body.text, link.end):
                where = link.address if len(link.address) <= 80 else link.address[:79] + "…"
                message = f"the picture `{where}` has no alternative text; write `![what it shows]({where})`"
                yield facts.place(path, body, link.start), message
