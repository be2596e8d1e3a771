"""What becomes here of each setting of MkDocs and of Material: the table of them, and which of those in mkdocs.yml have
no effect, go wrong, or are none.

In: the settings and where they stand. Out: problems. One more setting is one more line of `settings.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefsite.model import Place, Problem, nearest_place
from briefsite.model.nearest import Nearest, did_you_mean
from briefsite.model.rules.settings import OPTION_REFUSED, OPTION_WITHOUT_EFFECT, UNKNOWN_SETTING
from briefsite.read.configuration import CONFIGURATION, Configuration
from briefsite.read.known_settings.entries import Entry, entries
from briefsite.read.known_settings.table import GROUPS, TAKE_IT_OUT, Setting, Verdict, known_settings
from briefsite.read.wrong_settings import Wrong

_BY_TEMPLATES = ("theme", "theme.icon", "theme.features")
"""Groups of which templates of the publication's own, or another theme, may ask for more than is known."""
_BY_MKDOCS = ("theme.palette", "plugins", "markdown_extensions")
"""Those of which another rule, or MkDocs, says what nobody knows."""


def setting_problems(configuration: Configuration) -> tuple[Problem, ...]:
    """What is said of the settings that do nothing here, or harm, or that nobody knows."""
    found = (wrong for group in GROUPS for wrong in _wrong(group, configuration.values))
    return tuple(breach.at(nearest_place(configuration.places, name, Place(CONFIGURATION))) for name, breach in found)


def unusable(group: str) -> frozenset[str]:
    """The names of settings of a group that are to be taken out."""
    usable = (Verdict.WORKS, Verdict.NOT_TESTED)
    return frozenset(name for name, setting in known_settings(group).items() if setting.verdict not in usable)


def _wrong(group: str, settings: Mapping[str, Any]) -> Iterator[Wrong]:
    known, theme = known_settings(group), settings.get("theme")
    is_own = isinstance(theme, Mapping) and bool(theme.get("custom_dir") or theme.get("name") not in (None, "material"))
    nearest = Nearest(known)
    for entry in entries(group, settings):
        setting = known.get(entry.name)
        if setting is not None:
            yield from _of_known(group, setting, entry)
        elif group not in _BY_MKDOCS:
            yield from _of_unknown(
                group, entry, nearest, is_own=group == "extra" or (is_own and group in _BY_TEMPLATES)
            )


def _of_known(group: str, setting: Setting, entry: Entry) -> Iterator[Wrong]:
    if setting.said_by or not (entry.is_item or entry.value not in (None, False)):
        return
    path, item, why, do = entry.path, setting.name, setting.why, setting.do
    if setting.verdict is Verdict.NO_EFFECT and entry.is_item:
        yield path, OPTION_WITHOUT_EFFECT.says("item", item=item, name=group, why=why, do=do)
    elif setting.verdict is Verdict.NO_EFFECT:
        yield path, OPTION_WITHOUT_EFFECT.says(name=path, why=why, do=do)
    elif setting.verdict is Verdict.BREAKS:
        yield path, OPTION_REFUSED.says("breaks", item=item, name=group, why=why, do=do)
    elif setting.verdict is Verdict.REFUSED:
        yield path, OPTION_REFUSED.says(item=item, name=group, why=why, do=do)


def _of_unknown(group: str, entry: Entry, nearest: Nearest, *, is_own: bool) -> Iterator[Wrong]:
    """What is said of a name that is in no table; of one that templates may ask for, only what it may be meant for."""
    name, near = entry.name[:80], nearest.to(entry.name)
    hint = did_you_mean(near) or f"; {TAKE_IT_OUT}"
    if is_own and near:
        yield entry.path, UNKNOWN_SETTING.says("perhaps", item=name, name=group, hint=hint)
    elif not is_own and entry.is_item:
        yield entry.path, UNKNOWN_SETTING.says(item=name, name=group, hint=hint)
    elif not is_own:
        whose = "MkDocs" if group == "mkdocs" else "Material"
        yield entry.path, UNKNOWN_SETTING.says("setting", name=entry.path[:80], whose=whose, hint=hint)


__all__ = ["setting_problems", "unusable"]
