"""The page that explains every rule, made from the rules themselves: manual/docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

from briefsite.check import RULES, Rule
from briefsite.model import Level
from briefsite.model.rules import (
    bibliography,
    briefs,
    changes,
    charts,
    declared_in,
    files,
    front_matter,
    links,
    look_alikes,
    markdown,
    settings,
    words,
)

_OPENING = """\
# Rules

`make check` in a clone of Briefsite, `briefsite check` where it is installed: either reads what editors write and
names what should be mended, all at once, each in one line:

```text
briefs/x.md:7:9: error: unknown-citation: no entry `do2020` in sources.bib; did you mean `doe2020`?
```

That is the file, the line, the column (in characters, from 1), how grave it is, the rule, and what would be right.
Errors come first, then warnings, then hints:

| Level | Publication | Exit status | `--strict` | GitHub | `--format json` |
|---|---|---|---|---|---|
| **error** | is stopped | 1 | 1 | `error` | `"level": "error"` |
| **warning** | goes on | 0 | 1 | `warning` | `"level": "warning"` |
| **hint** | goes on | 0 | 0 | `notice` | `"level": "hint"` |

Where one rule finds much, one line stands for all: it shows the first and says how many there are.
`make check RULE=uncited-source` or `briefsite check --rule uncited-source` lists every one of a rule; `--format json`
always holds all.

A publication may take a rule to be more or less grave than it says here, in `mkdocs.yml`:

```yaml
extra:
  briefsite:
    levels:
      uncited-source: warning
      missing-field: hint
```

What a rule is about stays as it is: an entry that cannot be read is left out, and a link that leads nowhere leads
nowhere, however it is called; `mkdocs build --strict` may then still stop.

## Every rule by its subject
"""
_SUBJECTS: Mapping[str, ModuleType] = {
    "Files": files,
    "mkdocs.yml": settings,
    "Front matter, topics and people": front_matter,
    "Briefs beside one another": briefs,
    "Markdown, citations and notes": markdown,
    "What looks like something and is none": look_alikes,
    "Links and pictures": links,
    "sources.bib": bibliography,
    "Charts": charts,
    "A publication’s own words": words,
}

_LEVELS = {Level.ERROR: "An error.", Level.WARNING: "A warning.", Level.HINT: "A hint."}


def rules_page() -> str:
    """Every rule in the order of its name: what it means, an example of its message, how to mend it."""
    return "\n".join(
        [
            _OPENING,
            *_index(),
            *(line for rule in sorted(RULES, key=lambda rule: rule.name) for line in _section(rule)),
        ]
    )


def _index() -> Iterator[str]:
    """The names of the rules of each subject, each a link to what it means."""
    for subject, module in _SUBJECTS.items():
        yield f"- **{subject}**: {_names(module, '')}"
    yield f"- **Of previews alone**: {_names(changes, 'previews.md')}\n"


def _names(module: ModuleType, page: str) -> str:
    return ", ".join(f"[{name}]({page}#{name})" for name in sorted(rule.name for rule in declared_in(module)))


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {rule.name}\n"
    yield f"{_LEVELS[rule.level]} {rule.meaning}\n"
    yield f"```text\n{rule.example}\n```\n"
    yield f"**Mend it:** {rule.mend}\n"
