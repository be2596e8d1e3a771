"""Modules of JavaScript as scripts of the older kind, and files as scripts that hold them (`offline.js` takes both)."""

from __future__ import annotations

import base64
import json
import re

from briefsite.finish.script_bundles import BundleError, exported, renamed

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?("(?:\./|\.\./)[^"]+");$', re.MULTILINE)
_UNKNOWN = re.compile(r"^(?:import\b(?! *\()|export\b).*", re.MULTILINE)
_LATER = re.compile(r"(?<![\w.])import\(")


def as_script(path: str, module: str) -> str:
    """A module as a script. Raises BundleError for one that is written with what is not understood."""
    names, body = exported(_IMPORT.sub(lambda found: _taken(found[1], found[2]), module))
    if unknown := _UNKNOWN.search(body):
        raise BundleError(f"{path}: `{unknown[0]}` is not understood by finish/offline/scripts.py")
    body = _LATER.sub("$load(", body).replace("import.meta.url", "$address")
    given = f"return {{{', '.join(names)}}};\n" if names else "return {};\n"
    return f'briefsiteOffline.module(async ($address, $load) => {{\n"use strict";\n{body.strip()}\n{given}}});\n'


def _taken(names: str | None, path: str) -> str:
    return f"const {{{renamed(names)}}} = await $load({path});" if names else f"await $load({path});"


def json_script(content: bytes) -> str:
    """A file of JSON as a script."""
    return f"briefsiteOffline.file({_in_script(content.decode())});\n"


def text_script(content: str) -> str:
    """A file of text as a script."""
    return f"briefsiteOffline.file({_in_script(json.dumps(content, ensure_ascii=False))});\n"


def bytes_script(content: bytes) -> str:
    """Any other file as a script."""
    return f'briefsiteOffline.bytes("{base64.b64encode(content).decode()}");\n'


def _in_script(written: str) -> str:
    """JSON as JavaScript: older browsers take two more signs for ends of lines."""
    return written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
