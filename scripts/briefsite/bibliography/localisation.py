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

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The month macros of every BibTeX style."""


def localised(key: str) -> str:
    """What `key` stands for, or `key`."""
    return KEYS.get(key.lower(), key)
