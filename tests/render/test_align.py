"""Which parts of two sequences are the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.render.align import align

FEW = st.lists(st.sampled_from("abc"), max_size=30)
SEQUENCES = FEW | st.lists(st.integers(0, 40), max_size=60)


@given(SEQUENCES, SEQUENCES)
@settings(deadline=None)
def test_runs_make_up_both_sequences(old: list[object], new: list[object]) -> None:
    """Every part is in one run, in order; equal runs are equal; equal and unequal ones alternate."""
    runs = align(old, new)
    assert [part for run in runs for part in old[run.old_start : run.old_end]] == old
    assert [part for run in runs for part in new[run.new_start : run.new_end]] == new
    for run in runs:
        assert run.is_equal == (old[run.old_start : run.old_end] == new[run.new_start : run.new_end])
    assert all(first.is_equal != second.is_equal for first, second in zip(runs, runs[1:], strict=False))


@given(SEQUENCES)
@settings(deadline=None)
def test_a_sequence_is_itself(sequence: list[object]) -> None:
    """Equal sequences are one equal run."""
    assert [run.is_equal for run in align(sequence, sequence)] == ([True] if sequence else [])


@given(st.lists(st.integers(0, 10_000), unique=True, max_size=40), st.data())
@settings(deadline=None)
def test_what_is_put_in_is_found(sequence: list[int], data: st.DataObject) -> None:
    """One part put into a sequence of different ones is the only difference."""
    at = data.draw(st.integers(0, len(sequence)))
    different = [run for run in align(sequence, [*sequence[:at], -1, *sequence[at:]]) if not run.is_equal]
    assert [(run.old_start, run.old_end, run.new_start, run.new_end) for run in different] == [(at, at, at, at + 1)]


def test_a_text_without_anchors_is_replaced_and_not_searched_for_ever() -> None:
    """Two long texts of one repeated pair of words, shifted: the comparison gives up, and says so."""
    runs = align(["a", "b"] * 50_000 + ["x"], ["c", "b", "a"] * 30_000 + ["y"])
    assert [run.is_equal for run in runs] == [False]
