"""The schemas of what editors write, published so that their editors can complete and check it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from briefsite.read.paths import SCHEMAS, schema_path
from briefsite.render.markup import Asset


def schemas() -> Iterator[Asset]:
    """`/schema/brief.json` and its like for topics, people and charts (JSON Schema 2020-12)."""
    folder = resources.files("briefsite") / "read/schema"
    for name in SCHEMAS:
        yield Asset(schema_path(name), (folder / f"{name}.json").read_text("utf-8"))
