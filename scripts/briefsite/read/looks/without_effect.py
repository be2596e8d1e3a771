"""Settings of Material that have no effect on pages of Briefsite: the table of them, and which of them are set.

One more is one more row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from briefsite.model.rules.settings import OPTION_WITHOUT_EFFECT
from briefsite.read.wrong_settings import Wrong


class Row(Struct, frozen=True):
    """A setting without effect: why, and what to do instead.

    Of a list or a mapping whose name ends in `.*`, each item but those in `but` is without effect.
    """

    setting: str
    why: str
    do: str = "take it out"
    but: frozenset[str] = frozenset()


_OWN_HOST = "a page asks no other host than the site’s own"
_FRAME = "masthead, contents and foot are Briefsite’s own"
TABLE: tuple[Row, ...] = (
    Row(
        "theme.font",
        f"Material takes fonts from Google, and {_OWN_HOST}",
        "write `font: false`, and name files of your own, for example"
        " `extra: {briefsite: {fonts: {text: assets/lora.woff2}}}`",
    ),
    Row("theme.icon.*", "pages show no such icon", but=frozenset(("logo", "edit", "view", "tag"))),
    Row(
        "theme.features.*",
        f"{_FRAME}, and work the same for every reader",
        but=frozenset(("content.action.edit", "content.action.view")),
    ),
    Row("theme.palette.toggle", "the masthead always has a button for light and dark"),
    Row("theme.palette.*.toggle", "the masthead always has a button for light and dark"),
    Row("extra.analytics", f"nobody counts readers: {_OWN_HOST}", "take it out, and count by the logs of your host"),
    Row("extra.consent", "nothing is kept of a reader that would need consent"),
    Row("extra.alternate", "each brief names its versions itself", "take it out, and write `translation_of` in briefs"),
    Row("extra.version", "a publication has no versions beside one another"),
    Row("extra.status", "what is new or withdrawn is said by `status` of a brief"),
    Row("extra.annotate", "code has no notes that unfold"),
    Row("extra.polyfills", _OWN_HOST, "take it out, or name a file of docs/ under `extra_javascript`"),
)


def without_effect(settings: Mapping[str, Any]) -> Iterator[Wrong]:
    """Every setting that is set and has no effect."""
    for row in TABLE:
        for name, item in _set(row, settings):
            rule = OPTION_WITHOUT_EFFECT
            if item is None:
                yield name, rule.says(name=name, why=row.why, do=row.do)
            else:
                yield name, rule.says("item", item=item[:80], name=name.rpartition(".")[0], why=row.why, do=row.do)


def _set(row: Row, settings: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """The names of settings of a row that are set, each with its item where it is one of a list."""
    found: list[tuple[str, Any]] = [("", settings)]
    *above, last = row.setting.split(".")
    for part in above:
        found = [pair for name, value in found for pair in _below(name, value, part)]
    for name, value in found:
        for below, item in _below(name, value, last):
            is_item = last == "*" and isinstance(item, str) and isinstance(value, list)
            key = str(item) if is_item else below.rpartition(".")[2]
            if item not in (None, False) and key not in row.but:
                yield below, key if is_item else None


def _below(name: str, value: Any, part: str) -> Iterator[tuple[str, Any]]:
    """The settings below one, by their names; with `*` all of them."""
    pairs = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        if part == "*" or str(key) == part:
            yield (f"{name}.{key}" if name else str(key)), item
