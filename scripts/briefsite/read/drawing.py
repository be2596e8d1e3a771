"""An SVG file that may lie beside a brief: shapes, words and colours, nothing that runs or leads out of the picture.

A browser that is sent such a file by itself treats it as a page, so it is sanitised like one: by an allowlist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ELEMENTS = frozenset(
    (
        *("svg", "g", "a", "defs", "symbol", "use", "title", "desc", "metadata", "switch", "view"),
        *("path", "line", "polyline", "polygon", "rect", "circle", "ellipse", "text", "tspan", "textPath"),
        *("linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "style"),
        *("filter", "feGaussianBlur", "feOffset", "feBlend", "feColorMatrix", "feComposite", "feFlood", "feMerge"),
        *("feMergeNode", "feMorphology", "feDropShadow", "image"),
    )
)
_DROPPED_WITH_CONTENT = frozenset(("metadata", "switch", "view"))
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*")
_INNER = re.compile(r"#[^\s\"'<>]*")
_OUTER = re.compile(
    r"\\|@|expression|javascript|url\s*\(\s*(?![\"']?#)|(?:image|image-set|src|element)\s*\(", re.IGNORECASE
)
_NAME = re.compile(r"[a-zA-Z][\w.:-]*")


class NotADrawingError(Exception):
    """What is wrong with a file that is not SVG."""


def sanitise_drawing(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The drawing as it may be published, and what was taken out of it, in words.

    Raises NotADrawingError for what is no XML, or has another root than `svg`. Entities are not expanded and nothing
    is fetched, so a small file cannot grow.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotADrawingError(str(error).partition(" (<string>")[0]) from None
    if root.tag not in (f"{{{SVG}}}svg", "svg"):
        raise NotADrawingError(f"its root is `<{etree.QName(root).localname}>`, not `<svg>`")
    removed = tuple(dict.fromkeys(_clean(root)))
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n", removed


def _clean(root: etree._Element) -> Iterator[str]:
    """Take out of the drawing what is not allowed, and say what."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            yield from _drop(element, "an entity" if isinstance(element, etree._Entity) else "")
            continue
        name = etree.QName(element)
        is_known = name.namespace in (SVG, None) and name.localname in _ELEMENTS
        if not is_known or name.localname in _DROPPED_WITH_CONTENT:
            # What other programs note for themselves is in a namespace of theirs, and harms nobody.
            is_note = name.namespace not in (SVG, None, "http://www.w3.org/1999/xhtml") or is_known
            yield from _drop(element, "" if is_note else f"`<{name.localname}>`")
        elif name.localname == "style" and _OUTER.search("".join(map(str, element.itertext()))):
            yield from _drop(element, "a style that leads out of the picture")
        else:
            yield from _clean_attributes(element, name.localname)


def _clean_attributes(element: etree._Element, name: str) -> Iterator[str]:
    for attribute, raw in list(element.attrib.items()):
        key, value = str(attribute), str(raw)
        if key in ("href", _XLINK):
            if _INNER.fullmatch(value.strip()) or (name == "image" and _PICTURE.fullmatch(value.strip())):
                continue
            yield f"the address `{value[:60]}`"
        elif key != _XML_SPACE and key.startswith("{"):
            pass  # another program's note
        elif key.lower().startswith("on"):
            yield f"the attribute `{key}`"
        elif not _NAME.fullmatch(key) and key != _XML_SPACE:
            pass
        elif _OUTER.search(value) and key not in ("aria-label", "id"):
            yield f"the value `{value[:60]}` of `{key}`"
        else:
            continue
        del element.attrib[attribute]


def _drop(element: etree._Element, what: str) -> Iterator[str]:
    """Take an element out, with all that is in it; the words behind it stay."""
    parent = element.getparent()
    if parent is None:
        return
    if what:
        yield what
    tail, before = element.tail, element.getprevious()
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
