"""The words around notes, sources and their back-links, in the brief's language; English where a language has none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from briefsite.labels import label, primary

_ENGLISH: Mapping[str, str] = {
    "notes": "Notes",
    "note": "note {}",
    "back-to-mark": "Back to {}",
    "back-to-note": "Back to note {}",
    "back-to-text": "Back to the text",
    "go-to-note": "Go to note {}",
    "go-to-source": "Go to the source",
    "close": "Close",
    "passages": "{0} passages in {1} briefs on this site",
    "only-here": "only in this brief",
    "in-all-sources": "in the list of all sources",
}

_OTHERS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "back-to-mark": "Retour à l’appel {}",
        "back-to-note": "Retour à la note {}",
        "back-to-text": "Retour au texte",
        "go-to-note": "Aller à la note {}",
        "go-to-source": "Aller à la source",
        "close": "Fermer",
        "passages": "{0} passages dans {1} publications de ce site",
        "only-here": "seulement ici",
        "in-all-sources": "dans la liste de toutes les sources",
    },
    "es": {
        "notes": "Notas",
        "note": "nota {}",
        "back-to-mark": "Volver a la llamada {}",
        "back-to-note": "Volver a la nota {}",
        "back-to-text": "Volver al texto",
        "go-to-note": "Ir a la nota {}",
        "go-to-source": "Ir a la fuente",
        "close": "Cerrar",
        "passages": "{0} pasajes en {1} informes de este sitio",
        "only-here": "solo en este informe",
        "in-all-sources": "en la lista de todas las fuentes",
    },
    "ar": {
        "notes": "الحواشي",
        "note": "الحاشية {}",
        "back-to-mark": "العودة إلى {}",
        "back-to-note": "العودة إلى الحاشية {}",
        "back-to-text": "العودة إلى المتن",
        "go-to-note": "الانتقال إلى الحاشية {}",
        "go-to-source": "الانتقال إلى المصدر",
        "close": "إغلاق",
        # “of the” keeps the noun in one form, whatever the number before it.
        "passages": "{0} من المواضع في {1} من موجزات هذا الموقع",
        "only-here": "في هذا الموجز وحده",
        "in-all-sources": "في قائمة المصادر كلها",
    },
    "zh": {
        "notes": "注释",
        "note": "注{}",
        "back-to-mark": "返回正文注{}",
        "back-to-note": "返回注{}",
        "back-to-text": "返回正文",
        "go-to-note": "转到注{}",
        "go-to-source": "转到来源",
        "close": "关闭",
        "passages": "本站{1}篇简报中{0}处引用",
        "only-here": "仅见于本简报",
        "in-all-sources": "见全部来源",
    },
}

_MENTIONS: Mapping[str, tuple[str, str]] = {
    "en": ("{} mention", "first second third fourth fifth sixth seventh eighth ninth tenth"),
    "fr": (
        "{} mention",
        "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    ),
    "es": ("{} mención", "primera segunda tercera cuarta quinta sexta séptima octava novena décima"),
    "ar": ("الموضع {}", "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"),
    "zh": ("第{}处", "一 二 三 四 五 六 七 八 九 十"),
}

_MARKS: Mapping[str, str] = {"ar": "أ ب ج د هـ و ز ح ط ي"}
_LATIN_MARKS = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_BETWEEN: Mapping[str, str] = {"ar": "، ", "zh": "，"}


@lru_cache(maxsize=4096)
def note_label(lang: str, name: str, *values: object) -> str:
    """The words called `name` in the language (a BCP 47 tag), its `{}` filled with `values`."""
    words = _OTHERS.get(primary(lang), {}).get(name) or _ENGLISH[name]
    return words.format(*values) if values else words


def named_mention(lang: str, words: str, number: int, of: int) -> str:
    """`Back to 3, second mention`: the name of the link to a place, the `number`th `of` several that are alike."""
    if of == 1:
        return words
    return words + _BETWEEN.get(primary(lang), ", ") + _mention(lang, number)


def name_holding(lang: str, shown: str, name: str) -> str:
    """The name of a link that shows `shown`, which a reader may say to follow it (WCAG 2.5.3): `b, Back to 3`."""
    is_held = shown in name and (
        shown.isdigit() or len(shown) > 1
    )  # a letter is in most names, and none of their words
    return name if is_held else shown + _BETWEEN.get(primary(lang), ", ") + name


def small_mark(lang: str, number: int) -> str:
    """What shows the `number`th of several back-links: a, b, c; the number itself where the letters end."""
    marks = _MARKS.get(primary(lang), _LATIN_MARKS).split(" ")
    return marks[number - 1] if number <= len(marks) else str(number)


def _mention(lang: str, number: int) -> str:
    pattern, ordinals = _MENTIONS.get(primary(lang), _MENTIONS["en"])
    words = ordinals.split(" ")
    return pattern.format(words[number - 1]) if number <= len(words) else label(lang, "mention", number)
