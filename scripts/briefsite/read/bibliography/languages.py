"""Names of languages in `langid` and `language`, as babel and biblatex have them, and their tags (BCP 47)."""

from __future__ import annotations

import re
from functools import lru_cache

TAGS = {
    "english": "en-US", "usenglish": "en-US", "american": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "canadian": "en-US", "australian": "en-GB", "newzealand": "en-GB", "afrikaans": "af-ZA", "arabic": "ar",
    "basque": "eu", "bulgarian": "bg-BG", "catalan": "ca-AD", "croatian": "hr-HR", "czech": "cs-CZ", "danish": "da-DK",
    "dutch": "nl-NL", "estonian": "et-EE", "finnish": "fi-FI", "canadien": "fr-CA", "acadian": "fr-CA",
    "french": "fr-FR",
    "francais": "fr-FR", "austrian": "de-AT", "naustrian": "de-AT", "german": "de-DE", "germanb": "de-DE",
    "ngerman": "de-DE", "greek": "el-GR", "polutonikogreek": "el-GR", "hebrew": "he-IL", "hungarian": "hu-HU",
    "icelandic": "is-IS", "italian": "it-IT", "japanese": "ja-JP", "latvian": "lv-LV", "lithuanian": "lt-LT",
    "magyar": "hu-HU", "mongolian": "mn-MN", "norsk": "nb-NO", "nynorsk": "nn-NO", "farsi": "fa-IR", "polish": "pl-PL",
    "brazil": "pt-BR", "brazilian": "pt-BR", "portugues": "pt-PT", "portuguese": "pt-PT", "romanian": "ro-RO",
    "russian": "ru-RU", "serbian": "sr-RS", "serbianc": "sr-RS", "slovak": "sk-SK", "slovene": "sl-SL",
    "spanish": "es-ES", "swedish": "sv-SE", "thai": "th-TH", "turkish": "tr-TR", "ukrainian": "uk-UA",
    "vietnamese": "vi-VN", "latin": "la", "chinese": "zh", "indonesian": "id", "malay": "ms", "hindi": "hi",
    "korean": "ko", "swahili": "sw", "persian": "fa-IR", "norwegian": "nb-NO", "slovenian": "sl-SI",
}  # fmt: skip
"""Name → tag."""

VARIANTS = {
    "variant=british": "british", "variant=uk": "british", "variant=american": "american", "variant=us": "american",
    "variant=usmax": "american", "variant=australian": "australian", "variant=newzealand": "newzealand",
}  # fmt: skip
"""`langidopts` beside `langid = {english}` → the name that says the same."""

OWN_NAMES = {
    "deutsch": "de", "français": "fr", "español": "es", "castellano": "es", "português": "pt", "italiano": "it",
    "nederlands": "nl", "svenska": "sv", "dansk": "da", "norsk bokmål": "nb", "suomi": "fi", "polski": "pl",
    "čeština": "cs", "magyar": "hu", "română": "ro", "türkçe": "tr", "русский": "ru", "українська": "uk",
    "ελληνικά": "el", "العربية": "ar", "فارسی": "fa", "עברית": "he", "हिन्दी": "hi", "বাংলা": "bn", "中文": "zh",
    "日本語": "ja", "한국어": "ko", "bahasa indonesia": "id", "bahasa melayu": "ms", "tiếng việt": "vi",
    "kiswahili": "sw",
    "bengali": "bn", "tamil": "ta", "urdu": "ur", "amharic": "am", "yoruba": "yo", "hausa": "ha", "zulu": "zu",
    "burmese": "my", "khmer": "km", "lao": "lo", "nepali": "ne", "sinhala": "si", "punjabi": "pa", "telugu": "te",
    "marathi": "mr", "somali": "so", "tagalog": "tl", "filipino": "fil", "albanian": "sq", "armenian": "hy",
    "georgian": "ka", "azerbaijani": "az", "kazakh": "kk", "uzbek": "uz", "pashto": "ps", "kurdish": "ku",
    "macedonian": "mk", "bosnian": "bs", "irish": "ga", "welsh": "cy", "galician": "gl", "maltese": "mt",
    "esperanto": "eo", "castilian": "es", "mandarin": "zh", "flemish": "nl-BE",
}  # fmt: skip
"""Names that babel does not have: languages by their own names, and others by their English ones → tag."""

CODES = {
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "por": "pt", "ara": "ar", "zho": "zh",
    "chi": "zh", "ita": "it", "rus": "ru", "jpn": "ja", "kor": "ko", "nld": "nl", "dut": "nl", "swa": "sw", "hin": "hi",
    "ind": "id", "may": "ms", "msa": "ms", "tur": "tr", "fas": "fa", "per": "fa", "pol": "pl", "swe": "sv", "vie": "vi",
}  # fmt: skip
"""Codes of three letters, as library catalogues have them → tag."""

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE)


@lru_cache(maxsize=512)
def tag_of_langid(langid: str, options: str) -> str:
    """The tag for a `langid`; one that is unknown stays as it is, in lower case."""
    name = langid.strip().lower()
    if name == "english":
        name = VARIANTS.get(options.strip().lower(), name)
    return TAGS.get(name) or OWN_NAMES.get(name) or _canonical(name) or name


@lru_cache(maxsize=512)
def tag_of_language(language: str) -> str:
    """The tag for a `language` field, which may be a name, a tag, or several of them; empty if the first is unknown."""
    name = re.split(r"\s+and\s+|[,;/]", language.strip().lower())[0].strip().removeprefix("lang")
    return TAGS.get(name) or OWN_NAMES.get(name) or _canonical(name)


def is_english(tag: str) -> bool:
    """Whether titles in the language of `tag` are in English; no language is English."""
    return not tag or tag.lower().split("-")[0] == "en"


def _canonical(name: str) -> str:
    match = _TAG.fullmatch(name)
    if match is None:
        return ""
    primary = CODES.get(name) if len(match[1]) == 3 else match[1].lower()
    if primary is None:
        return ""
    script, region = match[2], match[3]
    return "-".join(filter(None, (primary, script and script.title(), region and region.upper())))
