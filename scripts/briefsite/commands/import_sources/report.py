"""What an import did, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefsite.commands.import_sources.plan import Plan

_MOST = 20
"""Lines of one sort: of thirty thousand sources nobody reads each. What needs somebody is told all the same."""
_LONGEST_TITLE = 70


def as_text(name: str, plan: Plan, dry_run: bool) -> str:
    """The report of a plan for the bibliography `name`."""
    would = "would be " if dry_run else ""
    merged = [known for known in plan.known if known.merged.fields]
    head = f"{name}: {_count(len(plan.added))} {would}added, {len(plan.known)} known already"
    lines = [head + (f", {len(merged)} of them {would}completed" if merged else "")]
    lines += _few([f"  added `{one.key}`: {_short(one.title)} ({one.place})" for one in plan.added])
    lines += _few([f"  known as `{one.key}` ({one.place})" for one in plan.known if not one.merged.fields])
    lines += _few([f"  completed `{one.key}`: {', '.join(one.merged.fields)} ({one.place})" for one in merged])
    return "\n".join((*lines, *_to_look_at(plan)))


def _to_look_at(plan: Plan) -> Iterator[str]:
    """What somebody should look at: all of it."""
    for added in plan.added:
        if added.former:
            yield f"  `{added.former}` is the key of another source here, so this one is `{added.key}` ({added.place})"
        if added.losses:
            yield f"  `{added.key}`: an entry has no place for {', '.join(added.losses)} ({added.place})"
    for known in plan.known:
        for conflict in known.merged.conflicts:
            yield f"  `{known.key}`: {conflict}; the entry keeps its own ({known.place})"


def _few(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"  … and {len(lines) - _MOST:,} more"


def _count(number: int) -> str:
    return f"{number:,} source{'' if number == 1 else 's'}"


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
