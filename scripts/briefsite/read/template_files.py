"""The templates in a publication's own folder: whether they can be read, show anything, and name what is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.model import Place, Problem, TextFile
from briefsite.model.nearest import Nearest
from briefsite.model.rules.files import BROKEN_TEMPLATE, UNREADABLE_FILE, UNSAFE_PICTURE
from briefsite.read.drawing import NotADrawingError, sanitise_drawing
from briefsite.read.files import list_files, read_text
from briefsite.read.template_names import unknown_attributes, unknown_names

if TYPE_CHECKING:
    from jinja2 import TemplateSyntaxError, nodes

ICONS = ".icons"
_PARTS = ("partials/", "assets/", "fragments/")
"""Folders of a theme without templates for whole pages: an empty file in them takes a part out."""


def broken_templates(root: Path, own: Path, folders: Sequence[Path]) -> Iterator[Problem]:
    """What is wrong with templates and icons in the folder `own`; `folders` are all in which a theme finds its own."""
    within = own.relative_to(root).as_posix()
    yield from _unsafe_icons(own / ICONS, f"{within}/{ICONS}")
    for path in list_files(root, within):
        if path.endswith(".html"):
            file = read_text(root, path)
            yield from (file,) if isinstance(file, Problem) else _faults(file, path[len(within) + 1 :], folders)


def _unsafe_icons(folder: Path, shown: str) -> Iterator[Problem]:
    """What icons hold that no page may: a page holds the whole drawing, so a script in one would run in it."""
    for path in sorted(folder.rglob("*.svg")):
        place = Place(f"{shown}/{path.relative_to(folder).as_posix()}")
        try:
            removed = sanitise_drawing(path.read_bytes())[1]
        except NotADrawingError as error:
            yield UNSAFE_PICTURE.at(place, "no-drawing", reason=error)
        except OSError as error:
            yield UNREADABLE_FILE.at(place, "unread", path=place.path, reason=error.strerror or error)
        else:
            yield from (UNSAFE_PICTURE.at(place, what=what) for what in removed)


def _faults(file: TextFile, name: str, folders: Sequence[Path]) -> Iterator[Problem]:
    # Imported here: most publications have no templates of their own.
    from jinja2 import Environment, TemplateSyntaxError

    try:
        tree = Environment().parse(file.text)
    except TemplateSyntaxError as error:
        yield BROKEN_TEMPLATE.at(Place(file.path, error.lineno), reason=_in_sentence(error))
        return
    if not name.startswith(_PARTS) and _shows_nothing(tree):
        yield BROKEN_TEMPLATE.at(Place(file.path), "empty", name=name)
    for line, named, is_extended in _named_templates(tree):
        place = Place(file.path, line)
        if is_extended and named == name:
            yield BROKEN_TEMPLATE.at(place, "itself", name=name)
        elif _text_of(named, folders) is None:
            known = (path.name for folder in folders for path in folder.glob("*.html"))
            yield BROKEN_TEMPLATE.at(place, "absent", named=named[:80], hint=Nearest(known).hint(named))
    yield from _unknown_blocks(file, tree, folders)
    yield from unknown_names(file, tree, folders)
    yield from unknown_attributes(file, tree, folders)


def _shows_nothing(tree: nodes.Template) -> bool:
    """Whether there is nothing in a template but space and comments."""
    from jinja2 import nodes

    texts = [data.data for data in tree.find_all(nodes.TemplateData)]
    return (
        all(isinstance(node, nodes.Output) for node in tree.body)
        and not "".join(texts).strip()
        and not any(not isinstance(node, nodes.TemplateData) for node in tree.find_all(nodes.Expr))
    )


def _named_templates(tree: nodes.Template) -> Iterator[tuple[int, str, bool]]:
    """The templates that one cannot do without: the line, the name, and whether it is the one that is extended."""
    from jinja2 import nodes

    for extends in tree.find_all(nodes.Extends):
        if isinstance(extends.template, nodes.Const):
            yield extends.lineno, str(extends.template.value), True
    for include in tree.find_all(nodes.Include):
        if isinstance(include.template, nodes.Const) and not include.ignore_missing:
            yield include.lineno, str(include.template.value), False


def _unknown_blocks(file: TextFile, tree: nodes.Template, folders: Sequence[Path]) -> Iterator[Problem]:
    """Blocks that no template has which this one extends: nothing shows them."""
    from jinja2 import nodes

    known = _blocks_above(tree, folders, 0)
    inner = {block.name for outer in tree.find_all(nodes.Block) for block in outer.find_all(nodes.Block)}
    for block in tree.find_all(nodes.Block) if known else ():
        if block.name not in known and block.name not in inner:
            hint = Nearest(known).hint(block.name)
            yield BROKEN_TEMPLATE.at(Place(file.path, block.lineno), "block", block=block.name[:80], hint=hint)


def _blocks_above(tree: nodes.Template, folders: Sequence[Path], depth: int) -> set[str]:
    """The names of the blocks of all templates that one extends; none if one of them is not known."""
    from jinja2 import Environment, TemplateSyntaxError, nodes

    extended = next(tree.find_all(nodes.Extends), None)
    if extended is None or not isinstance(extended.template, nodes.Const) or depth > len(folders):
        return set()
    text = _text_of(str(extended.template.value), folders)
    try:
        above = Environment().parse(text or "")
    except TemplateSyntaxError:
        return set()
    return {block.name for block in above.find_all(nodes.Block)} | _blocks_above(above, folders, depth + 1)


def _text_of(name: str, folders: Sequence[Path]) -> str | None:
    """The text of a template, out of the first folder that has it; None where none has."""
    for folder in folders:
        try:
            return (folder / name).read_text("utf-8")
        except (OSError, ValueError):
            continue
    return None


def _in_sentence(error: TemplateSyntaxError) -> str:
    message = error.message or "it is no template"
    return f"{message[:1].lower()}{message[1:].rstrip('.')}"
