"""Names that programs give to copies of briefs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.check.briefs import SLUG
from briefsite.check.copies import original_of

THERE = frozenset(("briefs/ports.md", "briefs/debt-2026.md"))
NAMED = [
    "ports (conflicted copy)", "ports (Ana's conflicted copy 2026-11-30)", "ports (conflicted copy 2026-11-30 101010)",
    "ports (Case Conflict)", "ports (SFConflict ana@example.org 2026-11-30-10-10-10)", "ports [Conflict]",
    "ports (Konfliktkopie von Ana 2026-11-30)", "ports (copie en conflit de Ana)", "ports (copia en conflicto)",
    "ports.sync-conflict-20261130-101010-ABCDEF7", "ports_conflict-20261130-101010", "ports_conf(1)", "ports.Conflict",
    "ports-LAPTOP-1A2B3C4D", "ports-DESKTOP-A1B2C3D", "ports-desktop-a1b2c3d-2",
    "ports (1)", "ports(2)", "ports 2", "ports copy", "ports copy 3", "ports - Copy", "ports - Copy (2)",
    "ports - Kopie",
    "ports – copie", "Copy of ports", "Kopie von ports", "Copie de ports", "Ports (1)",
    "ports (conflicted copy) (conflicted copy)",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_a_name_that_a_program_gave_tells_of_the_original(name: str) -> None:
    """As Dropbox, Nextcloud, Seafile, Syncthing, OneDrive, Google Drive, iCloud, Windows and macOS name them."""
    assert original_of(f"briefs/{name}.md", THERE) == "briefs/ports.md"


@pytest.mark.parametrize("name", ["ports.sync-conflict-20261130-101010-ABCDEF7", "ports (conflicted copy)"])
def test_a_copy_of_nothing_is_a_copy_too(name: str) -> None:
    """The original may have been renamed meanwhile."""
    assert original_of(f"briefs/{name}.md", frozenset()) == "briefs/ports.md"


@pytest.mark.parametrize(
    "name",
    ["quays (1)", "quays copy", "Debt Swaps", "a war (2003)", "conflict", "copy", "ports-conflict", "ports-copy"],
)  # fmt: skip
def test_other_names_tell_nothing(name: str) -> None:
    """They may be wrong in another way, or right: a brief on a conflict."""
    assert original_of(f"briefs/{name}.md", THERE) is None


@given(st.from_regex(SLUG, fullmatch=True))
def test_a_name_that_is_right_is_no_copy(slug: str) -> None:
    """No slug is taken for a name that a program gave, but for that of a brief with the name of a machine behind it."""
    if not slug.startswith(("ports-laptop-", "ports-desktop-")):
        assert original_of(f"briefs/{slug}.md", THERE) is None
