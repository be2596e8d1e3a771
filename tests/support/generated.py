"""A publication of many briefs, for tests that do not look at what these say."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from generate import generate

from briefsite.model import Project
from briefsite.read.project import load_project

_FRONT = """---
title: {title}
date: 2026-10-{day:02}
authors: [desk-1]
license: CC-BY-4.0
topics: [trade, health]
lang: {lang}
{more}summary: What a page can hold.
key_points:
  - Prices rose [@{key}, p. 3].
key_figures:
  - {{value: 9 days, label: is the wait, citation: "[@{key}]"}}
---
"""
_BODY = """
{words} [@{key}, pp. 4–7]. *Marked* and **strong**, and [a link](https://harbour.example/a).[^why]

## {words} {{#ships}}

| Year | Ships |
|:-----|------:|
| 2025 | 1,200 |
| 2026 | 1,300 [@{key}] |

- one [see @{key}, chap. 2, for more]
- two

```vega-lite
{{
  "title": "Ships that waited",
  "description": "More of them each year.",
  "data": {{"values": [{{"year": "2025", "ships": 1200}}, {{"year": "2026", "ships": 1300}}]}},
  "mark": "bar",
  "encoding": {{"x": {{"field": "ships", "type": "quantitative"}}, "y": {{"field": "year", "type": "nominal"}}}}
}}
```

Source: @{key} [p. 3].

1. first
2. second

> @{key} says so [p. 9].

### {words} {{#more}}

@{key} is cited in a sentence, and [-@{key}] again.

[^why]: A note that cites [@{key}, 12].
"""
_LANGUAGES = {"en": "Ships wait", "fr": "Les navires attendent", "ar": "تنتظر السفن", "zh": "船只等待"}


@cache
def generated_project() -> Project:
    """Twelve briefs as the benchmarks write them, and one in four languages with what a page can hold."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "generated"
        generate(root, briefs=12, sources=60, words=600)
        key = next(iter(load_project(root).bibliography.references))
        for day, (lang, words) in enumerate(_LANGUAGES.items(), 1):
            more = "" if lang == "en" else "type: translation\ntranslation_of: ships-en\n"
            front = _FRONT.format(title=words, day=day, lang=lang, more=more, key=key)
            (root / f"briefs/ships-{lang}.md").write_text(front + _BODY.format(words=words, key=key), "utf-8")
        project = load_project(root)
    assert not project.problems, project.problems
    return project
