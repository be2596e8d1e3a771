"""What an editor meant for a citation and Pandoc reads otherwise."""

from __future__ import annotations

import re

from briefsite.markdown.citations import Found
from briefsite.markdown.inline import Scanner
from briefsite.markdown.parts import Kind

Finding = tuple[str, int, str]
"""Rule, offset and message."""

_OPENING = re.compile(r"(?:[^\W\d_][^\d()\[\]?!]{0,40}\s)?\Z")
_LONGEST_OPENING = 60


def unclosed_problems(scanner: Scanner) -> list[Finding]:
    """Brackets that open a citation, and braces that open a key, that are never closed in their paragraph."""
    findings: list[Finding] = []
    for bracket in scanner.unclosed:
        first = bracket.parts[0] if bracket.parts else None
        if first and first.kind == Kind.KEY and _OPENING.match(scanner.text, bracket.inner[0], first.start):
            opening = scanner.text[bracket.inner[0] - 1 : first.end]
            message = f"the citation that begins with `{opening}` is never closed: add `]` after it"
            findings.append(("unclosed-citation", bracket.inner[0] - 1, message))
    for at in scanner.unclosed_braces:
        opening = scanner.text[at : at + 20].split()[0]
        message = f"the key that begins with `{opening}` has no `}}`: write it as `@{{key}}`, without spaces"
        findings.append(("unclosed-braces", at, message))
    return findings


def citation_problems(text: str, found: Found) -> list[Finding]:
    """Keys in links or within another citation, and citations that stand so close that they are read as links."""
    findings = [
        ("citation-in-link", key.start, f"`@{key.value}` is in a link and cites nothing: put it after the link")
        for key in found.keys_in_links
    ]
    for citation in found.nested:
        written = text[citation.start : citation.end]
        message = f"`{written}` stands within another citation and cites nothing: separate the two with `;`"
        findings.append(("nested-citation", citation.start, message))
    for bracket in found.adjacent:
        written = text[bracket.start : bracket.start + _LONGEST_OPENING].partition("]")[0] + "]"
        following = text[bracket.end : bracket.end + 1]
        message = f"`{written}` is no citation because `{following}` follows: write `[@a; @b]`, or put a space between"
        findings.append(("adjacent-citation", bracket.start, message))
    return findings
