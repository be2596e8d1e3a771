"""biblatex's localisation keys, in English: what `type = {phdthesis}` or `pubstate = {inpress}` stands for.

From biblatex's english.lbx, the long forms, as Pandoc reads them; the keys that databases use.
"""

from __future__ import annotations

KEYS = {
    "bathesis": "Bachelor’s thesis", "mathesis": "Master’s thesis", "phdthesis": "PhD thesis",
    "candthesis": "Candidate thesis", "resreport": "research report", "techreport": "technical report",
    "software": "computer software", "datacd": "CD-ROM", "audiocd": "audio CD", "newseries": "new series",
    "oldseries": "old series", "jourser": "series", "jourvol": "volume", "inpreparation": "in preparation",
    "submitted": "submitted", "forthcoming": "forthcoming", "inpress": "in press", "prepublished": "pre-published",
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union", "countryfr": "France",
    "countryuk": "United Kingdom", "countryus": "United States of America", "patent": "patent",
    "patentde": "German patent", "patenteu": "European patent", "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent", "patreq": "patent request", "patreqde": "German patent request",
    "patreqeu": "European patent request", "patreqfr": "French patent request", "patrequk": "British patent request",
    "patrequs": "U.S. patent request", "january": "January", "february": "February", "march": "March", "april": "April",
    "may": "May", "june": "June", "july": "July", "august": "August", "september": "September", "october": "October",
    "november": "November", "december": "December", "spring": "Spring", "summer": "Summer", "autumn": "Autumn",
    "winter": "Winter", "andothers": "et al.", "nodate": "no date", "reprint": "reprint", "circa": "circa",
}  # fmt: skip

IN_ENGLISH = frozenset(KEYS.values())
"""What a text is that stands for a key, in whatever language an editor writes."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The month macros of every BibTeX style."""


_AND = {
    "ar": " و", "ca": " i ", "cs": " a ", "da": " og ", "de": " und ", "el": " και ", "es": " y ", "et": " ja ",
    "fa": " و ", "fi": " ja ", "fr": " et ", "hr": " i ", "hu": " és ", "id": " dan ", "it": " e ", "ms": " dan ",
    "nb": " og ", "nl": " en ", "nn": " og ", "pl": " i ", "pt": " e ", "ro": " și ", "ru": " и ", "sk": " a ",
    "sl": " in ", "sr": " и ", "sv": " och ", "sw": " na ", "tr": " ve ", "uk": " і ", "vi": " và ", "zh": "和",
}  # fmt: skip
"""What stands before the last part of a list, by language, with its spaces: biblatex's string `and`."""

_COMMAS = {"ar": "، ", "fa": "، ", "zh": "、"}


def list_separators(language: str) -> tuple[str, str]:
    """What stands between the parts of a list and before the last one, in the language of a tag; else in English."""
    primary = language.split("-", 1)[0].lower()
    return _COMMAS.get(primary, ", "), _AND.get(primary, " and ")


def localised(key: str) -> str:
    """What `key` stands for, or `key`."""
    return KEYS.get(key.lower(), key)
