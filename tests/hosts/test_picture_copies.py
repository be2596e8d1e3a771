"""Smaller copies of pictures: what is made, what is not, and how pages name them."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, MakeProject

from briefsite.hosts.picture_copies import AS_COPIES, Copies, PictureFile, make_copies

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed: `make test` installs it")


def photograph(path: Path, width: int = 1600, height: int = 900, orientation: int = 1) -> Path:
    """A noisy picture with a place in its Exif data."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "S", (19.0, 50.0, 0.0)
    Image.effect_noise((width, height), 60).convert("RGB").save(path, exif=exif, quality=90)
    return path


def copies_of(path: Path) -> Copies:
    """What is made of a picture."""
    return make_copies(PictureFile(str(path), b""))


def test_two_copies_without_place_and_upright(tmp_path: Path) -> None:
    """As wide as a phone and a column need; what a camera wrote is gone, and what it held on its side stands."""
    made = copies_of(photograph(tmp_path / "a.jpg", orientation=6))
    sizes = [Image.open(io.BytesIO(content)).size for _, content in made.by_width]
    assert [width for width, _ in made.by_width] == [640, 900] and sizes == [(640, 1138), (900, 1600)]
    for _, content in made.by_width:
        copy = Image.open(io.BytesIO(content))
        assert copy.format == "WEBP" and not copy.getexif() and b"EXIF" not in content


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock and no chance goes into a copy; kept and read again it is the same."""
    path = photograph(tmp_path / "a.jpg")
    made = copies_of(path)
    assert made == copies_of(path) == AS_COPIES.decode(AS_COPIES.encode(made)) and made.by_width


def test_what_cannot_be_made_smaller_stays_and_is_told(tmp_path: Path) -> None:
    """What moves, is broken or has too many pixels; and a drawing that takes little as it is has no copies."""
    frames = [Image.new("RGB", (900, 10), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "moves.webp", save_all=True, append_images=frames[1:])
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    whole = photograph(tmp_path / "whole.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    Image.new("1", (9000, 6000)).save(tmp_path / "huge.png")
    Image.new("RGB", (900, 500), "red").save(tmp_path / "plain.png")
    assert copies_of(tmp_path / "moves.webp") == Copies(reason="it moves")
    assert copies_of(tmp_path / "broken.png") == Copies(reason="it is none that can be read")
    assert copies_of(tmp_path / "cut.jpg").reason.startswith("it cannot be read: ")
    assert copies_of(tmp_path / "huge.png") == Copies(reason="it has more than 50 million pixels")
    assert copies_of(tmp_path / "plain.png").reason == ""


def test_a_page_names_copies_that_are_there(make_project: MakeProject) -> None:
    """By `srcset`, beside the picture itself; a second build of the same pictures gives the same site."""
    text = "\n![A quay](quay.jpg)\n\nFigure: A quay.\n\n![Small](small.png)\n\n![A drawing](drawing.svg)\n"
    root = make_project({"briefs/first.md": BRIEF + text})
    photograph(root / "briefs/quay.jpg")
    Image.new("RGB", (80, 50), "red").save(root / "briefs/small.png")
    (root / "briefs/drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="9"/>', "utf-8"
    )
    built = []
    for _ in range(2):
        code, output = mkdocs_build(root, "--strict")
        assert code == 0, output
        site = HtmlSite(root / "site")
        quay, small, drawing = site.pages["briefs/first/"].tree.xpath("//article//img")
        built.append((root / "site/briefs/first/index.html").read_bytes())
        assert small.get("srcset") is None and drawing.get("srcset") is None
        assert re.findall(r"(\S+) (\d+)w", quay.get("srcset")) == [
            ("../quay.jpg.640.webp", "640"),
            ("../quay.jpg.1280.webp", "1280"),
        ]
        for name, width in (("quay.jpg.640.webp", 640), ("quay.jpg.1280.webp", 1280)):
            assert Image.open(root / "site/briefs" / name).width == width
    assert built[0] == built[1]
