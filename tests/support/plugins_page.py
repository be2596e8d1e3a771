"""The manual's page on plugins, made from the table of settings and the cases by which plugins are tried: run it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from projects import ROOT
from settings_page import remark

from briefsite.read.known_settings.table import Setting, Verdict, known_settings, material_version

PAGE = ROOT / "manual/docs/plugins.md"
CASES: Mapping[str, Mapping[str, Any]] = tomllib.loads((ROOT / "tests/plugins/cases.toml").read_text("utf-8"))
_PINS = dict(re.findall(r"(?m)^([\w.-]+)==([\w.]+)", (ROOT / "requirements/plugins.txt").read_text("utf-8")))
_OPENING = """\
---
title: Plugins
description: Which plugins of MkDocs work beside Briefsite, which do not, and what to write instead.
---

# Plugins

A publication may use other plugins of MkDocs, listed beside `briefsite` in any order. Before a version of Briefsite is
released it is built with each of these, in the version that stands here and as its users switch it on. The check names
those that do nothing (`option-without-effect`) or harm (`option-refused`), with what to write instead.

What they make of a page of `docs/` is their own affair. A **brief** is text to them all: braces and commands in it stay
as they are typed, so that a page shows what was checked, and nobody’s brief is a program.

"""
_CLOSING = """
A plugin that is not in this table was not tried. It finds the pages that are made among those of MkDocs, each with the
file of its brief as its source. The HTML that it gets is finished, and what it adds is not in the page’s policy: a
script that stands in the page does not run, one in a file of the site does.
"""


def plugins_page() -> str:
    """The whole page."""
    return _OPENING + "\n".join(_table()) + "\n" + _CLOSING


def _table() -> Iterator[str]:
    yield "| Plugin | Tried | Verdict | Remark |"
    yield "|---|---|---|---|"
    known = known_settings("plugins")
    for name in sorted(known):
        yield f"| `{name}` | {_tried(name, known[name])} | {known[name].verdict} | {remark(known[name])} |"


def _tried(name: str, setting: Setting) -> str:
    package = CASES.get(name, {}).get("package")
    if package:
        return f"{package} {_PINS[package]}"
    return "of Material" if setting.verdict is Verdict.NOT_TESTED else f"of Material {material_version()}"


if __name__ == "__main__":
    PAGE.write_text(plugins_page(), "utf-8")
