"""Rules on addresses of the web that `scripts/check_links.py` asks."""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.rule import Rule

_ANSWERS = "`{address}` answers: {said}"
DEAD_ADDRESS = Rule(
    "dead-address",
    "What was at the address of a source is gone.",
    _ANSWERS,
    {"address": "https://example.org/gone", "said": "404"},
    "Give the address at which it is now, or that of a copy in an archive.",
)
UNSURE_ADDRESS = Rule(
    "unsure-address",
    "An address refuses programs, or was slow.",
    _ANSWERS,
    {"address": "https://example.org/slow", "said": "403"},
    "Open it in a browser.",
    Level.WARNING,
)
