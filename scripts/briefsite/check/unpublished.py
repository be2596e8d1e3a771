"""Why something of the project is not on the site that readers see, in the words of its editors."""

from __future__ import annotations

from pathlib import PurePosixPath

from briefsite.check.facts import Facts
from briefsite.model import Brief
from briefsite.read.generated_paths import is_feed
from briefsite.read.paths import person_path
from briefsite.read.publication import release_of

_STATES = {
    "draft": "a draft, and will not be on the site",
    "review": "in review, and will not be on the site",
}


def why_not_published(facts: Facts, path: str) -> str | None:
    """Why there is no page at a path of the site's sources, as what follows "it is"; None where nothing is known."""
    if path in facts.withheld:
        return state_of(facts.withheld[path])
    if path in facts.project.navigation.excluded:
        return "left out of the site by `exclude_docs` or `draft_docs` in mkdocs.yml"
    name = PurePosixPath(path).stem
    if name in facts.project.people and path == person_path(name):
        if name in facts.site.publication.people:
            return "the page of somebody of whom nothing is published yet"
        return f"a page that is not made: no brief is signed by `{name}`"
    if is_feed(path, facts.project):
        if not facts.project.options.site_url:
            return "a feed, and feeds need `site_url` in mkdocs.yml"
        return "a feed in which no brief is published yet"
    return None


def state_of(brief: Brief) -> str:
    """What a brief is that readers do not see."""
    front = brief.front
    if front.status in _STATES:
        return _STATES[front.status]
    return f"under embargo, and not on the site before {release_of(brief):%Y-%m-%d %H:%M %Z}"
