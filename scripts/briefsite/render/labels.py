"""The words that pages add to a brief, in the brief's language; English where a language has none yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import get_decimal_symbol, get_group_symbol

_ENGLISH: Mapping[str, str] = {
    "policy-brief": "Policy brief",
    "issue-brief": "Issue brief",
    "commentary": "Commentary",
    "explainer": "Explainer",
    "translation": "Translation",
    "number": "No. {}",
    "by": "By",
    "edited-by": "Edited by",
    "updated": "updated {}",
    "minutes": "{} min read",
    "topics": "Topics",
    "key-points": "Key points",
    "key-figures": "Key figures",
    "editors-note": "Editor’s note",
    "disclaimer": "Disclaimer",
    "notes": "Notes",
    "sources": "Sources",
    "cited-note": "Cited in note",
    "cited-notes": "Cited in notes",
    "cited-here": "Cited here",
    "mention": "mention {}",
    "note": "note {}",
    "related": "Related briefs",
    "share-one": "share 1 source",
    "share": "share {} sources",
    "share-one-named": "share 1 source, {}",
    "share-named": "share {} sources, among them {}",
    "share-topic": "share the topic {}",
    "share-topics": "share the topics {}",
    "cite-this": "Cite this brief",
    "corrections": "Corrections",
    "also-in": "Also in",
    "authors": "The authors",
    "draft": "Draft: not published",
    "permalink": "Link to this section",
    "withdrawn": "This brief was withdrawn.",
    "withdrawn-on": "This brief was withdrawn on {}.",
    "moved": "This brief has moved:",
    "chart-source": "Source",
    "chart-numbers": "The numbers",
    "separator": ", ",
    "clause": "; ",
    "list-end": " and ",
}

_OTHERS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "policy-brief": "Note de politique",
        "issue-brief": "Note d’analyse",
        "commentary": "Tribune",
        "explainer": "Décryptage",
        "translation": "Traduction",
        "number": "nᵒ {}",
        "by": "Par",
        "edited-by": "Sous la direction de",
        "updated": "mis à jour le {}",
        "minutes": "{} min de lecture",
        "topics": "Thèmes",
        "key-points": "Points clés",
        "key-figures": "Chiffres clés",
        "editors-note": "Note de la rédaction",
        "disclaimer": "Avertissement",
        "sources": "Sources",
        "cited-note": "Cité à la note",
        "cited-notes": "Cité aux notes",
        "cited-here": "Cité ici",
        "mention": "mention {}",
        "related": "Notes apparentées",
        "share-one": "1 source commune",
        "share": "{} sources communes",
        "share-one-named": "1 source commune, {}",
        "share-named": "{} sources communes, dont {}",
        "share-topic": "thème commun : {}",
        "share-topics": "thèmes communs : {}",
        "cite-this": "Citer cette note",
        "corrections": "Rectificatifs",
        "also-in": "Aussi en",
        "authors": "Les auteurs",
        "draft": "Brouillon : non publié",
        "permalink": "Lien vers cette section",
        "withdrawn": "Cette note a été retirée.",
        "withdrawn-on": "Cette note a été retirée le {}.",
        "moved": "Cette note a changé d’adresse :",
        "chart-numbers": "Les chiffres",
        "list-end": " et ",
    },
    "es": {
        "policy-brief": "Documento de política",
        "issue-brief": "Informe temático",
        "commentary": "Opinión",
        "explainer": "Explicación",
        "translation": "Traducción",
        "number": "n.º {}",
        "by": "Por",
        "edited-by": "Edición de",
        "updated": "actualizado el {}",
        "minutes": "{} min de lectura",
        "topics": "Temas",
        "key-points": "Puntos clave",
        "key-figures": "Cifras clave",
        "editors-note": "Nota de la redacción",
        "disclaimer": "Aviso",
        "notes": "Notas",
        "note": "nota {}",
        "sources": "Fuentes",
        "cited-note": "Citado en la nota",
        "cited-notes": "Citado en las notas",
        "cited-here": "Citado aquí",
        "mention": "mención {}",
        "related": "Informes relacionados",
        "share-one": "1 fuente en común",
        "share": "{} fuentes en común",
        "share-one-named": "1 fuente en común, {}",
        "share-named": "{} fuentes en común, entre ellas {}",
        "share-topic": "tema en común: {}",
        "share-topics": "temas en común: {}",
        "cite-this": "Citar este informe",
        "corrections": "Correcciones",
        "also-in": "También en",
        "authors": "Los autores",
        "draft": "Borrador: no publicado",
        "permalink": "Enlace a esta sección",
        "withdrawn": "Este informe ha sido retirado.",
        "withdrawn-on": "Este informe fue retirado el {}.",
        "moved": "Este informe ha cambiado de dirección:",
        "chart-source": "Fuente",
        "chart-numbers": "Las cifras",
        "list-end": " y ",
    },
    "ar": {
        "policy-brief": "موجز سياسات",
        "issue-brief": "موجز قضايا",
        "commentary": "رأي",
        "explainer": "شرح",
        "translation": "ترجمة",
        "number": "العدد {}",
        "by": "بقلم",
        "edited-by": "تحرير",
        "updated": "حُدِّث في {}",
        "minutes": "{} دقائق قراءة",
        "topics": "المواضيع",
        "key-points": "النقاط الرئيسية",
        "key-figures": "الأرقام الرئيسية",
        "editors-note": "ملاحظة المحرر",
        "disclaimer": "إخلاء مسؤولية",
        "notes": "الحواشي",
        "note": "الحاشية {}",
        "sources": "المصادر",
        "cited-note": "مذكور في الحاشية",
        "cited-notes": "مذكور في الحواشي",
        "cited-here": "مذكور هنا",
        "mention": "الموضع {}",
        "related": "موجزات ذات صلة",
        "share-one": "مصدر مشترك واحد",
        "share": "مصادر مشتركة: {}",
        "share-one-named": "مصدر مشترك واحد، هو {}",
        "share-named": "مصادر مشتركة: {}، منها {}",
        "share-topic": "موضوع مشترك: {}",
        "share-topics": "مواضيع مشتركة: {}",
        "cite-this": "الاستشهاد بهذا الموجز",
        "corrections": "تصويبات",
        "also-in": "متاح أيضًا بـ",
        "authors": "المؤلفون",
        "draft": "مسودة غير منشورة",
        "permalink": "رابط إلى هذا القسم",
        "withdrawn": "سُحب هذا الموجز.",
        "withdrawn-on": "سُحب هذا الموجز في {}.",
        "moved": "انتقل هذا الموجز إلى:",
        "chart-source": "المصدر",
        "chart-numbers": "الأرقام",
        "separator": "، ",
        "clause": "؛ ",
        "list-end": " و",
    },
    "zh": {
        "policy-brief": "政策简报",
        "issue-brief": "专题简报",
        "commentary": "评论",
        "explainer": "解读",
        "translation": "译文",
        "number": "第{}期",
        "by": "作者：",
        "edited-by": "编辑：",
        "updated": "更新于{}",
        "minutes": "阅读约{}分钟",
        "topics": "主题",
        "key-points": "要点",
        "key-figures": "关键数字",
        "editors-note": "编者按",
        "disclaimer": "免责声明",
        "notes": "注释",
        "note": "注{}",
        "sources": "来源",
        "cited-note": "引用于注",
        "cited-notes": "引用于注",
        "cited-here": "引用处",
        "mention": "第{}处",
        "related": "相关简报",
        "share-one": "共有1个来源",
        "share": "共有{}个来源",
        "share-one-named": "共有1个来源，即{}",
        "share-named": "共有{}个来源，其中有{}",
        "share-topic": "同属主题：{}",
        "share-topics": "同属主题：{}",
        "cite-this": "引用本简报",
        "corrections": "更正",
        "also-in": "其他语言",
        "authors": "作者",
        "draft": "草稿：未发布",
        "permalink": "本节链接",
        "withdrawn": "本简报已撤回。",
        "withdrawn-on": "本简报已于{}撤回。",
        "moved": "本简报已移至：",
        "chart-source": "来源",
        "chart-numbers": "数据",
        "separator": "、",
        "clause": "；",
        "list-end": "和",
    },
}

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def label(lang: str, name: str, *values: object) -> str:
    """The words called `name` in the language (a BCP 47 tag), its `{}` filled with `values`."""
    words = _OTHERS.get(primary(lang), {}).get(name) or _ENGLISH[name]
    return words.format(*values)


def primary(lang: str) -> str:
    """The language itself: `en` of `en-GB`."""
    return lang.split("-", 1)[0].lower()


def direction(lang: str) -> str:
    """`rtl` or `ltr`, the value of HTML's `dir`."""
    return "rtl" if primary(lang) in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=4096)
