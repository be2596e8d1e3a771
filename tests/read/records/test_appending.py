"""New entries at the end of a bibliography."""

from __future__ import annotations

import pytest

from briefsite.read.records import appended

NEW = "@book{new,\n  author       = {Doe, Jane},\n  title        = {New}\n}\n"
FILES = {
    "an empty file": ("", NEW),
    "our own layout": (
        "% About\n\n@misc{a,\n  author       = {A},\n  title        = {B},\n  date         = {2020}\n}\n",
        f"\n{NEW}",
    ),
    "no line break at the end": ("@misc{a,\n  author       = {A},\n  title        = {B}\n}", f"\n\n{NEW}"),
    "tabs, no room and a last comma, as Better BibTeX writes": (
        "@misc{a,\n\tauthor = {A},\n\ttitle = {B},\n}\n\n@misc{b,\n\ttitle = {C},\n}\n",
        "\n@book{new,\n\tauthor = {Doe, Jane},\n\ttitle = {New},\n}\n",
    ),
    "line ends of Windows, a mark at the beginning, no lines between": (
        "\ufeff@misc{a,\r\n    title={B},\r\n    note={C},\r\n}\r\n@misc{b,\r\n    title={C},\r\n}\r\n",
        "@book{new,\r\n    author={Doe, Jane},\r\n    title={New},\r\n}\r\n",
    ),
    "names filled up to twelve, as JabRef does": (
        "@Misc{a,\n  author = {A},\n  title  = {B},\n  date   = {2020},\n}\n\n@Comment{jabref-meta: x;}\n",
        "\n@book{new,\n  author = {Doe, Jane},\n  title  = {New},\n}\n",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_appended(name: str) -> None:
    """What is there stays to the byte; what is new has the layout of the file."""
    text, end = FILES[name]
    assert appended(text, [NEW]) == text + end


def test_an_entry_of_another_hand_stays_as_it_is() -> None:
    """An entry that is not of our form keeps its own."""
    assert appended("@misc{a,\n\ttitle={B},\n}\n", ["@Book{x, title = {X},\n  note = {Y} }"]).endswith(
        "}\n\n@Book{x, title = {X},\n  note = {Y} }\n"
    )
    assert appended("@misc{a}\n", []) == "@misc{a}\n"
