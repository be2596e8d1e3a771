"""What readers saw of a brief, as the log of a branch tells: pure functions over commits that are written down here."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import FrontMatter
from briefsite.model.front_matter import Correction
from briefsite.read.history import (
    Commit,
    History,
    State,
    StateFacts,
    commits_in,
    ended_versions,
    evening_before,
    version_date,
)

DAY = 86_400
NOON = DAY // 2


def day(number: int) -> dt.date:
    """The day so many days after the first of May."""
    return dt.date(2026, 5, 1) + dt.timedelta(number)


def at(number: int, hour: float = 12) -> int:
    """An hour of that day, in seconds since 1970."""
    return int(dt.datetime.combine(day(number), dt.time(), dt.UTC).timestamp() + hour * 3600)


def facts(published: int = 0, updated: int | None = None, *corrected: int, status: str = "published") -> StateFacts:
    """A front matter of a brief that comes out on a day, by its days."""
    release = dt.datetime.combine(day(published), dt.time(), dt.UTC)
    days = [published, *corrected, *([updated] if updated is not None else [])]
    own = None if updated is None else day(updated)
    return StateFacts(status, release, day(max(days)), own, tuple(map(day, corrected)))


def found(*states: tuple[float, StateFacts | None | str], timezone: str = "UTC") -> list[tuple[str, str]]:
    """The versions of a brief that changed on these days (`1.5` is the noon of the second), each with its commit.

    In place of what its front matter says, None: it cannot be read; a word: it is gone.
    """
    starts = [at(0, when * 24) for when, _ in states]
    rows = [
        (State(str(number), "a.md", None if isinstance(said, str) else "x", start, end), said)
        for number, ((_, said), start, end) in enumerate(zip(states, starts, [*starts[1:], None], strict=False))
    ]
    with_facts = [(state, None if isinstance(said, str) else said) for state, said in rows]
    ended, unread = ended_versions(with_facts, timezone)
    return [(each.date.isoformat(), each.state.commit) for each in ended] + [("unread", each.commit) for each in unread]


@pytest.mark.parametrize(
    ("states", "versions"),
    [
        ([(0.5, facts()), (9.5, facts(0, 9))], [("2026-05-01", "0")]),
        ([(0.5, facts()), (9.5, facts(0, None, 9))], [("2026-05-01", "0")]),
        ([(0.5, facts()), (9.5, facts(0, 9)), (20.5, facts(0, 20))], [("2026-05-01", "0"), ("2026-05-10", "1")]),
        ([(0.5, facts()), (4.5, facts()), (9.5, facts(0, 9))], [("2026-05-01", "1")]),
        ([(0.5, facts()), (9.5, facts())], []),
        ([(0.5, facts(0, 0, 0)), (9.5, facts(0, 0, 0))], []),
        ([(0.5, facts(0, None, 3, 4)), (9.5, facts(0, None, 3))], []),
        ([(0.5, facts(0, 0)), (5.5, facts(0, 0, 0)), (9.5, facts(0, 9, 0))], [("2026-05-01", "1")]),
    ],
    ids=["updated", "corrected", "twice", "small-edit", "only-small-edits", "same", "correction-taken-out", "one-day"],
)
def test_a_version_ends_where_the_front_matter_says_so(states: list[object], versions: list[object]) -> None:
    """With `updated` or a further correction; what is kept is its last state, and of two on one day the later one."""
    assert found(*states) == versions  # type: ignore[arg-type]


DRAFT, REVIEW, GONE = facts(status="draft"), facts(status="review"), facts(status="withdrawn")


@pytest.mark.parametrize(
    ("states", "versions"),
    [
        ([(0.5, DRAFT), (5.5, facts(0, 5))], []),
        ([(0.5, REVIEW), (4.5, facts()), (9.5, facts(0, 9))], [("2026-05-01", "1")]),
        ([(0.5, facts(7)), (5.5, facts(7, 7)), (9.5, facts(7, 9))], [("2026-05-08", "1")]),
        ([(0.5, facts(7)), (7.1, facts(7, 7))], []),
        ([(0.5, facts()), (0.6, facts(0, 0, 0)), (0.7, facts(0, 1))], []),
        ([(0.5, facts()), (9.4, facts()), (9.5, facts(0, 9))], [("2026-05-01", "0")]),
        ([(0.5, facts()), (9.3, DRAFT), (9.5, facts(0, 9))], []),
        ([(0.5, facts()), (9.3, GONE), (9.5, facts(0, 9)), (12.5, facts(0, 12))], [("2026-05-10", "2")]),
        ([(0.5, facts()), (9.3, facts(30)), (9.5, facts(0, 9))], []),
        ([(0.5, facts()), (9.3, "deleted"), (9.5, facts(0, 9))], []),
        ([(0.5, facts()), (9.3, facts(0, 9)), (20.5, GONE)], []),
    ],
    ids=[
        "draft-published-later", "review", "embargo", "embargo-ends-in-the-day", "three-on-one-day",
        "small-edit-on-the-last-day", "draft-again", "withdrawn-for-a-while", "embargo-again", "deleted", "withdrawn",
    ],
)  # fmt: skip
def test_what_no_reader_saw_is_no_version(states: list[object], versions: list[object]) -> None:
    """No draft, no embargo, no text of a few hours; and what was taken back stays so, whatever came before it."""
    assert found(*states) == versions  # type: ignore[arg-type]


def test_a_day_ends_at_the_midnight_of_the_publication() -> None:
    """A text of the evening that was corrected the next morning was seen overnight; elsewhere it was one day."""
    states = (0.7, facts()), (1.1, facts(0, 1))
    assert found(*states) == [("2026-05-01", "0")]
    assert found(*states, timezone="America/New_York") == []
    assert evening_before(at(1, 3), "America/New_York") == at(0, 4)


def test_what_cannot_be_read_is_named_where_it_would_be_a_version() -> None:
    """Not where one that can be read stands in its place, nor where it stood for hours only."""
    assert found((0.5, None), (9.5, facts(0, 9))) == [("unread", "0")]
    assert found((0.5, facts()), (4.5, None), (9.5, facts(0, 9))) == [("2026-05-01", "0")]
    assert found((0.5, None), (9.5, facts())) == []
    assert found((9.3, None), (9.5, facts(0, 9))) == []


KINDS = st.sampled_from(("published", "draft", "review", "withdrawn", "gone", "unread"))


@given(st.lists(st.tuples(st.integers(1, 40), KINDS, st.integers(0, 30), st.booleans()), max_size=12))
def test_no_state_that_was_hidden_is_ever_a_version(rows: list[tuple[int, str, int, bool]]) -> None:
    """Whatever was committed: each version is a state that was published, and after it none was taken back."""
    when, states, updated = 0.25, [], 0
    for hours, kind, release, marks in rows:
        when += hours / 12
        updated += marks
        said = facts(release, 31 + updated, status=kind)
        states.append((when, {"gone": "gone", "unread": None}.get(kind, said)))
    ends = [*(when for when, _ in states[1:]), None]
    for date, number in found(*states):
        if date != "unread":
            _, kind, release, _ = rows[int(number)]
            assert kind == "published" and release < int(ends[int(number)] or 0) + 1
            assert not {"draft", "review", "withdrawn", "gone"} & {row[1] for row in rows[int(number) :]}


def _row(path: str, content: str, before: str = "0", mode: str = "100644") -> str:
    return f":000000 {mode} {before * 40} {content * 40} M\0{path}\0"


def test_a_log_is_read_oldest_first() -> None:
    """Whatever files are called; what is no file is not there, and no commit came before the one before it."""
    odd = "briefs/:100644 a\nb.md"
    third = _row("briefs/a.md", "0", "b", "000000")
    second = _row("briefs/a.md", "b", "a") + _row(odd, "d", mode="100755")
    first = _row("briefs/a.md", "a") + _row("l.md", "e", mode="120000")
    log = f"c3 250\0\n{third}c2 300\0\n{second}c1 100\0\n{first}".encode()
    assert commits_in(log) == [
        Commit("c1", 100, {"briefs/a.md": "a" * 40, "l.md": None}),
        Commit("c2", 300, {"briefs/a.md": "b" * 40, odd: "d" * 40}),
        Commit("c3", 300, {"briefs/a.md": None}),
    ]
    assert commits_in(b"") == []


def test_a_brief_is_followed_through_its_names() -> None:
    """A file that is renamed goes on; while there are two, the one counts that has the name of today."""
    history = History(
        [
            Commit("1", 10, {"old.md": "a"}),
            Commit("2", 20, {"bib": "x"}),
            Commit("3", 30, {"old.md": None, "new.md": "b"}),
            Commit("4", 40, {"old.md": "z", "bib": "y"}),
            Commit("5", 50, {"new.md": None, "old.md": None}),
        ]
    )
    assert history.states(("new.md", "old.md")) == [
        State("1", "old.md", "a", 10, 30),
        State("3", "new.md", "b", 30, 50),
        State("5", None, None, 50),
    ]
    assert history.states(("nowhere.md",)) == []
    assert [history.content("bib", moment) for moment in (20, 21, 40, 41)] == [None, "x", "x", "y"]
    assert [*history.changed_since(("bib", "new.md", "never.md"), 45)] == ["new.md", "never.md"]
    assert [*history.changed_since(("bib",), 25)] == ["bib"]


def test_the_day_of_a_version_is_its_last() -> None:
    """Of publication, update and correction, in whatever order they stand."""
    front = FrontMatter(title="A", date=day(0))
    changed = FrontMatter(title="A", date=day(0), updated=day(3), corrections=(Correction(day(9)), Correction(day(4))))
    assert [version_date(each) for each in (front, changed)] == [day(0), day(9)]
    assert all(first < second for first, second in pairwise(map(at, range(4))))
