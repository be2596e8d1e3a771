"""What a publication that is begun has to know, and what of it cannot be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from briefsite.commands.new.texts import languages
from briefsite.read.addresses import fault, is_web

HOSTS = ("github", "gitlab", "none")
LICENSES = {
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC-BY-NC-4.0": ("CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
    "CC-BY-ND-4.0": ("CC BY-ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}
"""Licences for texts, by their SPDX identifiers: how each is called, and its address."""
NO_LICENSE = "none"
_LONGEST_NAME = 120
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Categories of characters of control: line breaks, and what turns the direction of a line around."""
_NOT_IN_YAML = "\ufffe\uffff"
_JOINERS = "\u200c\u200d"
"""Invisible, and part of words in Persian and in Indian scripts."""


class AnswerError(ValueError):
    """An answer that cannot be; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is asked before a publication is written. Without an address `url` is empty."""

    name: str
    language: str = "en"
    url: str = ""
    license: str = "CC-BY-4.0"
    host: str = "github"


def name_of(text: str) -> str:
    """The name of a publication, with single spaces. Raises AnswerError."""
    unseen = (c for c in text if unicodedata.category(c) in _INVISIBLE or c in _NOT_IN_YAML)
    wrong = next((c for c in unseen if c not in _JOINERS), "")
    if wrong:
        raise AnswerError(f"the name holds U+{ord(wrong):04X}, which nobody sees; write it in one line of letters")
    name = " ".join(text.split())
    if not any(map(str.isalnum, name)):
        raise AnswerError("the name needs letters, for example `--name 'Harbour Briefs'`")
    if len(name) > _LONGEST_NAME:
        raise AnswerError(f"the name has {len(name)} characters; {_LONGEST_NAME} are the most")
    return name


def language_of(text: str) -> str:
    """The tag of a language that there are texts in. Raises AnswerError."""
    for tag in languages():
        if text.strip().lower().replace("_", "-") == tag.lower():
            return tag
    first = text.strip().lower().replace("_", "-").partition("-")[0]
    if first in languages():
        raise AnswerError(
            f"there are no texts in `{quoted(text)}`, but in `{first}`; take them, and write the tag in mkdocs.yml"
        )
    raise AnswerError(f"there are no texts in the language `{quoted(text)}`; there are in {', '.join(languages())}")


def url_of(text: str) -> str:
    """The address of the site, with the slash at its end; empty for none. Raises AnswerError."""
    address = text.strip()
    if not address:
        return ""
    example = "write it as the browser will show it, for example `https://harbour.github.io/briefs/`"
    if why := fault(address):
        raise AnswerError(f"`{quoted(address)}` is no web address: {why}; {example}")
    if (
        not is_web(address)
        or not address.isprintable()
        or re.search(r"[\s?#\"'<>\\`]", address)
        or "@" in address.split("/")[2]
    ):
        raise AnswerError(f"`{quoted(address)}` is no web address; {example}")
    return address.rstrip("/") + "/"


def license_of(text: str) -> str:
    """The SPDX identifier of a licence, or `none`. Raises AnswerError."""
    names = (*LICENSES, NO_LICENSE)
    for name in names:
        if text.strip().lower() in (name.lower(), LICENSES.get(name, (name,))[0].lower()):
            return name
    raise AnswerError(f"`{quoted(text)}` is none of the licences that are known here: {', '.join(names)}")


def host_of(text: str) -> str:
    """The name of a host. Raises AnswerError."""
    if text.strip().lower() in HOSTS:
        return text.strip().lower()
    raise AnswerError(f"there is nothing for the host `{quoted(text)}`; there is for {', '.join(HOSTS)}")


def usual_name(folder: Path) -> str:
    """The name that a folder suggests: `harbour-briefs` is `Harbour briefs`."""
    words = " ".join(re.split(r"[\s_-]+", "".join(c for c in folder.name if c.isprintable()))).strip()
    return (words[:1].upper() + words[1:])[:_LONGEST_NAME] if any(map(str.isalnum, words)) else "Briefs"


def quoted(text: str) -> str:
    """What was typed, in one line that turns nothing around."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)[:80]
