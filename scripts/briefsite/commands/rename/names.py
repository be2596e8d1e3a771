"""Another id of a topic or a person: in its list, in front matters, in links to its page and in the menu."""

from __future__ import annotations

from typing import NamedTuple

from briefsite.check.briefs import SLUG
from briefsite.commands.rename.edits import Plan, RenameError
from briefsite.commands.rename.texts import SETTINGS, Texts, moved_address, replace_links, replace_word
from briefsite.model import Project
from briefsite.model.nearest import Nearest
from briefsite.read.front_matter.schema import slugify


class Kind(NamedTuple):
    """A list of names: its file, the folder of their pages, and the fields of front matters that name one."""

    what: str
    file: str
    folder: str
    fields: tuple[str, ...]


TOPIC = Kind("topic", "briefs/topics.yml", "topics", ("topics",))
PERSON = Kind("person", "briefs/people.yml", "people", ("authors", "editors"))


_TAKEN = frozenset(("index", "readme", "null", "true", "false"))


def refuse_slug(what: str, new: str) -> None:
    """Raise RenameError if that is no name for an address, or if it means something else there or in YAML."""
    if new in _TAKEN:
        raise RenameError(f"`{new}` means something else, and is no name of a {what}: write another, as `{new}-1`")
    if not SLUG.fullmatch(new):
        example = slugify(new) or "port-reform"
        raise RenameError(
            f"`{new}` is no name of a {what}: write small letters, digits and single hyphens: `{example}`"
        )


def rename_name(project: Project, texts: Texts, kind: Kind, old: str, new: str) -> Plan:
    """The plan for another id. Raises RenameError."""
    known = project.topics if kind is TOPIC else project.people
    if old not in known:
        raise RenameError(f"there is no {kind.what} `{old}` in {kind.file}{Nearest(known).hint(old)}")
    refuse_slug(kind.what, new)
    if new in known:
        raise RenameError(f"`{new}` is another {kind.what} ({known[new].place})")
    plan = Plan()
    for scalar in texts.scalars(kind.file):
        if scalar.path == f":{old}":
            replace_word(plan, texts, kind.file, scalar, old, new)
    for brief in project.briefs:
        for scalar in texts.scalars(brief.path):
            name, _, number = scalar.path.partition(".")
            if name in kind.fields and number.isdecimal() and scalar.value.strip() == old:
                replace_word(plan, texts, brief.path, scalar, old, new)
    replace_links(plan, texts, lambda local: moved_address(texts, local, kind.folder, old, new))
    rename_in_menu(plan, texts, kind.folder, old, new)
    plan.remarks.append(
        f"its page moves from /{kind.folder}/{old}/ to /{kind.folder}/{new}/; the old address and its feed lead nowhere"
    )
    return plan


def rename_in_menu(plan: Plan, texts: Texts, folder: str, old: str, new: str) -> None:
    """Where the menu of mkdocs.yml names the page."""
    if SETTINGS not in texts.files:
        return
    for scalar in texts.scalars(SETTINGS):
        if scalar.path.startswith("nav.") and scalar.value == f"{folder}/{old}.md":
            replace_word(plan, texts, SETTINGS, scalar, f"{folder}/{old}.md", f"{folder}/{new}.md")
