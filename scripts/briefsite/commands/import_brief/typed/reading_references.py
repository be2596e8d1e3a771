"""What a typed reference says, as CSL-JSON; it is certain only where its form leaves no doubt."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from briefsite.commands.import_brief.typed.names_in_references import names_in
from briefsite.commands.import_brief.typed.words_of_reference import TypedReference
from briefsite.read.bibliography.month_names import NUMBERS

_YEAR = r"(?:1[5-9]|20)\d\d"
_HARVARD = re.compile(
    rf"(?P<names>[^()]{{2,300}}?)[.,]?\s*\((?P<year>{_YEAR})(?P<letter>[a-z]?)(?P<day>,[^()]*)?\)[.,:]?\s*(?P<rest>\S.*)"
)
_PLAIN_YEAR = re.compile(
    rf"(?P<names>[^\d()]{{2,300}}?)[.,]\s*(?P<year>{_YEAR})(?P<letter>[a-z]?)[.:]\s+(?P<rest>\S.*)"
)
_TITLE_FIRST = re.compile(
    rf"(?P<title>[^()]{{8,300}}?)[.*]*\s*\((?P<year>{_YEAR})(?P<letter>[a-z]?)\)\.\s*(?P<rest>\S.*)"
)
_IMPRINT = re.compile(rf"\((?:(?P<place>[^():\d]{{2,60}}):\s*)?(?P<publisher>[^():]{{2,120}}),\s*(?P<year>{_YEAR})\)")
_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+de)?\s+{_MONTH}(?:\s+de)?,?\s+(?P<year>{_YEAR})"
    rf"|(?P<month2>[^\W\d_]{{3,12}})\.?\s+(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<year2>{_YEAR})"
)
_ACCESSED = re.compile(
    r"[\[(]?\b(?:last )?(?:accessed|retrieved|consulted|viewed|visited)\b(?: on)?:?[^\])]*?\d{4}[\])]?", re.IGNORECASE
)
_AVAILABLE = re.compile(
    r"[\[(]?\b(?:available(?: online)?(?: at| from)?|retrieved from|online)\b:?[\])]?", re.IGNORECASE
)
_VOLUME = re.compile(
    r"(?:,?\s*vol(?:ume)?\.?\s*)?(?P<volume>\d{1,4})(?:\s*\((?P<issue>[\d–/-]{1,9})\)|,\s*no\.?\s*(?P<issue2>[\d–/-]{1,9}))?"
)
_SHORTEST_TITLE = 8
_LOCATOR = re.compile(r"(?:pp?|pg|ch(?:ap)?|paras?|sec|art|vol|no)\.\s*\d", re.IGNORECASE)
_PAGES = re.compile(r"(?:[:,]\s*(?:pp?\.\s*)?)(?P<pages>\d{1,5}\s*[-–]\s*\d{1,5})\b")


class Read(Struct, frozen=True):
    """A source as a reference describes it, whether that is certain, and the letter behind its year (`2019a`)."""

    csl: dict[str, Any]
    is_certain: bool
    letter: str = ""
    named: str = ""
    """What stands before its year, as it is written."""


def read_reference(typed: TypedReference) -> Read | None:
    """The source that a reference describes; None where too little can be read."""
    text = _AVAILABLE.sub(" ", _ACCESSED.sub(" ", typed.text))
    text = re.sub(r"\s+([.,;])", r"\1", " ".join(text.split())).strip(" ,;")
    read = _harvard(text, typed) or _titled_first(text) or _quoted(text, typed) or _imprint(text, typed)
    read = read or _plain_imprint(text) or _addressed(text, typed)
    if read is None:
        return None
    csl = {**read.csl, **({"DOI": typed.doi} if typed.doi else {})}
    if typed.addresses and not typed.doi:
        csl["URL"] = typed.addresses[0]
        if accessed := _ACCESSED.search(typed.text):
            csl |= {"accessed": day} if (day := _day(accessed[0])) else {}
    csl = {name: value for name, value in csl.items() if value}
    return Read(csl, read.is_certain and all(map(_is_whole, _said(csl))), read.letter, read.named)


def _said(csl: dict[str, Any]) -> list[str]:
    """The names and titles of a source."""
    names = [str(name.get("family") or name.get("literal") or "") for name in csl.get("author", ())]
    return [*names, *(str(csl[name]) for name in ("title", "container-title", "publisher") if name in csl)]


def _is_whole(text: str) -> bool:
    """Whether it has words, and no quotation marks of which the others stand elsewhere."""
    paired = all(text.count(one) == text.count(other) for one, other in ("“”", "«»", "()"))
    opened = text.count("‘") <= text.count("’")
    return paired and opened and text.count('"') % 2 == 0 and re.search(r"\w{2}|[^\x00-\u02ff]", text) is not None


def _harvard(text: str, typed: TypedReference) -> Read | None:
    """`Khan, M. (2023). Title. Container, 49(2), 4–9.`, or with a bare year."""
    found = _HARVARD.fullmatch(text) or _PLAIN_YEAR.fullmatch(text)
    if not found or _LOCATOR.match(found["rest"]):  # `UNCTAD, Title (2024), p. 12`: what stands before is no name alone
        return None
    names, rest = names_in(found["names"]), found["rest"]
    if names is None:
        return None
    day = _day(f"{found.groupdict().get('day') or ''} {found['year']}") or {"date-parts": [[int(found["year"])]]}
    made = _titled(rest, typed)
    title = made.get("title", "")
    csl = {"author": names, "issued": day, **made}
    if made["type"] in ("book", "report") and "publisher-place" not in made and "literal" in names[0]:
        place = made.get("publisher", "")
        csl |= {"type": "report", "publisher": names[0]["literal"]}
        csl |= {"publisher-place": place} if place and place != names[0]["literal"] else {}
    more = _day(rest.replace(title, "", 1))
    if more and more["date-parts"][0][0] == int(found["year"]):
        csl["issued"] = more
    return Read(csl, bool(title), found["letter"], found["names"])


def _titled_first(text: str) -> Read | None:
    """`Title of a report. (1987). Place: Publisher.`"""
    if not (found := _TITLE_FIRST.fullmatch(text)):
        return None
    csl = {"type": "report", "title": found["title"].strip(" .*"), "issued": {"date-parts": [[int(found["year"])]]}}
    return Read({**csl, **_publisher(found["rest"])}, True, found["letter"], found["title"].strip(" .*"))


def _titled(rest: str, typed: TypedReference) -> dict[str, Any]:
    """The title and what follows it: in italics that of a whole, else that of a part, behind which the whole stands."""
    italic = next((of for of in typed.italics if of in rest), "")
    quoted = next((of for of in typed.quoted if rest.lstrip('“"«„‘').startswith(of)), "")
    if italic and not quoted and rest.lstrip('*“"').startswith(italic):
        behind = rest[rest.index(italic) + len(italic) :]
        return {"type": "book" if not typed.addresses else "report", "title": italic, **_publisher(behind)}
    title = quoted or _sentence(rest[: rest.index(italic)] if italic else rest)
    behind = rest[rest.index(title) + len(title) :].lstrip(' .,;:?!”"’') if title else ""
    container = italic or re.split(r"[,.;(]|\d", behind)[0].strip()
    return _part(title, container, behind[behind.find(container) + len(container) :] if container else behind, typed)


def _part(title: str, container: str, behind: str, typed: TypedReference) -> dict[str, Any]:
    """An article: in a journal where a volume stands, else on a page of a site or of a newspaper."""
    csl: dict[str, Any] = {"title": title.strip(" .,;"), "container-title": container}
    dateless = _without_days(behind)
    volume = _VOLUME.match(dateless.lstrip(" ,."))
    pages = _PAGES.search(dateless)
    if container and volume and not re.fullmatch(_YEAR, volume["volume"]):
        csl |= {"volume": volume["volume"], "issue": volume["issue"] or volume["issue2"] or ""}
        csl["type"] = "article-journal"
    else:
        csl["type"] = "webpage" if typed.addresses or not container else "article-newspaper"
    if pages:
        csl["page"] = re.sub(r"\s*[-–]\s*", "-", pages["pages"])
    return csl


def _publisher(text: str) -> dict[str, str]:
    """`Place: Publisher.`, or the publisher alone."""
    plain = re.sub(r"\[[^\]]*\]", "", _without_days(text)).strip(" .,;:")
    if not plain or len(plain) > 120 or re.match(r"\d", plain):
        return {}
    place, colon, publisher = plain.partition(": ")
    return {"publisher-place": place.strip(), "publisher": publisher.strip(" .")} if colon else {"publisher": plain}


def _quoted(text: str, typed: TypedReference) -> Read | None:
    """`Mahrukh Khan, “Title,” Container 12, no. 3 (2020): 4–9` or `“Title,” Container, 2 June 2023`."""
    if not typed.quoted or (at := text.find(typed.quoted[0])) > 200:
        return None
    before, behind = text[:at].strip(' ,;:“"«„‘'), text[at + len(typed.quoted[0]) :].lstrip(' .,;:”"»“’')
    names = names_in(before) if before else []
    if names is None:
        return None
    year = re.search(rf"\b({_YEAR})\b", _without_days(behind))
    day = _day(behind) or ({"date-parts": [[int(year[1])]]} if year else None)
    container = next((of for of in typed.italics if of in behind), "") or re.split(r"[,(]|\d", behind)[0].strip(" .")
    csl = _part(typed.quoted[0], container, behind[behind.find(container) + len(container) :], typed)
    is_certain = bool(day or typed.addresses or typed.doi) and bool(container or typed.addresses or typed.doi)
    return Read({**csl, "author": names, "issued": day}, is_certain)


def _imprint(text: str, typed: TypedReference) -> Read | None:
    """`Mahrukh Khan, *Title* (Place: Publisher, 2023)`."""
    found = _IMPRINT.search(text)
    if not (found and typed.italics and 0 < (at := text.find(typed.italics[0])) < found.start()):
        return None
    names = names_in(text[:at])
    if names is None:
        return None
    return Read(
        {
            "type": "book", "title": typed.italics[0], "author": names, "publisher": found["publisher"].strip(),
            "publisher-place": (found["place"] or "").strip(), "issued": {"date-parts": [[int(found["year"])]]},
        },
        True,
    )  # fmt: skip


def _plain_imprint(text: str) -> Read | None:
    """`World Bank, Title (Place: Publisher, 2023)` without italics: where the name ends is a guess."""
    found = _IMPRINT.search(text)
    who, comma, title = text[: found.start()].strip(" ,").partition(", ") if found else ("", "", "")
    names = names_in(who) if comma and len(title) >= _SHORTEST_TITLE else None
    if found is None or names is None:
        return None
    csl = {"type": "report" if "literal" in names[0] else "book", "title": title, "author": names}
    csl |= {"publisher": found["publisher"].strip(), "publisher-place": (found["place"] or "").strip()}
    return Read({**csl, "issued": {"date-parts": [[int(found["year"])]]}}, False)


def _addressed(text: str, typed: TypedReference) -> Read | None:
    """A page of which little more than the address is given: never certain."""
    if not (typed.addresses or typed.doi) or not text:
        return None
    title = re.split(r",\s|\.\s", _without_days(text))[0].strip(' .,;“”"')
    italic = next((of for of in typed.italics if of != title), "")
    is_all = bool(italic) and _without_days(text).strip(" .,;") == f"{title}, {italic}"
    csl = {"type": "webpage", "title": title, "container-title": italic, "issued": _day(text)}
    return Read(csl, is_all) if len(title) > 3 else None


def _sentence(text: str) -> str:
    """The words up to the first full stop that is none of an abbreviation."""
    end = re.search(r"(?<![.\W][A-Z])(?<!\b(?:vs|Dr|Mr|St|no))[.?!](?=\s|$)", text)
    return text[: end.end()].strip(' .,“”"') if end else text.strip(' .,“”"')


def _without_days(text: str) -> str:
    return _DAY.sub(lambda found: " " if _day(found[0]) else found[0], text)


def _day(text: str) -> dict[str, Any] | None:
    """The first date in a text, as CSL-JSON."""
    for found in _DAY.finditer(text):
        month = NUMBERS.get((found["month"] or found["month2"]).casefold().strip("."), 0)
        if not 1 <= month <= 12:
            continue
        day = int(found["day"] or found["day2"] or 0)
        return {"date-parts": [[int(found["year"] or found["year2"]), month, *([day] if 0 < day < 32 else [])]]}
    return None
