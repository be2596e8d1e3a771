"""Authors and years in brackets, as a list of references below has them: `(UNCTAD 2024, 4)`, `Khan (2023)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import html
from lxml.html import HtmlElement
from msgspec.structs import replace

from briefsite.commands.import_brief.body import CITATION, remove, words
from briefsite.commands.import_brief.cited_sources import CitedSources, first_name, year_of
from briefsite.commands.import_brief.report import Finding, Part
from briefsite.commands.import_brief.text_of_document import DocumentText
from briefsite.commands.import_brief.typed.known_sources import KnownSources
from briefsite.commands.import_brief.typed.notes import TYPED
from briefsite.commands.import_brief.typed.reference_lists import ListEntry, find_list, read_entry
from briefsite.commands.import_brief.typed.words_of_reference import letters
from briefsite.read.documents.document import CitedItem, LiveCitation
from briefsite.read.markdown.locators import parse_locator

_YEAR = r"(?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.)"
_GROUP = re.compile(rf"\((?P<inside>[^()]{{0,300}}\b{_YEAR}[^()]{{0,120}})\)")
_PART = re.compile(
    rf"(?P<prefix>(?:see(?: also)?|cf\.?|e\.g\.,?|for example,?|voir|vgl\.|siehe|véase)\s+)?"
    rf"(?P<name>\D[^;]{{0,100}}?),?\s+(?P<years>{_YEAR}(?:,\s*(?:{_YEAR}|[a-z]\b))*)(?:\s*[,:]\s*(?P<locator>.{{1,40}}))?",
    re.IGNORECASE,
)
_YEARS = re.compile(rf"(?:^|[,;&]|\band)\s*{_YEAR}\b")
_PART_OF_NAME = re.compile(
    r"(?:\b(?:and|und|et|y|e)|&|\b(?!(?:In|As|See|For|When|While|Since|Like|Both|But|And|By|To|From)\b)[A-ZÀ-Þ][\w’'.-]*)"
    r",?\s+\Z"
)
"""What stands before the last of several names, or between a given name and a family name."""
_MOST_NAMED = 3
_IMPRINT = re.compile(rf"[^\W\d]:\s+[^:;]+,\s+{_YEAR}\s*$")
"""A place and a publisher, which no name is: `Washington, DC: World Bank, 2024`."""
_ET_AL = re.compile(r"\bet al\b\.?,?", re.IGNORECASE)
_NOT_TEXT = ("a", "code", "pre", CITATION, "briefsite-note", "briefsite-comment")


class AuthorDate:
    """Lets a text that cites by author and year cite, where its list of references says what is meant."""

    def __init__(self, text: DocumentText, cited: CitedSources, lang: str) -> None:
        self._text, self._cited, self._lang = text, cited, lang
        self.findings: list[Finding] = []
        self.uncited: list[str] = []
        """Keys of sources that the list holds and the text does not cite."""
        self._used: set[int] = set()

    def settle(self) -> None:
        """Do it, and take the entries out of the list that are sources now."""
        heading, elements = find_list(self._text.body) or (None, [])
        known = KnownSources(self._cited, self._lang)
        entries = [read_entry(element, known, self._cited) for element in elements]
        self._entries, self._by_name = entries, self._names_of(entries)
        within = set(elements)
        for where, tree in self._text.trees():
            _join_et_al(tree)
            for element in list(tree.iter()):
                if isinstance(element.tag, str) and not within.intersection((element, *element.iterancestors())):
                    self._settle_slots(element, where)
        if heading is not None:
            self._empty(heading, entries)

    def _names_of(self, entries: Sequence[ListEntry]) -> Mapping[tuple[str, str], list[int]]:
        by_name: dict[tuple[str, str], list[int]] = {}
        for number, entry in enumerate(entries):
            for name in entry.names:
                by_name.setdefault((name, entry.year), []).append(number)
        return by_name

    def _settle_slots(self, element: HtmlElement, where: str) -> None:
        """Cite in the text of an element, and in the text behind it."""
        is_text = element.tag not in _NOT_TEXT and not any(True for _ in element.iterancestors(*_NOT_TEXT))
        if is_text and element.text and "(" in element.text:
            element.text = self._put(element, 0, element.text, where)
        parent = element.getparent()
        is_text = parent is not None and parent.tag not in _NOT_TEXT
        if is_text and parent is not None and element.tail and "(" in element.tail:
            element.tail = self._put(parent, parent.index(element) + 1, element.tail, where)

    def _put(self, parent: HtmlElement, at: int, text: str, where: str) -> str:
        """Put citations into a parent, from a position on; what is left of the text before the first."""
        pieces = list(self._pieces(text, where))
        first, last = "", None
        for piece in pieces:
            if isinstance(piece, LiveCitation):
                last = self._text.cite(piece)
                parent.insert(at, last)
                at += 1
            elif last is None:
                first += piece
            else:
                last.tail = (last.tail or "") + piece
        return first

    def _pieces(self, text: str, where: str) -> Iterator[str | LiveCitation]:
        done = 0
        for group in _GROUP.finditer(text):
            if citation := self._narrative(text[done : group.start()], group[0]):
                start, live = citation
                yield text[done : done + start]
                yield live
            elif live_group := self._group(group["inside"], group[0]):
                yield text[done : group.start()]
                yield live_group
            else:
                self._tell(group, text[done : group.start()], where)
                yield text[done : group.end()]
            done = group.end()
        yield text[done:]

    def _narrative(self, before: str, group: str) -> tuple[int, LiveCitation] | None:
        """`Khan (2023, 4)`: the longest known name that ends right before the brackets, and where it begins."""
        inside = re.fullmatch(rf"\((?P<year>{_YEAR})(?:\s*[,:]\s*(?P<locator>[^();]{{1,40}}))?\)", group)
        if inside is None:
            return None
        names = list(re.finditer(r"[^\W\d_][\w’'.&-]*", before[-120:]))
        offset = len(before) - len(before[-120:])
        for start in names[-12:]:
            name = before[offset + start.start() :].strip()
            numbers = self._by_name.get((_plain(name), inside["year"]), [])
            item = self._item(numbers, inside["locator"]) if len(numbers) == 1 else None
            if item is not None and not _PART_OF_NAME.search(before[: offset + start.start()]):
                is_owner = name.endswith(("’s", "'s"))  # `Khan’s (2023) view` keeps its name
                item = replace(item, author_in_text=not is_owner, without_author=is_owner)
                at = len(before) if is_owner else offset + start.start()
                return at, LiveCitation(TYPED, f"{name} {group}", (item,))
        return None

    def _group(self, inside: str, shown: str) -> LiveCitation | None:
        """`(see Khan 2023, 4; UNCTAD 2024)`, if every part of it is in the list."""
        items: list[CitedItem] = []
        for part in re.split(r";\s*", inside.strip()):
            found = _PART.fullmatch(part)
            if found is None:
                return None
            years = re.split(r",\s*", found["years"])
            if any(len(year) == 1 for year in years) or (len(years) > 1 and found["locator"]):
                return None
            for year in years:
                numbers = self._by_name.get((_plain(found["name"]), year), [])
                item = self._item(numbers, found["locator"]) if len(numbers) == 1 else None
                if item is None:
                    return None
                prefix = (found["prefix"] or "").strip() if year == years[0] else ""
                items.append(CitedItem(item.csl, item.key, item.locator, item.label, prefix))
        return LiveCitation(TYPED, shown, tuple(items))

    def _item(self, numbers: Sequence[int], locator: str | None) -> CitedItem | None:
        entry = self._entries[numbers[0]]
        if not entry.key and entry.csl is None:
            return None
        if locator and _YEARS.search(locator):  # another source, and no page
            return None
        read = parse_locator(f", {locator.strip()}", self._lang) if locator else None
        if read is not None and (not read.locator or read.suffix.strip(" .")):
            return None
        self._used.add(numbers[0])
        label, place = (read.label or "", read.locator or "") if read else ("", "")
        return CitedItem(entry.csl or {}, entry.key, place, label)

    def _tell(self, group: re.Match[str], before: str, where: str) -> None:
        """Say which brackets look like a citation, and stay as they are."""
        if re.fullmatch(rf"{_YEAR}(?:\s*[,:].*)?", group["inside"]) and (named := self._named_before(before, group)):
            what = (
                f"“{named[0]} {group[0]}” may cite {_choice(named[1])}; if it does, write `@{named[1][0]}` in its place"
            )
            self.findings.append(Finding(Part.UNKNOWN, what, where, group[0]))
            return
        if not re.search(rf"[A-ZÀ-Þ][^;,]*,?\s+{_YEAR}", group["inside"]) or _IMPRINT.search(group["inside"]):
            return
        if self._entries:
            what = f"“{group[0]}” looks like a citation, and no entry of the list of references fits it alone"
        elif keys := self._named(group["inside"]):
            what = (
                f"“{group[0]}” may cite {_choice(keys)}; if it does, write `[@{keys[0]}]`, with the page, in its place"
            )
        else:
            what = f"“{group[0]}” looks like a citation, and sources.bib has no source of that name and year"
        self.findings.append(Finding(Part.UNKNOWN, what, where, group[0]))

    def _named_before(self, before: str, group: re.Match[str]) -> tuple[str, list[str]] | None:
        """The longest name right before a year in brackets that is the first author of a source of that year."""
        year, near = group["inside"][:4], before.rpartition(";")[2][-120:]
        for start in list(re.finditer(r"[^\W\d_][\w’'.&-]*", near))[-12:]:
            name = re.sub(r"[’']s$", "", near[start.start() :].strip())
            if keys := self._named(f"{name} {year}"):
                return name, keys
        return None

    def _named(self, inside: str) -> list[str]:
        """The sources whose first author and year are those in the brackets."""
        parts = [found for part in inside.split(";") if (found := _PART.fullmatch(part.strip()))]
        said = {(_plain(found["name"]), found["years"]) for found in parts}
        known = self._cited.references.items()
        return [key for key, of in known if (_plain(first_name(of.csl)), year_of(of.csl)) in said]

    def _empty(self, heading: HtmlElement, entries: Sequence[ListEntry]) -> None:
        """Take the entries that are sources out of the text: the page of a brief lists them itself."""
        for number, entry in enumerate(entries):
            if not entry.key and entry.csl is None:
                what = f"“{entry.text[:90]}” of the list of references could not be read for certain, and stays there"
                self.findings.append(Finding(Part.UNKNOWN, what, "", words(heading)))
                continue
            key = self._cited.key_of(CitedItem(entry.csl or {}, entry.key), "the list of references")
            if entry.csl is not None:
                what = f"“{entry.text[:90]}…” became the new source `{key}`: compare its entry"
                self.findings.append(Finding(Part.COMPARE, what, "the list of references", f"@{key}"))
            if number not in self._used and key:
                self.uncited.append(key)
            parent = entry.element.getparent()
            remove(entry.element)
            if parent is not None and parent.tag in ("ul", "ol") and len(parent) == 0:
                remove(parent)
        if all(entry.key or entry.csl is not None for entry in entries):
            remove(heading)
        gone = sum(1 for entry in entries if entry.key or entry.csl is not None)
        told = (
            f"{gone} of {len(entries)} entries of the list of references left the text: a page lists its sources itself"
        )
        self.findings.append(Finding(Part.DONE, told))


def _choice(keys: Sequence[str]) -> str:
    return " or ".join(f"`{key}`" for key in keys[:_MOST_NAMED])


def _plain(name: str) -> str:
    return re.sub(
        r"\b(?:y|und|et(?! al))\b", "and", letters(name.replace("&", " and ").removesuffix("’s").removesuffix("'s"))
    )


def _join_et_al(tree: HtmlElement) -> None:
    """Let `et al.` in italics be part of the text around it."""
    for element in list(tree.iter("em", "i")):
        if _ET_AL.fullmatch(words(element)):
            html.HtmlElement.drop_tag(element)
