"""What files a site may hold: of which kinds, and with which names. Asked by the checks and by who receives a preview.

Standard library alone: a preview is received in a job that installs nothing.
"""

from __future__ import annotations

import re
import unicodedata

_WEB = ".html .css .js .mjs .map .wasm .json .webmanifest .md .txt .bin .ico .woff .woff2 .ttf .otf .yaml .yml"
_PICTURES = ".png .jpg .jpeg .webp .avif .gif .svg"
_FILMS = ".mp4 .webm .mp3 .m4a .ogg .oga .opus .wav .vtt"
_DOCUMENTS = ".pdf .epub .docx .xlsx .pptx .odt .ods .odp .csv .tsv .geojson .parquet .bib .ris .rdf .zip"
_FOLLOWED = ".xml .rss .atom .gz"
"""Feeds and site maps, which a preview has none of."""
KINDS = frozenset(f"{_WEB} {_PICTURES} {_FILMS} {_DOCUMENTS} {_FOLLOWED}".split())
"""By the ending of the name, in lower case."""
KINDS_IN_PREVIEWS = KINDS - frozenset(_FOLLOWED.split())
BESIDE_BRIEFS = (*_PICTURES.split(), *_FILMS.split(), ".pdf", ".csv", ".tsv", ".geojson", ".xlsx", ".ods")
"""What may lie in briefs/ and is published as it is."""
WITHOUT_ENDING = frozenset(("CNAME", "_headers", "_redirects"))
"""What hosts look for under that very name; a preview has none of it."""

LONGEST_NAME = 120
"""Bytes of a name, which with the folder of a preview before them every file system takes."""
LONGEST_PATH = 240
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_NOT_EVERYWHERE = re.compile(r"""[<>:"|?*\\]|[. ]$|^[ -]""")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def unfit_name(path: str) -> str | None:
    """Why a file of a site cannot have this path, seen from the site's root; None where it can."""
    if unseen := _UNSEEN.search(path):
        return f"the name has the character U+{ord(unseen[0]):04X}, which nobody sees; rename the file"
    for name in path.split("/"):
        if name in ("", ".", "..") or name.startswith("."):
            return "the name has a part that is hidden or leads elsewhere; rename the file"
        if sign := _NOT_EVERYWHERE.search(name):
            return f"the name has `{sign[0]}`{_where(sign)}, which not every system takes; rename the file"
        if _DEVICE.match(name):
            return f"`{name}` is the name of a device on Windows; rename the file"
        if len(name.encode()) > LONGEST_NAME:
            return f"the name is {len(name.encode())} bytes long; {LONGEST_NAME} are enough"
    if len(path.encode()) > LONGEST_PATH:
        return f"the path is {len(path.encode())} bytes long; {LONGEST_PATH} are enough"
    return None


def _where(sign: re.Match[str]) -> str:
    if sign[0] in "-" or (sign[0] == " " and sign.start() == 0):
        return " at its beginning"
    return " at its end" if sign[0] in ". " else ""


def kind_of(path: str) -> str:
    """The ending of a file's name in lower case, with its point; empty where it has none."""
    _, point, ending = path.rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if point else ""


def one_spelling(path: str) -> str:
    """What two paths have in common that some file system, or host, takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
