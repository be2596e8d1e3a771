"""Modules of JavaScript put into one file: on a slow line each further file makes a reader wait.

Nothing but Python is needed for it, and sources stay apart and readable. So it knows only what ours are written with:
imports by name from files of ours at the beginning, exports of functions, classes and constants. What else begins a
line with `import` or `export` is refused, so nothing is left out in silence. A module becomes a function that is called
once, so that names of two do not meet.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

BUNDLES = ("assets/briefsite.js", "assets/search/search.js")
"""The modules that are published with all that they import."""

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\./[^"]+|\.\./[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function\*?|function\*?|class|const) (\w+))", re.MULTILINE)
_UNKNOWN = re.compile(r"^(?:import\b(?! *\()|export\b|await\b).*", re.MULTILINE)
_COMMENT_OF_A_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)
_BLANK = re.compile(r"\n{2,}")

Modules = Mapping[str, str]
"""The texts of modules, by their paths."""


class BundleError(ValueError):
    """A module that cannot be put into one file with others; the message names it and quotes what is not understood."""


def bundle(entry: str, modules: Modules) -> str:
    """A module with all that it imports, as one module. Raises BundleError."""
    names: dict[str, str] = {}
    parts: list[str] = []
    _add(entry, modules, names, parts, ())
    return "\n".join(parts)


def modules_of(entry: str, modules: Modules) -> set[str]:
    """The paths of a module and of all that it imports, one by way of another."""
    found, waiting = set[str](), [entry]
    while waiting:
        path = waiting.pop()
        if path in modules and path not in found:
            found.add(path)
            waiting += (_path(path, name) for _, name in _IMPORT.findall(modules[path]))
    return found


def _add(path: str, modules: Modules, names: dict[str, str], parts: list[str], within: tuple[str, ...]) -> str:
    """Put a module behind those that it imports; gives the name of what it exports."""
    if path in within:
        raise BundleError(f"{path} imports itself, by way of {', '.join(within)}")
    if path not in modules:
        raise BundleError(f"{within[-1] if within else path} imports {path}, which is not there")
    if path not in names:
        text = modules[path]
        imports = [
            (given, _add(_path(path, module), modules, names, parts, (*within, path)))
            for given, module in _IMPORT.findall(text)
        ]
        names[path] = f"module{len(names)}"
        parts.append(_module(path, text, imports, "" if not within else names[path]))
    return names[path]


def _module(path: str, text: str, imports: list[tuple[str, str]], name: str) -> str:
    """The module as a function that is called once; the first of all (`name` is empty) stays what it is."""
    taken = "".join(f"const {{{renamed(given)}}} = {module};\n" for given, module in imports if given)
    body = _IMPORT.sub("", text)
    names, plain = exported(body)
    if unknown := _UNKNOWN.search(plain):
        raise BundleError(f"{path}: `{unknown[0]}` is not understood by finish/script_bundles.py")
    if not name:
        return f"{taken}{shorten_script(path, body)}"
    return f"const {name} = (() => {{\n{taken}{shorten_script(path, plain)}return {{{', '.join(names)}}};\n}})();"


def renamed(given: str) -> str:
    """Names of an import as those of an object that is taken apart."""
    return ", ".join(name.strip().replace(" as ", ": ") for name in given.split(",") if name.strip())


def exported(text: str) -> tuple[list[str], str]:
    """What a module exports by name, and its text without saying so."""
    return _EXPORT.findall(text), _EXPORT.sub("", text)


def is_module(text: str) -> bool:
    """Whether a script is written as a module: only as one would it run."""
    return bool(_IMPORT.search(text) or _EXPORT.search(text) or "import.meta" in text or "import(" in text)


def shorten_script(path: str, text: str) -> str:
    """A script without lines that are comments, and without indents. Raises BundleError."""
    if any(line.count("`") % 2 for line in text.split("\n")):
        raise BundleError(f"{path}: a template of several lines would lose its indents")
    text = _BLOCK_COMMENT.sub("", _COMMENT_OF_A_LINE.sub("", f"{text.strip()}\n"))
    return _BLANK.sub("\n", _INDENTED.sub("", text)).lstrip("\n")


def _path(module: str, imported: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(module), imported))


def published(modules: Modules, bundles: tuple[str, ...] = BUNDLES) -> Mapping[str, str | None]:
    """Of modules by their paths those that are published otherwise: the text of a bundle; None for one that is only
    in bundles."""
    whole = {entry: modules_of(entry, modules) for entry in bundles if entry in modules}
    inside = set[str]().union(*whole.values())
    others = modules.keys() - inside
    needed = set[str]().union(*(modules_of(path, modules) for path in others))
    left_out: dict[str, str | None] = dict.fromkeys(inside - needed)
    return left_out | {entry: bundle(entry, modules) for entry in whole}
