"""Rules on what a change owes to readers of what is published already: only a preview, which compares, can tell."""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.rule import Rule

UNMARKED_CORRECTION = Rule(
    "unmarked-correction",
    "A published brief changed in substance, and neither `updated` nor `corrections` says so.",
    "a published brief changed in substance ({added} added and {removed} removed) and does not say so; set `updated` to"
    " the day of the change, or add an entry to `corrections`",
    {"added": "1 word", "removed": 1},
    "Set `updated`, or add an entry to `corrections`.",
    Level.WARNING,
)
VANISHED_BRIEF = Rule(
    "vanished-brief",
    "A brief that is published is gone, and its address would lead nowhere.",
    "`{slug}` is published, and its address would lead nowhere; keep the file with `status: withdrawn`, or write"
    " `formerly: [{slug}]` in the brief that takes its place",
    {"slug": "ports"},
    "Withdraw it, or name it in the `formerly` of what takes its place.",
    others={
        "withheld": "`{slug}` is published, and its address would lead nowhere; to take it back for good, write"
        " `status: withdrawn`",
        "moved": "`{slug}` is published, and its address would lead nowhere; it seems to go on here: write"
        " `formerly: [{slug}]`",
        "unread": "`{slug}` is published, and its address would lead nowhere; its file cannot be read",
    },
)
REMOVED_SOURCE = Rule(
    "removed-source",
    "A source is taken away that briefs still cite.",
    "`{key}` is removed by this change and still cited in {briefs} ({citations}: {shown}); put the entry back, or take"
    " the citations out",
    {"key": "doe2020", "briefs": "1 brief", "citations": "1 citation", "shown": "`ports`"},
    "Put the entry back, or take the citations out.",
)
