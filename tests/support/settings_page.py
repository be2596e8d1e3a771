"""The manual's page on settings of MkDocs and Material, made from the table of them: run it to write the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from projects import ROOT

from briefsite.read.known_settings.table import TAKE_IT_OUT, Setting, Verdict, known_settings, material_version

PAGE = ROOT / "manual/docs/settings.md"
_OPENING = """\
---
title: Settings
description: What becomes here of every setting of MkDocs and of Material, and what to write instead.
---

# Settings of MkDocs and Material

What becomes of each setting, feature and extension of MkDocs and Material {version}. The check names each that is set
and does nothing (`option-without-effect`), that does harm (`option-refused`), or that nobody knows (`unknown-setting`),
with its line. What has no effect was tried: with it and without it a site is the same, byte for byte.

- **works**: it does what its remark says.
- **no effect**: nothing changes on any page. A warning.
- **breaks**: a page comes out wrong. A warning.
- **refused**: an error.
- **not tested**: nothing is said of it.

[Options](options.md) has those of Briefsite itself, [Plugins](plugins.md) what becomes of plugins.
"""
_TITLES = {
    "mkdocs": "mkdocs.yml",
    "theme": "theme",
    "theme.features": "theme: features",
    "theme.icon": "theme: icon",
    "theme.palette": "theme: palette",
    "extra": "extra",
    "markdown_extensions": "markdown_extensions",
}


def settings_page() -> str:
    """The whole page."""
    return "\n".join([_OPENING.format(version=material_version()), *_sections()])


def _sections() -> Iterator[str]:
    for group, title in _TITLES.items():
        yield f"## `{title}`\n"
        yield from table(known_settings(group).values())
        yield ""


def table(settings: Iterable[Setting]) -> Iterator[str]:
    """The lines of a table, as Markdown has it."""
    yield "| Setting | Verdict | Remark |"
    yield "|---|---|---|"
    for setting in settings:
        yield f"| `{setting.name}` | {setting.verdict} | {remark(setting)} |"


def remark(setting: Setting) -> str:
    """What a setting does; of one that does not work, why, and what to do instead of taking it out."""
    is_told = setting.verdict not in (Verdict.WORKS, Verdict.NOT_TESTED) and setting.do != TAKE_IT_OUT
    told = f"; {re.sub(r'^take it out(, and|;) ', '', setting.do)}" if is_told else ""
    return f"{setting.why}{told}".replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(settings_page(), "utf-8")
