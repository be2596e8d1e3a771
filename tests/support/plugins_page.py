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

Under ProperDocs with MaterialX, which [carry MkDocs and Material on](other-hosts.md), `search`, `redirects`, `rss`,
`minify`, `awesome-nav`, `glightbox` and `macros` are built with as well, and what stands here holds there.

What they make of a page of `docs/` is their own affair. A **brief** is text to them all: braces and commands in it stay
as they are typed, so that a page shows what was checked, and nobody’s brief is a program.

"""
_CLOSING = """
## Install one

Name the plugin in `mkdocs.yml`, in the same list. `search`, `tags` and the others “of Material” are there already:

```yaml
plugins:
  - briefsite
  - redirects:
      redirect_maps:
        old-page.md: about.md
        old-note.md: briefs/ports-and-debt.md
```

Any other has to be installed. In a publication begun with `briefsite new`, `requirements.txt` names every library with
its hash, and `pip` takes none without one. So let the program [uv](https://docs.astral.sh/uv/) write such a list for
your plugins:

1.  Write their packages, one a line, into a file `plugins.in`:

        mkdocs-redirects==1.2.3
        mkdocs-rss-plugin==1.19.0

2.  In the folder of the publication (the first and last line make and delete a list of what is pinned already):

        grep -v '^-r' requirements.txt > pinned.txt
        .venv/bin/python -m pip install uv
        .venv/bin/uv pip compile --universal --generate-hashes --excludes pinned.txt plugins.in -o plugins.txt
        rm pinned.txt

3.  In `requirements.txt` write below its line `-r wheels/briefsite.txt` a second one: `-r plugins.txt`.
4.  `make site` installs them. Commit `plugins.in`, `plugins.txt` and `requirements.txt`: the workflows take them from
    there.

`briefsite upgrade` keeps your line. After an upgrade do step 2 again, for other libraries may be pinned then. The next
`make site` installs what has changed.

## Others

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