def long_date(lang: str, date: dt.date) -> str:
    """The date as people write it in the language: 21 November 2026."""
    return format_date(date, format="long", locale=_locale(lang))


def date_parts(lang: str, date: dt.date, parts: str) -> str:
    """The parts of the date as the language orders them, by a skeleton of CLDR: `yMMMM` gives November 2026."""
    return format_skeleton(parts, date, locale=_locale(lang))


def number_locale(lang: str) -> Locale:
    """The locale by which numbers are written in the language."""
    return _locale(lang)


def number_signs(lang: str) -> tuple[str, str]:
    """The decimal sign and the sign between thousands, for Western digits."""
    locale = _locale(lang)
    thousands = get_group_symbol(locale, numbering_system="latn")
    # A narrow space is missing in many fonts, and no font may move a chart's labels.
    return get_decimal_symbol(locale, numbering_system="latn"), thousands.replace("\u202f", "\u00a0")


def language_name(lang: str) -> str:
    """The language's own name for itself."""
    try:
        name = Locale.parse(lang, sep="-").get_display_name()
    except (ValueError, UnknownLocaleError):
        return lang
    return name[:1].upper() + name[1:] if name else lang


def localised(others: Mapping[str, str], lang: str, default: str) -> str:
    """The text for the language out of those given by tag: `zh` serves `zh-Hans`, and the other way round."""
    if lang in others:
        return others[lang]
    return next((text for tag, text in others.items() if primary(tag) == primary(lang)), default)


def join(lang: str, words: list[str]) -> str:
    """`a, b and c`, in the language."""
    if len(words) < 2:
        return "".join(words)
    return label(lang, "separator").join(words[:-1]) + label(lang, "list-end") + words[-1]


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    # British order of day and month where English does not say which English it is.
    try:
        return Locale.parse("en-GB" if lang == "en" else lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_GB")
