"""Another name of a brief: its file, pictures called after it, links to it; its old address leads to the new one."""

from __future__ import annotations

from posixpath import basename, dirname, join, normpath

from briefsite.check.local_links import LocalLink
from briefsite.commands.rename.edits import Plan, RenameError
from briefsite.commands.rename.names import refuse_slug, rename_in_menu
from briefsite.commands.rename.texts import SETTINGS, Texts, moved_address, replace_links, replace_word
from briefsite.commands.rename.yaml_scalars import Sequence
from briefsite.model import Brief, Project
from briefsite.read.paths import site_path

_ON_FRONT_PAGE = ("lead", "begin_with")


def rename_brief(project: Project, texts: Texts, old: str, new: str) -> Plan:
    """The plan for another slug. Raises RenameError."""
    briefs = {brief.slug: brief for brief in project.briefs}
    if old not in briefs:
        raise RenameError(f"there is no brief `{old}` in briefs/{texts.facts.nearest_slug.hint(old)}")
    refuse_slug("brief", new)
    _refuse_taken(project, old, new)
    plan = Plan(moves={briefs[old].path: f"briefs/{new}.md"})
    pictures = _pictures(project, old, new)
    plan.moves |= pictures
    for brief in project.briefs:
        _in_front_matter(plan, texts, brief, pictures, old, new)
    _formerly(plan, texts, briefs[old], old, new)
    replace_links(
        plan, texts, lambda local: _to_picture(local, pictures) or moved_address(texts, local, "briefs", old, new)
    )
    rename_in_menu(plan, texts, "briefs", old, new)
    for scalar in texts.scalars(SETTINGS) if SETTINGS in texts.files else ():
        parents, _, name = scalar.path.rpartition(".")
        if parents.endswith("front_page") and name in _ON_FRONT_PAGE and scalar.value == old:
            replace_word(plan, texts, SETTINGS, scalar, old, new)
    return plan


def _refuse_taken(project: Project, old: str, new: str) -> None:
    if f"briefs/{new}.md" in project.files:
        raise RenameError(f"`{new}` is another brief: briefs/{new}.md")
    for brief in project.briefs:
        if brief.slug != old and new in brief.front.formerly:
            raise RenameError(f"`{new}` stands in `formerly` of {brief.path}: its address leads there")


def _pictures(project: Project, old: str, new: str) -> dict[str, str]:
    """Files beside the brief that are called after it, and after no other brief whose name begins alike."""
    longer = [brief.slug for brief in project.briefs if brief.slug != old and brief.slug.startswith(old)]
    found: dict[str, str] = {}
    for path in project.files:
        name = basename(path)
        is_own = (
            name.startswith((f"{old}.", f"{old}-", f"{old}_"))
            and dirname(path) == "briefs"
            and not path.endswith(".md")
        )
        if is_own and not any(name.startswith(slug) for slug in longer):
            found[path] = f"briefs/{new}{name[len(old) :]}"
            if found[path] in project.files:
                raise RenameError(f"{path} would become {found[path]}, which is there already")
    return found


def _in_front_matter(plan: Plan, texts: Texts, brief: Brief, pictures: dict[str, str], old: str, new: str) -> None:
    for scalar in texts.scalars(brief.path):
        if scalar.path == "translation_of" and scalar.value.strip() == old:
            replace_word(plan, texts, brief.path, scalar, old, new)
        elif scalar.path == "image.file" and (moved := pictures.get(normpath(join("briefs", scalar.value.strip())))):
            was = scalar.value.strip()
            replace_word(
                plan, texts, brief.path, scalar, was, f"{was[: len(was) - len(basename(was))]}{basename(moved)}"
            )


def _to_picture(local: LocalLink, pictures: dict[str, str]) -> str | None:
    folder = dirname(site_path(local.page))
    moved = pictures.get(normpath(join(folder, local.address))) if local.address else None
    if moved is None:
        return None
    written = local.link.address
    at = written.rfind(basename(local.address))
    return f"{written[:at]}{basename(moved)}{written[at + len(basename(local.address)) :]}" if at >= 0 else None


def _formerly(plan: Plan, texts: Texts, brief: Brief, old: str, new: str) -> None:
    """The old name under `formerly`; the new one is taken out if it was there, for the brief gets it back."""
    if brief.front.status == "draft" and not brief.front.formerly:
        plan.remarks.append("it is a draft, whose address nobody knows: `formerly` was left as it is")
        return
    for scalar in texts.scalars(brief.path):
        if scalar.path.startswith("formerly.") and scalar.value.strip() == new:
            replace_word(plan, texts, brief.path, scalar, new, old)
            return
    known = next(
        (node for node in texts.front(brief.path) if isinstance(node, Sequence) and node.path == "formerly"), None
    )
    if known is None:
        at = texts.front_end(brief.path)
        plan.edit(brief.path, at, at, f"formerly: [{old}]\n")
    elif known.is_flow:
        plan.edit(brief.path, known.end - 1, known.end - 1, f", {old}" if known.items else old)
    else:
        text = texts.text(brief.path)
        first = text.rfind("\n", 0, known.start) + 1
        plan.edit(brief.path, first, first, f"{text[first : known.start]}- {old}\n")
    plan.remarks.append(f"its old address, /briefs/{old}/, leads to the new one (`formerly`)")
