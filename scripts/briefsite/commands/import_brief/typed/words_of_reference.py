"""A typed reference in its parts: its words, what stands in italics or quotation marks, and its addresses."""

from __future__ import annotations

import re
import unicodedata

from lxml.html import HtmlElement
from msgspec import Struct

from briefsite.commands.import_brief.body import words

_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>\"”»]+>?")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)?(?P<doi>10\.\d{4,9}/[^\s<>\"”]+)", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?<!\w)‘(?P<outer>(?:[^‘’]|’(?=\w)){4,400})’(?=\s*(?:[,.;:(]|$))|[“\"«„](?P<words>[^“”\"«»„]{4,400})[”\"»“]"
)
"""What stands in quotation marks; within single ones, as in Britain, others may stand."""
_PREFIX = re.compile(
    r"(?:see(?: also)?|cf\.?|compare|for example|for instance|e\.g\.,?|quoted in|cited in|voir(?: aussi)?"
    r"|siehe|vgl\.|véase|ver)[,:]?\s+(?=\S)",
    re.IGNORECASE,
)
_ENDS = ".,;:)]"


class TypedReference(Struct, frozen=True):
    """What a typed reference says, without its addresses; `prefix` is a word such as `see` before it."""

    text: str
    prefix: str = ""
    italics: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    doi: str = ""


def typed_reference(element: HtmlElement) -> TypedReference:
    """The parts of a reference that is all that an element says."""
    italics = tuple(text for of in element.iter("em", "i") if (text := words(of).strip(" .,;")))
    links = [of.get("href", "") for of in element.iter("a")]
    addresses = [link for link in links if link.startswith(("http://", "https://"))]
    return parted(words(element), italics, addresses)


def parted(text: str, italics: tuple[str, ...] = (), addresses: list[str] | None = None) -> TypedReference:
    """The same of a text, of which it is known what stands in italics and where its links lead."""
    found = [*(addresses or []), *(_bare(address[0]) for address in _ADDRESS.finditer(text))]
    doi = next((of for address in [text, *found] if (of := _DOI.search(address))), None)
    plain = " ".join(_DOI.sub(" ", _ADDRESS.sub(" ", text)).split())
    plain = re.sub(r"[<(\[]\s*[>)\]]", "", plain).strip()
    prefix = _PREFIX.match(plain)
    if prefix:
        plain = plain[prefix.end() :]
    quoted = tuple((of["outer"] or of["words"]).strip(" .,;") for of in _QUOTED.finditer(plain))
    unique = tuple(dict.fromkeys(address for address in found if "doi.org/10." not in address))
    said = _bare(doi["doi"]) if doi else ""
    return TypedReference(plain, prefix[0].strip().lower() if prefix else "", italics, quoted, unique, said)


def _bare(address: str) -> str:
    """An address without the signs around it."""
    bare = address.strip("<>")
    while bare and bare[-1] in _ENDS and not (bare[-1] == ")" and bare.count("(") >= bare.count(")")):
        bare = bare[:-1]
    return bare


def letters(text: str) -> str:
    """The words of a text without marks, case and punctuation, parted by single spaces."""
    plain = unicodedata.normalize("NFKD", re.sub(r"</?[a-z]+\b[^<>]*>", "", text)).casefold()
    return " ".join(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))
