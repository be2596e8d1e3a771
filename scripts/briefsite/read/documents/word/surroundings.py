"""What is around the text: headers and footers, links to places within it, and parts that are not read."""

from __future__ import annotations

from collections.abc import Callable

from lxml.etree import _Element

from briefsite.model.slugs import usual_slugify
from briefsite.read.documents.word.names import child, elements, value, w, words_in
from briefsite.read.documents.word.parts import Parts
from briefsite.read.documents.word.reading import Reading, shortened
from briefsite.read.documents.word.styles import Styles, outline_level


def anchors_of(body: _Element, styles: Styles) -> Callable[[str], str]:
    """Where a link within the document leads on the page: to a heading that has the bookmark; empty for elsewhere."""
    known: dict[str, str] = {}
    for mark in elements(body, "bookmarkStart"):
        paragraph = next(mark.iterancestors(w("p")), None)
        if paragraph is not None and _is_heading(paragraph, styles) and (words := words_in(paragraph)):
            known[value(mark, "name")] = f"#{usual_slugify(words)}"
    return lambda name: known.get(name, "")


def _is_heading(paragraph: _Element, styles: Styles) -> bool:
    role = styles.role(value(child(paragraph, "pPr", "pStyle")))
    return role.startswith("h") or outline_level(child(paragraph, "pPr")) > 0


def tell_of_surroundings(parts: Parts, reading: Reading) -> None:
    """Notes as losses what stands in headers and footers, and what of the file no reader of it can see."""
    for kind, called in (("header", "header"), ("footer", "footer")):
        for name in parts.document.of_kind(kind):
            root = parts.root(name)
            words = "" if root is None else words_in(root)
            if any(letter.isalpha() for letter in words):
                reading.lose(called, f"its text is left out: “{shortened(words, 120)}”")
    for each in elements(parts.document.root, "altChunk", "subDoc", "contentPart"):
        reading.lose(each, "a part of another document, which Word would put in here, is not read")
    if any(name.endswith("vbaProject.bin") for name in parts.package.names):
        reading.lose("document", "it holds macros: they were neither read nor run")
    names = {each.kind for each in parts.document.targets.values() if each.is_outside}
    if "attachedTemplate" in names:
        reading.lose("document", "it names a template elsewhere: nothing was fetched")
