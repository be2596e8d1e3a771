"""What is drawn in a document: pictures, text boxes, charts, and what else is no text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml.etree import Element, _Element

from briefsite.read.documents.document import Picture
from briefsite.read.documents.word.fields import LINK
from briefsite.read.documents.word.markers import marker
from briefsite.read.documents.word.names import (
    COMPATIBILITY,
    DRAWING,
    DRAWN_IN_WORD,
    MATH,
    OFFICE_VML,
    RELATIONS,
    VML,
    WORD,
    elements,
    ours,
    remove,
    text_element,
    w,
    words_in,
)
from briefsite.read.documents.word.parts import Part, Parts
from briefsite.read.documents.word.reading import Reading, shortened

BOX = ours("box")
_HAD_TEXT = ours("had-text")
_KNOWN = [f"{{{WORD}}}t", f"{{{WORD}}}txbxContent", f"{{{DRAWING}}}graphicData", f"{{{DRAWING}}}blip", f"{{{MATH}}}t"]
_STARTS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
_DRAWN = {
    "chart": "a chart (Word draws it; save it as a picture, or make it a chart of this site)",
    "chartex": "a chart (Word draws it; save it as a picture, or make it a chart of this site)",
    "diagram": "a SmartArt graphic (save it as a picture)",
    "ink": "a drawing by hand (save it as a picture)",
    "wordprocessingShape": "a drawn shape",
    "wordprocessingGroup": "a group of drawn shapes (save it as a picture)",
    "wordprocessingCanvas": "a drawing of shapes (save it as a picture)",
}  # fmt: skip


def choose_alternatives(root: _Element) -> None:
    """Of what is there in two forms, for newer and older versions of Word, leaves one."""
    for each in list(root.iter(f"{{{COMPATIBILITY}}}AlternateContent")):
        choices = each.findall(f"{{{COMPATIBILITY}}}Choice")
        fallback = each.find(f"{{{COMPATIBILITY}}}Fallback")
        usable = (choice for choice in choices if next(choice.iter(*_KNOWN), None) is not None)
        chosen = next(usable, fallback)
        parent = each.getparent()
        if parent is not None:
            at = parent.index(each)
            parent[at : at + 1] = [] if chosen is None else list(chosen)


def take_out_boxes(root: _Element) -> list[_Element]:
    """Puts the content of each text box, as an element of its own, behind the paragraph to which it is tied."""
    boxes = []
    for content in reversed(elements(root, "txbxContent")):
        paragraph = next(content.iterancestors(w("p")), None)
        for drawn in content.iterancestors(w("drawing"), w("pict")):
            drawn.set(_HAD_TEXT, "yes")
        remove(content)
        if paragraph is None or not (
            words_in(content) or next(content.iter(w("drawing"), w("pict")), None) is not None
        ):
            continue
        box = Element(BOX)
        box[:] = list(content)
        paragraph.addnext(box)
        boxes.append(box)
    return boxes


def read_pictures(part: Part, parts: Parts, reading: Reading) -> None:
    """Puts a marker where each picture stands, and tells of everything drawn that is no picture."""
    for drawn in elements(part.root, "drawing", "pict", "object"):
        shown = []
        if drawn.tag == w("drawing"):
            shown = list(_drawn_pictures(drawn, part, parts, reading))
        else:
            shown = list(_older_pictures(drawn, part, parts, reading))
        text = text_element("".join(shown))
        parent = drawn.getparent()
        if parent is not None:
            if (link := _link_of(drawn, part)) and parent.tag == w("r"):
                parent.set(LINK, link)
            parent.replace(drawn, text)


def _link_of(drawn: _Element, part: Part) -> str:
    click = next(drawn.iter(f"{{{DRAWING}}}hlinkClick"), None)
    target = None if click is None else part.targets.get(click.get(f"{{{RELATIONS}}}id", ""))
    return target.address if target is not None and target.is_outside else ""


def _drawn_pictures(drawn: _Element, part: Part, parts: Parts, reading: Reading) -> Iterator[str]:
    said = next(drawn.iter(f"{{{DRAWN_IN_WORD}}}docPr"), None)
    around = "" if said is None else (said.get("descr", "").strip() or said.get("title", "").strip())
    blips = list(drawn.iter(f"{{{DRAWING}}}blip"))
    for blip in blips:
        own = _own_alternative(blip) if len(blips) > 1 else ""
        yield _picture(blip.get(f"{{{RELATIONS}}}embed", ""), blip.get(f"{{{RELATIONS}}}link", ""),
                       own or around, blip, part, parts, reading)  # fmt: skip
        crop = next((each for each in blip.itersiblings(f"{{{DRAWING}}}srcRect")), None)
        if crop is not None and any(crop.get(side, "0") != "0" for side in "ltrb"):
            reading.lose(blip, "a picture is cut to a part of it in Word: here it is the whole picture")
    if not blips:
        kind = next(drawn.iter(f"{{{DRAWING}}}graphicData"), None)
        name = "" if kind is None else kind.get("uri", "").rstrip("/").rpartition("/")[2]
        if drawn.get(_HAD_TEXT) is None:
            words = f": “{shortened(around)}”" if around else ""
            reading.lose(drawn, f"{_DRAWN.get(name, 'a drawn object')} is left out{words}")


def _own_alternative(blip: _Element) -> str:
    for around in blip.iterancestors():
        if around.tag.endswith("}pic"):
            for each in around.iter():
                if isinstance(each.tag, str) and each.tag.endswith("}cNvPr"):
                    return each.get("descr", "").strip()
    return ""


def _older_pictures(drawn: _Element, part: Part, parts: Parts, reading: Reading) -> Iterator[str]:
    """Pictures, lines and lettering as versions of Word before 2010 and embedded objects have them."""
    embedded = next(drawn.iter(f"{{{OFFICE_VML}}}OLEObject"), None)
    if embedded is not None:
        kind = embedded.get("ProgID", "").partition(".")[0] or "another program"
        reading.lose(
            drawn, f"an object of {shortened(kind, 30)} is embedded: only its picture is taken over, if it has one"
        )
    for lettering in drawn.iter(f"{{{VML}}}textpath"):
        if words := lettering.get("string", "").strip():
            reading.lose(drawn, f"lettering is left out: “{shortened(words, 200)}”")
    if any(each.get(f"{{{OFFICE_VML}}}hr") for each in drawn.iter(f"{{{VML}}}rect")):
        yield marker("hr")
    for data in drawn.iter(f"{{{VML}}}imagedata"):
        shape = data.getparent()
        alternative = "" if shape is None else shape.get("alt", "")
        yield _picture(data.get(f"{{{RELATIONS}}}id", "") or data.get(f"{{{OFFICE_VML}}}relid", ""),
                       data.get(f"{{{RELATIONS}}}href", ""), alternative or data.get(f"{{{OFFICE_VML}}}title", ""),
                       data, part, parts, reading)  # fmt: skip


def _picture(embed: str, link: str, alternative: str, at: _Element, part: Part, parts: Parts, reading: Reading) -> str:
    """The marker of a picture; empty, with a loss, where the document does not hold one that can be shown."""
    target = part.targets.get(embed)
    words = f": “{shortened(alternative)}”" if alternative else ""
    if target is None or target.is_outside:
        away = target or part.targets.get(link)
        where = f" ({shortened(away.address, 100)})" if away is not None else ""
        reading.lose(at, f"a picture is not in the document, only a link to it{where}; nothing was fetched{words}")
        return ""
    if target.address not in parts.package.names:
        reading.lose(at, f"a picture is missing in the file{words}")
        return ""
    content = parts.package.read(target.address)
    kind = _format(content)
    if not kind:
        form = posixpath.splitext(target.address)[1].lstrip(".").upper() or "unknown"
        reading.lose(at, f"a picture of the format {form} is left out: save it as PNG or JPEG{words}")
        return ""
    name = _name(target.address, kind)
    while any(each.name == name and each.content != content for each in reading.pictures):
        name = f"x-{name}"
    if all(each.name != name for each in reading.pictures):
        reading.pictures.append(Picture(name, content))
    reading.alternatives.append((name, " ".join(alternative.split())))
    return marker("picture", len(reading.alternatives) - 1)


def _format(content: bytes) -> str:
    """The ending of a picture's name, by its first bytes; empty for what browsers and our tools do not show."""
    for start, ending in _STARTS.items():
        if content.startswith(start):
            return ending
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return (
        "svg"
        if re.match(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg\b", content[:2000], re.S)
        else ""
    )


def _name(address: str, kind: str) -> str:
    stem = re.sub(r"[^a-z0-9-]+", "-", posixpath.splitext(posixpath.basename(address))[0].lower()).strip("-")
    return f"{stem or 'picture'}.{kind}"
