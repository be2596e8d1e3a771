"""The page that explains every rule, made from the rules themselves: docs/rules.md."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.check import RULES
from briefsite.check.rule import Rule
from briefsite.model import Level

_OPENING = """\
# Rules

`make check` reads everything that editors write and names what should be mended, all at once, each in one line:

```text
briefs/x.md:7:9: error: unknown-citation: no entry `do2020` in sources.bib; did you mean `doe2020`?
```

That is the file, the line, the column (in characters, from 1), how grave it is, the rule, and what would be right. An
**error** stops publication; a **warning** does not, unless the check is run with `--strict`.
"""


def rules_page() -> str:
    """Every rule in the order of its name: what it means, an example of its message, how to mend it."""
    return "\n".join(
        [_OPENING, *(line for rule in sorted(RULES, key=lambda rule: rule.name) for line in _section(rule))]
    )


def _section(rule: Rule) -> Iterator[str]:
    grave = "An error." if rule.level is Level.ERROR else "A warning."
    yield f"## {rule.name}\n"
    yield f"{grave} {rule.meaning}\n"
    yield f"```text\n{rule.example}\n```\n"
    yield f"**Mend it:** {rule.mend}\n"
