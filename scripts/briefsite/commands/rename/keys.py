"""Another citation key: in the bibliography, in every citation, and wherever entries name one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefsite.commands.rename.edits import Plan, RenameError
from briefsite.commands.rename.texts import Texts, replace_links
from briefsite.model import Citation, Lines, Project, TextFile
from briefsite.model.anchors import source_anchor
from briefsite.read.bibliography.entries import BibtexEntry, read_blocks
from briefsite.read.bibliography.spans import EntrySpan, entry_span
from briefsite.read.front_matter.brief import nocite_keys
from briefsite.read.markdown.keys import KEY
from briefsite.read.records.appending import layout_of

VALID = re.compile(r"\w(?:\w|[:.+/-](?=\w))*")
_NOT_VALID = re.compile(r"[^\w:.+/-]+")
_NAMING = frozenset({"crossref", "xdata", "xref", "related", "entryset"})
_TOKEN = re.compile(rf"{KEY.pattern}(?:\{{[^}}\s]*\}})?")
_NOCITE = re.compile(r"@?\{([^}\s]+)\}|@?([\w*](?:[\w:.#$%&\-+?<>~/]*[\w/])?)")


def rename_key(project: Project, texts: Texts, old: str, new: str) -> Plan:
    """The plan for another key. Raises RenameError."""
    references = project.bibliography.references
    if old not in references:
        hint = texts.facts.nearest_key.hint(old)
        raise RenameError(f"there is no entry `{old}` in {project.bibliography.name}{hint}")
    _refuse(project, old, new)
    plan = Plan()
    _in_bibliography(plan, texts.files[references[old].place.path], set(references), old, new)
    for path, text, citations in _citing(project):
        for at in _places(text, citations, old):
            plan.edit(path, at, at + len(old), new)
    for brief in project.briefs:
        for name, cited in brief.front.cited.items():
            _in_front(plan, texts, brief.path, name, set(_places(cited.text, cited.citations, old)), old, new)
        if old in brief.front.nocite:
            _in_nocite(plan, texts, brief.path, old, new)
    for page in project.documents:
        if page.citing and old in page.citing.nocite:
            _in_nocite(plan, texts, page.path, old, new)
    anchors = source_anchor(old), source_anchor(new)
    replace_links(plan, texts, lambda local: _with_anchor(local.link.address, local.fragment, *anchors))
    plan.remarks.append(f"`{old}` stays in the field `ids` of the entry, so that links to it still lead there")
    return plan


def _refuse(project: Project, old: str, new: str) -> None:
    if not VALID.fullmatch(new):
        example = _NOT_VALID.sub("", new).strip(":.+/-") or "doe2020trade"
        raise RenameError(f"`{new}` is no citation key; write letters, digits and `:.+/-` between them: `{example}`")
    folded = new.casefold()
    for key, reference in project.bibliography.references.items():
        if key == new or (key.casefold() == folded and key != old):
            raise RenameError(f"`{new}` is the key of another entry ({reference.place})")
        if key != old and folded in map(str.casefold, reference.former_keys):
            raise RenameError(f"`{new}` stands in the `ids` of `{key}` ({reference.place}), so links to it lead there")


def _citing(project: Project) -> Iterator[tuple[str, str, Iterable[Citation]]]:
    for brief in project.briefs:
        yield brief.path, brief.body.text, brief.body.citations
    for page in project.documents:
        yield page.path, page.body.text, page.body.citations


def _places(text: str, citations: Iterable[Citation], key: str) -> Iterator[int]:
    """Where the key itself stands in each citation of it."""
    for citation in citations:
        for item in citation.items:
            if item.key == key:
                yield text.index(key, text.index("@", item.start) + 1)


def _in_front(plan: Plan, texts: Texts, path: str, name: str, cited: set[int], old: str, new: str) -> None:
    """A text of the front matter: the tokens of what it says stand in the same order where it is written."""
    if not cited:
        return
    scalar = next((scalar for scalar in texts.scalars(path) if scalar.path == name), None)
    raw = texts.text(path)[scalar.start : scalar.end] if scalar else ""
    said = list(_tokens(scalar.value if scalar else "", old))
    written = list(_tokens(raw, old))
    shift = len(scalar.value) - len(scalar.value.lstrip()) if scalar else 0
    if scalar is None or len(said) != len(written) or not {at + shift for at in cited} <= set(said):
        raise RenameError(
            f"`@{old}` in `{name}` of {path} cannot be told apart from other text; change it by hand first"
        )
    for inner, outer in zip(said, written, strict=True):
        if inner - shift in cited:
            plan.edit(path, scalar.start + outer, scalar.start + outer + len(old), new)


def _tokens(text: str, key: str) -> Iterator[int]:
    for token in _TOKEN.finditer(text):
        if token[0][1:].strip("{}") == key:
            yield token.start() + token[0].index(key)


def _in_nocite(plan: Plan, texts: Texts, path: str, old: str, new: str) -> None:
    scalars = [s for s in texts.scalars(path) if s.path == "nocite" or s.path.startswith("nocite.")]
    places = [
        scalar.start + found.start(1 if found[1] else 2)
        for scalar in scalars
        if old in nocite_keys([scalar.value])
        for found in _NOCITE.finditer(texts.text(path)[scalar.start : scalar.end])
        if (found[1] or found[2]) == old
    ]
    if not places:
        raise RenameError(f"`{old}` in `nocite` of {path} cannot be found; change it by hand first")
    for at in places:
        plan.edit(path, at, at + len(old), new)


def _with_anchor(address: str, fragment: str, old: str, new: str) -> str | None:
    return f"{address.partition('#')[0]}#{new}" if fragment == old else None


def _in_bibliography(plan: Plan, file: TextFile, keys: set[str], old: str, new: str) -> None:
    text, is_done = file.text, False
    for block in read_blocks(text, Lines.of(file.path, text)):
        if not isinstance(block, BibtexEntry):
            continue
        span = entry_span(text, block.offset, block.end) if block.end else None
        if block.key == old and not is_done:
            if span is None:
                raise RenameError(f"the entry `{old}` in {file.path} cannot be read as it is written; mend it first")
            plan.edit(file.path, *span.key, new)
            _former(plan, file, block, span, old, new)
            is_done = True
        for field in span.fields if span else ():
            if field.name in _NAMING:
                for at, end in _names(text, field.value, field.end, keys, old):
                    plan.edit(file.path, at, end, new)


def _names(text: str, start: int, end: int, keys: set[str], old: str) -> Iterator[tuple[int, int]]:
    for name in re.finditer(r"[^\s,{}\"#]+", text[start:end]):
        if name[0] == old or (name[0].casefold() == old.casefold() and name[0] not in keys):
            yield start + name.start(), start + name.end()


def _former(plan: Plan, file: TextFile, block: BibtexEntry, span: EntrySpan, old: str, new: str) -> None:
    """The old key in `ids`; if the new one stood there, in its place."""
    text = file.text
    field = next((field for field in span.fields if field.name == "ids"), None)
    if field is None:
        layout = layout_of(text[block.offset : block.end] if len(span.fields) > 1 else text)
        at = span.fields[-1].end if span.fields else span.key[1]
        plan.edit(file.path, at, at, f",\n{layout.indent}{'ids':<{layout.width}}{layout.equals}{{{old}}}")
        return
    for name in re.finditer(r"[^\s,{}\"#]+", text[field.value : field.end]):
        if name[0] == new:
            plan.edit(file.path, field.value + name.start(), field.value + name.end(), old)
            return
    plan.edit(
        file.path, field.end - 1, field.end - 1, f", {old}" if text[field.value + 1 : field.end - 1].strip() else old
    )
