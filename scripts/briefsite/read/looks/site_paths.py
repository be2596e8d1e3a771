"""Files that settings name by their paths on the site: whether they are there, and which one may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from briefsite.model.nearest import Nearest
from briefsite.read.theme_templates import is_in
from briefsite.read.wrong_settings import Wrong, wrong, wrong_word

_PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".avif", ".gif")
_ICONS = (*_PICTURES, ".ico")


class SitePaths(Struct, frozen=True):
    """The files that a site has before anything is generated."""

    files: frozenset[str]
    """Those of the project, by their paths: docs/ is the root of the site."""
    folders: Sequence[Path] = ()
    """Those of the theme, the publication's own first."""

    def has(self, path: str) -> bool:
        """Whether the site has a file at this path."""
        is_plain = path == PurePosixPath(path).as_posix() and ".." not in path.split("/")
        return f"docs/{path}" in self.files or (is_plain and is_in(self.folders, path))

    def take(
        self, name: str, given: object, endings: Sequence[str], kind: str, example: str
    ) -> tuple[str, tuple[Wrong, ...]]:
        """The path that a setting names, if a file of that kind is there; what is wrong otherwise."""
        if given in (None, "", False):
            return "", ()
        wanted = f"the path of {kind}, as seen from docs/, for example `{name.rpartition('.')[2]}: {example}`"
        if not isinstance(given, str):
            return "", (wrong(name, wanted, given),)
        if "//" in given:
            return "", (wrong(name, f"{wanted}: pages ask no other host for anything", given),)
        if not given.lower().endswith(tuple(endings)):
            one_of = ", ".join(f"`{ending}`" for ending in endings)
            return "", (
                wrong_word(name, f"{wanted}; its name ends in one of {one_of}", given, self.hint(given, endings)),
            )
        if not self.has(given):
            return "", (wrong_word(name, wanted, given, f", which is not there{self.hint(given, endings)}"),)
        return given, ()

    def picture(self, name: str, given: object) -> tuple[str, tuple[Wrong, ...]]:
        """The path of a picture."""
        return self.take(name, given, _PICTURES, "a picture", "assets/logo.svg")

    def icon(self, name: str, given: object) -> tuple[str, tuple[Wrong, ...]]:
        """The path of a picture for the tab of a browser."""
        return self.take(name, given, _ICONS, "a picture", "assets/favicon.svg")

    def hint(self, given: str, endings: Sequence[str]) -> str:
        """The file that may be meant: of that name in another folder, or of one much like it."""
        paths = [path.removeprefix("docs/") for path in self.files if path.startswith("docs/")]
        fit = [path for path in paths if path.lower().endswith(tuple(endings))]
        name = PurePosixPath(given).name
        elsewhere = sorted(path for path in fit if PurePosixPath(path).name == name)
        return f"; did you mean `{elsewhere[0]}`?" if elsewhere else Nearest(fit).hint(given)


def icon_hint(name: str, folders: Iterable[Path]) -> str:
    """Which icon of the theme may be meant by a name that none has."""
    names = set[str]()
    for folder in folders:
        top = folder / ".icons"
        names.update(path.relative_to(top).with_suffix("").as_posix() for path in top.rglob("*.svg"))
    found = Nearest(names).hint(name)
    same = sorted(each for each in names if each.rpartition("/")[2] == name.rpartition("/")[2])
    return f"; did you mean `{same[0]}`?" if same and not found else found
