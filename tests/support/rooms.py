"""The rooms of the code and the arrows between them, as imports say: a picture and a table of the manual.

`.venv/bin/python tests/support/rooms.py` writes both anew; a test says when that is due.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"
PICTURE = ROOT / "manual/docs/assets/rooms.svg"
PAGE = ROOT / "manual/docs/how-it-works.md"


class Room(NamedTuple):
    """A stage of the work, and the modules and packages of scripts/briefsite/ in which it is done.

    Without a folder of tests of its own it is `tested_with` another.
    """

    name: str
    takes: str
    gives: str
    parts: tuple[str, ...]
    tested_with: str = ""


def _room(name: str, takes: str, gives: str, parts: str, tested_with: str = "") -> Room:
    return Room(name, takes, gives, tuple(sorted({name, *parts.split()})), tested_with)


WAY = (
    _room("read", "files", "Project", ""),
    _room("check", "Project", "Problem …", ""),
    _room("link", "Project", "Corpus", ""),
    _room("cite", "a brief’s citations", "formatted notes and sources", "", tested_with="render"),
    _room("render", "Corpus", "pages of Markdown", ""),
    _room("finish", "a page’s HTML", "safe, linked HTML; the search", ""),
    _room("hosts", "pages", "a site: MkDocs, or a folder", "pipeline ordinary_pipeline"),
    _room("commands", "what is typed", "a site, a report, a preview", "__main__"),
)
BESIDE = (
    _room("model", "", "the values that pass", "", tested_with="read"),
    _room("wording", "", "every word that a reader sees", ""),
    _room("csl", "", "the formatter of citations, a package of its own", ""),
    _room("fast", "", "what makes it quick and changes no byte", ""),
)
ROOMS = {room.name: room for room in (*WAY, *BESIDE)}
_ROOM_OF = {part: room.name for room in ROOMS.values() for part in room.parts}


def room_of(module: str) -> str | None:
    """The room of a dotted name; None for libraries and for the package itself. Raises KeyError for what has none."""
    package, _, rest = module.partition(".")
    if package == "csl":
        return "csl"
    return _ROOM_OF[rest.partition(".")[0]] if package == "briefsite" and rest else None


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "briefsite":
            yield from (f"briefsite.{alias.name}" for alias in node.names if alias.name[0] != "_")
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def arrows() -> set[tuple[str, str]]:
    """Pairs of rooms: what is made in the first is used in the second."""
    found = set()
    for path in (SCRIPTS / "briefsite").rglob("*.py"):
        user = room_of(".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__"))
        found |= {(maker, user) for name in imports(path) if (maker := room_of(name)) and user and maker != user}
    return found


_LEFT, _WIDTH, _TOP, _STEP, _BOX, _ALL = 110, 410, 12, 62, 42, 640


def picture() -> str:
    """The way of a brief from top to bottom as SVG: arrows on the right pass rooms by, dashed ones go back up."""
    found, order = arrows(), [room.name for room in WAY]
    lines = [line for place, room in enumerate(WAY) for line in _box(place, room)]
    for start, maker in enumerate(order):
        ends = [end for end, user in enumerate(order) if (maker, user) in found]
        if start + 1 in ends:
            lines.append(_line(f"M{_LEFT + 60} {_y(start) + _BOX}V{_y(start + 1) - 6}"))
        lines.extend(_arc(start, end, len(order) - start) for end in ends if end > start + 1)
        lines.extend(_arc(start, end, start - len(order)) for end in ends if end < start)
    for place, room in enumerate(BESIDE, len(WAY)):
        users = [name for name in order if (room.name, name) in found]
        makers = [name for name in order if (name, room.name) in found]
        whose = "for every room above" if users == order else f"for {', '.join(users)}"
        lines.extend(_box(place, room, whose + (f"; looks into {', '.join(makers)}" if makers else "")))
    height = _y(len(ROOMS)) + 4
    head = '<marker id="head" viewBox="0 0 8 8" refX="2" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_ALL}" height="{height}" viewBox="0 0 {_ALL} {height}" '
            'font-family="system-ui, sans-serif" font-size="14" fill="#1b1b1b">',
            f'<defs>{head}<path d="M0 0L8 4L0 8z" fill="#2f6690"/></marker></defs>',
            f'<rect width="{_ALL}" height="{height}" fill="#ffffff"/>',
            *lines,
            "</svg>\n",
        )
    )


def _y(place: int) -> int:
    return _TOP + place * _STEP + (18 if place >= len(WAY) else 0)


def _box(place: int, room: Room, below: str = "") -> Iterator[str]:
    fill = "#f1f1ee" if below else "#dcebf5"
    yield f'<rect x="{_LEFT}" y="{_y(place)}" width="{_WIDTH}" height="{_BOX}" rx="5" fill="{fill}" stroke="#2f6690"/>'
    yield f'<text x="{_LEFT + 12}" y="{_y(place) + 26}" font-weight="bold" font-size="16">{room.name}</text>'
    if below:
        yield f'<text x="{_LEFT + 82}" y="{_y(place) + 18}">{escape(room.gives)}</text>'
        yield f'<text x="{_LEFT + 82}" y="{_y(place) + 35}" font-size="11">{escape(below)}</text>'
    else:
        yield f'<text x="{_LEFT + 82}" y="{_y(place) + 26}">{escape(f"{room.takes} → {room.gives}")}</text>'


def _arc(start: int, end: int, lane: int) -> str:
    """From one side of a room to the same side of another, `lane` steps out: right, or left and dashed."""
    side, way = (_LEFT + _WIDTH, 1) if lane > 0 else (_LEFT, -1)
    from_, to = (_y(start) + _BOX - 10, _y(end) + 10) if lane > 0 else (_y(start) + 10, _y(end) + _BOX - 10)
    return _line(f"M{side} {from_}H{side + 14 * lane}V{to}H{side + 8 * way}", dashed=lane < 0)


def _line(path: str, *, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return f'<path d="{path}" fill="none" stroke="#2f6690"{dashes} marker-end="url(#head)"/>'


def table() -> str:
    """Every room in Markdown: its doors, its code, its tests."""
    rows = ["| Room | In | Out | Code, in `scripts/briefsite/` | Tests, in `tests/` |", "|---|---|---|---|---|"]
    for room in ROOMS.values():
        code = [name for part in room.parts for name in _there(SCRIPTS / "briefsite", part)]
        code += [f"../{room.name}/"] if (SCRIPTS / room.name).is_dir() else []
        tests = [name for part in room.parts for name in _there(ROOT / "tests", part)]
        tests += [f"{room.tested_with}/"] if room.tested_with else []
        lists = (", ".join(f"`{name}`" for name in names) for names in (code, tests))
        cells = (room.name, room.takes, room.gives, *lists)
        rows.append(f"| {' | '.join(cells)} |".replace("|  |", "| |"))
    return "\n".join(rows) + "\n"


def _there(folder: Path, part: str) -> list[str]:
    """The package or the module of that name, if the folder has it."""
    names = (f"{part}/" if any((folder / part).rglob("*.py")) else "", f"{part}.py")
    return [name for name in names if name and (folder / name).exists()]


def with_table(page: str) -> str:
    """The page, with the table of now in the place of the one that it has."""
    return re.sub(r"(?m)^\| Room \|.*\n(?:\|.*\n)+", lambda _: table(), page)


if __name__ == "__main__":
    PICTURE.write_text(picture(), "utf-8")
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")
