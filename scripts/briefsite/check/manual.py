"""The page that explains every rule, made from the rules themselves: manual/docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check import RULES, Rule
from briefsite.model import Level

_OPENING = """\
# Rules

`make check` reads everything that editors write and names what should be mended, all at once, each in one line:

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
`make check RULE=uncited-source` lists every one of a rule, and so does `scripts/check.py --rule uncited-source`;
`--format json` always holds all.

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
"""

_LEVELS = {Level.ERROR: "An error.", Level.WARNING: "A warning.", Level.HINT: "A hint."}


def rules_page() -> str:
    """Every rule in the order of its name: what it means, an example of its message, how to mend it."""
    return "\n".join(
        [_OPENING, *(line for rule in sorted(RULES, key=lambda rule: rule.name) for line in _section(rule))]
    )


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {rule.name}\n"
    yield f"{_LEVELS[rule.level]} {rule.meaning}\n"
    yield f"```text\n{rule.example}\n```\n"
    yield f"**Mend it:** {rule.mend}\n"
