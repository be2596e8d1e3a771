"""Pictures with their captions, and tables with theirs: the paragraph beside one becomes part of it."""

from __future__ import annotations

from lxml.etree import Element, SubElement, _Element

from briefsite.read.documents.word.html_tree import drop, text_in

_TABLE = ("table", "tabelle", "tableau", "tabla", "tabela", "tabel", "quadro", "таблица", "tablo", "表", "جدول")
"""How captions of tables begin, in the languages of sites."""


def join_captions(root: _Element) -> None:
    """Makes figures of pictures that stand alone with a caption; gives tables theirs."""
    for box in list(root.iter("aside")):
        _open_box_of_picture(box)
    captions = [each for each in root.iter("p") if each.get("class") == "caption"]
    for caption in captions:
        del caption.attrib["class"]
        before, behind = caption.getprevious(), caption.getnext()
        if _names_table(caption) and (table := _table_beside(before, behind)) is not None:
            _give_table(table, caption)
        elif before is not None and _is_picture(before):
            _make_figure(before, caption)
        elif behind is not None and behind.tag == "table" and behind.find("caption") is None:
            _give_table(behind, caption)
        elif behind is not None and _is_picture(behind):
            _make_figure(behind, caption)
        elif before is not None and before.tag == "table" and before.find("caption") is None:
            _give_table(before, caption)
    for around in [*root.iter("p"), *root.iter("li")]:
        if around.get("class") not in (None, "subtitle"):  # which is taken out behind the title
            del around.attrib["class"]


def _names_table(caption: _Element) -> bool:
    return text_in(caption).strip().lower().startswith(_TABLE)


def _table_beside(*neighbours: _Element | None) -> _Element | None:
    """The table beside a caption that has none yet: Word puts captions above tables, some authors below."""
    tables = [each for each in neighbours[::-1] if each is not None and each.tag == "table"]
    return next((each for each in tables if each.find("caption") is None), None)


def _is_picture(element: _Element) -> bool:
    """Whether a paragraph is pictures and nothing else."""
    return (
        element.tag == "p" and next(element.iter("img"), None) is not None and not text_in(element).strip()
    ) and not any(str(each.tag).startswith("briefsite-") for each in element.iter())


def _make_figure(picture: _Element, caption: _Element) -> None:
    figure = Element("figure")
    figure[:] = list(picture)
    picture.addprevious(figure)
    drop(picture)
    said = SubElement(figure, "figcaption")
    said.text = caption.text
    said[:] = list(caption)
    drop(caption)


def _give_table(table: _Element, caption: _Element) -> None:
    said = Element("caption")
    said.text = caption.text
    said[:] = list(caption)
    table.insert(0, said)
    drop(caption)


def _open_box_of_picture(box: _Element) -> None:
    """Word puts the caption of a picture beside which text runs into a box: that is no box for readers."""
    if len(box) and all(each.get("class") == "caption" or _is_picture(each) for each in box):
        for each in list(box):
            box.addprevious(each)
        drop(box)
