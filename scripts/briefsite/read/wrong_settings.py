"""What is said of a setting in mkdocs.yml whose value it cannot have."""

from __future__ import annotations

from briefsite.model.rules import Breach
from briefsite.model.rules import settings as rules

Wrong = tuple[str, Breach]
"""A setting, as its places are named, and what is said of it."""


def wrong(name: str, wanted: str, given: object = None) -> Wrong:
    """An option that has not what is wanted; what it has instead is said where that is a word or a number."""
    it_is = f"; it is `{str(given)[:80]}`" if isinstance(given, str | int | float) else ""
    return name, rules.WRONG_OPTION.says(name=name, wanted=wanted, it_is=it_is)


def wrong_word(name: str, wanted: str, given: object, hint: str) -> Wrong:
    """An option that has a word which is none of those that it can have; `hint` says which one may be meant."""
    it_is = f"; it is `{str(given)[:80]}`{hint}"
    return name, rules.WRONG_OPTION.says(name=name, wanted=wanted, it_is=it_is)


def wrong_item(name: str, key: object, wanted: str, item: str = "") -> Wrong:
    """An option of which what stands at a key is not what is wanted; `item` is the key as it was meant."""
    return f"{name}.{key}", rules.WRONG_OPTION.says("item", item=(item or str(key))[:80], name=name, wanted=wanted)


def quoted(given: object) -> str:
    """A value as a message names it."""
    return f"`{str(given)[:80]}`" if isinstance(given, str | int | float) else "something else"
