"""When a brief comes out: a date that is still to come is waited for, in the time zone of the publication."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from projects import BRIEF, MakeProject

from briefsite.commands.embargo_ended import just_ended
from briefsite.model import Brief, TextFile
from briefsite.pipeline import published
from briefsite.read.brief import parse_brief
from briefsite.read.project import load_project
from briefsite.read.publication import releases


def brief(front: str, timezone: str = "UTC") -> Brief:
    """A brief with that in its front matter, read in a time zone."""
    text = f"---\ntitle: A\nauthors: [a]\ntopics: [t]\nsummary: S.\n{front}\n---\n\nText.\n"
    found, problems = parse_brief(TextFile("briefs/a.md", text), timezone)
    assert found is not None, problems
    return found


@pytest.mark.parametrize(
    ("front", "timezone", "moment"),
    [
        ("date: 2026-11-23", "UTC", "2026-11-23T00:00+00:00"),
        ("date: 2026-11-23", "Asia/Jakarta", "2026-11-22T17:00+00:00"),
        ("date: 2026-07-01", "America/New_York", "2026-07-01T04:00+00:00"),
        ("date: 2026-12-01", "America/New_York", "2026-12-01T05:00+00:00"),
        ("date: 2026-11-23\nembargo: 2026-11-23", "Asia/Jakarta", "2026-11-22T17:00+00:00"),
        ("date: 2026-11-23\nembargo: 2026-11-23T06:00:00+07:00", "UTC", "2026-11-22T23:00+00:00"),
        ("date: 2026-11-23\nembargo: 2026-11-23T06:00:00", "Asia/Jakarta", "2026-11-22T23:00+00:00"),
        ("date: 2026-11-23\nembargo: 2026-11-25T09:00:00Z", "UTC", "2026-11-25T09:00+00:00"),
        ("date: 2036-11-23\nembargo: 2026-11-23", "UTC", "2036-11-23T00:00+00:00"),
        ("date: 0001-01-01", "Asia/Jakarta", "0001-01-02T00:00+00:00"),
        ("date: 9999-12-31", "Pacific/Pago_Pago", "9999-12-31T11:00+00:00"),
    ],
)
def test_it_comes_out_at_its_very_moment(front: str, timezone: str, moment: str) -> None:
    """Not a second before; an embargo on its day, or later, says more exactly when; summer time counts."""
    one, at = brief(front, timezone), dt.datetime.fromisoformat(moment)
    assert published([one], at) == (one,)
    if at.year > 1:
        before = at - dt.timedelta(seconds=1)
        assert published([one], before) == ()
        assert list(releases([one])) == [at]


def test_a_workflow_is_told_when_it_has_come_out() -> None:
    """Within some hours of midnight in the publication's zone, and of drafts never."""
    one, draft = brief("date: 2026-11-23", "Asia/Jakarta"), brief("date: 2026-11-23\nstatus: draft", "Asia/Jakarta")
    at = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)
    assert just_ended([one], at, hours=3)
    assert not just_ended([one], at - dt.timedelta(hours=2), hours=3)
    assert not just_ended([one], at + dt.timedelta(hours=3), hours=3)
    assert not just_ended([draft], at, hours=3)


def test_the_zone_is_an_option_that_is_checked(make_project: MakeProject) -> None:
    """A name that is none is told with its place, and days begin in UTC."""
    root = make_project({"briefs/first.md": BRIEF})
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    for zone, offset in (("Asia/Jakarta", 7), ("Mars/Olympus", 0)):
        settings.write_text(text.replace("  briefsite:\n", f"  briefsite:\n    timezone: {zone}\n"), "utf-8")
        project = load_project(root)
        (release,) = (one.release for one in project.briefs)
        assert release is not None and release.utcoffset() == dt.timedelta(hours=offset)
        told = [problem.message for problem in project.problems if problem.rule == "wrong-option"]
        assert len(told) == (offset == 0)
    assert "must be the name of a time zone, for example `timezone: Asia/Jakarta`; it is `Mars/Olympus`" in told[0]


def test_a_check_is_made_anew_when_a_brief_comes_out(make_project: MakeProject) -> None:
    """Though no file changed: what was found before, and kept, holds no more."""
    root = make_project({"briefs/first.md": BRIEF.replace("2026-11-01", "2026-12-24")})
    moments = [dt.datetime(2026, 12, 23, tzinfo=dt.UTC), dt.datetime(2026, 12, 24, tzinfo=dt.UTC)]
    for moment, count in zip([*moments, *reversed(moments)], [1, 0, 0, 1], strict=True):
        assert _future_dates(root, moment) == count


def _future_dates(root: Path, moment: dt.datetime) -> int:
    command = [sys.executable, str(root / "scripts/check.py"), "--format", "json"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return sum(problem["rule"] == "future-date" for problem in json.loads(done.stdout))
