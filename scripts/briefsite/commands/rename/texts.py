"""Words in the texts of a project: in its front matters, in links, in the settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from posixpath import dirname, join, normpath

import yaml

from briefsite.check.facts import Facts
from briefsite.check.local_links import LocalLink
from briefsite.commands.rename.edits import Plan, RenameError
from briefsite.commands.rename.yaml_scalars import Scalar, Sequence, nodes_in
from briefsite.model import Link, TextFile
from briefsite.read.markdown import UnclosedFrontMatter, split_front_matter
from briefsite.read.paths import site_path

SETTINGS = "mkdocs.yml"


class Texts:
    """The files of a project as they are read, and what stands in their YAML."""

    def __init__(self, files: Mapping[str, TextFile], facts: Facts) -> None:
        self.files = files
        self.facts = facts
        self._front: dict[str, list[Scalar | Sequence]] = {}

    def text(self, path: str) -> str:
        """What a file says."""
        return self.files[path].text

    def front(self, path: str) -> list[Scalar | Sequence]:
        """The words and lists of a front matter; of a file of YAML all of them. Raises RenameError if it is broken."""
        if path not in self._front:
            text = self.text(path)
            try:
                span = None if path.endswith(".yml") else split_front_matter(text)
            except UnclosedFrontMatter:
                span = None
            try:
                whole = nodes_in(text) if path.endswith(".yml") else ()
                self._front[path] = list(nodes_in(text, span.start, span.end) if span else whole)
            except (yaml.YAMLError, RecursionError):
                raise RenameError(unread(path)) from None
        return self._front[path]

    def scalars(self, path: str) -> list[Scalar]:
        """Its words."""
        return [node for node in self.front(path) if isinstance(node, Scalar)]

    def front_end(self, path: str) -> int:
        """Where the front matter of a brief ends: at its last line."""
        span = split_front_matter(self.text(path))
        assert span is not None  # it was read
        return span.end


def unread(path: str) -> str:
    """What is said of a file in which the name may stand."""
    return f"{path} cannot be read, and may hold the name too; `briefsite check` says what is wrong"


def replace_word(plan: Plan, texts: Texts, path: str, scalar: Scalar, old: str, new: str) -> None:
    """Put another word in the place of a scalar that says just `old`; its quotation marks stay."""
    raw = texts.text(path)[scalar.start : scalar.end]
    if raw.count(old) != 1:
        raise RenameError(
            f"`{raw}` in {path} is written in a way that cannot be changed here; write `{old}`, and try again"
        )
    at = scalar.start + raw.index(old)
    plan.edit(path, at, at + len(old), new)


def replace_links(plan: Plan, texts: Texts, changed: Callable[[LocalLink], str | None]) -> None:
    """Change the addresses of links for which `changed` gives another one."""
    for local in texts.facts.local_links:
        address = changed(local)
        if address is None or address == local.link.address:
            continue
        if local.key is None:
            _replace_in_body(plan, texts.text(local.page), local.page, local.link, address)
        else:
            _replace_in_front(plan, texts, local, address)


def _replace_in_body(plan: Plan, text: str, path: str, link: Link, address: str) -> None:
    old = re.escape(link.address)
    within = list(re.finditer(rf"(?<=[(<\"'=\s,]){old}(?=[)>\"'\s,])", text[link.start : link.end]))
    if within:
        found = within[-1] if link.in_html else within[0]
        plan.edit(path, link.start + found.start(), link.start + found.end(), address)
        return
    definition = re.compile(rf"^ {{0,3}}\[[^\]\n]+\]:[ \t]*\n?[ \t]*<?({old})(?=[>\s]|\Z)", re.MULTILINE)
    places = [found.span(1) for found in definition.finditer(text)]
    if not places:
        raise RenameError(
            f"the link to `{link.address}` in {path} cannot be found in its text; change it by hand first"
        )
    for start, end in places:
        plan.edit(path, start, end, address)


def _replace_in_front(plan: Plan, texts: Texts, local: LocalLink, address: str) -> None:
    for scalar in texts.scalars(local.page):
        if scalar.path == local.key:
            raw = texts.text(local.page)[scalar.start : scalar.end]
            found = re.finditer(rf"(?<=[(<\"'=\s]){re.escape(local.link.address)}(?=[)>\"'\s])", raw)
            places = [(scalar.start + match.start(), scalar.start + match.end()) for match in found]
            for start, end in places:
                plan.edit(local.page, start, end, address)
            if places:
                return
    raise RenameError(f"the link to `{local.link.address}` in {local.page} cannot be found; change it by hand first")


def moved_address(texts: Texts, local: LocalLink, folder: str, old: str, new: str) -> str | None:
    """The address of a link to the page `folder/old.md`, or to a file of it, as it is under its new name."""
    target = texts.facts.site.target(site_path(local.page), local.address) if local.address else None
    if target is None:
        target = normpath(join(dirname(site_path(local.page)), local.address)) if local.address else ""
    if target != f"{folder}/{old}.md" and not target.startswith(f"{folder}/{old}/"):
        return None
    path, mark, rest = _cut(local.link.address)
    parts = path.split("/")
    after = parts.index(folder) + 1 if folder in parts else 0
    parts[after:] = (f"{new}{part[len(old) :]}" if _is_named(part, old) else part for part in parts[after:])
    return f"{'/'.join(parts)}{mark}{rest}"


def _cut(address: str) -> tuple[str, str, str]:
    found = re.search(r"[?#]", address)
    return (address[: found.start()], found[0], address[found.end() :]) if found else (address, "", "")


def _is_named(part: str, name: str) -> bool:
    return part == name or part.startswith((f"{name}.", f"{name}-card.", f"{name}-chart-"))
