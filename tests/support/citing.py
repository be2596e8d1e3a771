"""A small publication of which pages of docs/ cite."""

from __future__ import annotations

from projects import FILES

ABOUT = """# About *us*

We rest on two books [see @doe2020, pp. 3--4; @roe2021]. As @doe2020 [p. 7] says, it is so[^why]. Ask @someone.

[^why]: Because [@roe2021, chap. 2] says so.

## Sources

Our own heading. See [the entry](#source-doe2020).
"""
METHOD = """---
title: Our method
citation_style: chicago-author-date
nocite: '@roe2021'
---

# Method

It is plain [@doe2020, 12].

## What we read

\\bibliography

## After
"""
SETTINGS = FILES["mkdocs.yml"].replace("nav: [{Home: index.md}]", "nav: [index.md, about.md, method.md]")
SETTINGS = SETTINGS.replace("  - scripts/manual_hook.py # the manual, a site of its own, at /manual/\n", "")
PAGES = {"mkdocs.yml": SETTINGS, "docs/about.md": ABOUT, "docs/method.md": METHOD}
