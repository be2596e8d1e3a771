"""What makes it quick and changes no byte: a memory of results, sharing among cores, quick Markdown.

`BRIEFSITE_FAST=0` in the environment does without: every result is computed, here, and pages go the way of MkDocs.
"""

from __future__ import annotations

import os

SWITCH = "BRIEFSITE_FAST"
"""The environment variable."""


def is_used() -> bool:
    """Whether anything in this room may be used."""
    return os.environ.get(SWITCH) != "0"
