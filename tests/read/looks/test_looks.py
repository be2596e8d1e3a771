"""How a publication looks: cases in cases/, each a file with settings and, below `=== gives`, what is wrong and then
what was read, only what differs from the defaults. `ACCEPT=1 pytest tests/read/looks` writes down what is read now.
"""

from __future__ import annotations

import colorsys
import os
import re
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import fields
from projects import ROOT

from briefsite.model.looks import Colours, Looks
from briefsite.read.configuration import Configuration, read_configuration
from briefsite.read.files import Contents, list_files
from briefsite.read.licenses import license_of
from briefsite.read.looks import read_looks
from briefsite.read.looks.colours import ACCENT, GROUNDS, PRIMARY, contrast, faintest, nearest_clear
from briefsite.read.options import options_of
from briefsite.read.project_digest import digest_project

HERE = Path(__file__).parent
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def _project(root: Path, settings: str) -> Path:
    """A folder with these settings, pictures, fonts and a template of its own."""
    for path in ("docs/assets/logo.svg", "docs/assets/logo-dark.png", "docs/contact.md", "docs/assets/text.woff2"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("it is not looked into")
    (root / "docs/assets/sans.woff2").write_bytes(_font([0, 63, 1]))
    (root / "docs/assets/varies.woff2").write_bytes(_font([0, 63, 47]))
    (root / "overrides/.icons/own").mkdir(parents=True)
    (root / "overrides/.icons/own/ship.svg").write_text("<svg/>")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


def _font(tables: list[int]) -> bytes:
    """The beginning of a WOFF2 with these tables, by their numbers; 63 is one that has none."""
    entries = b"".join(bytes([number]) + (b"abcd" if number == 63 else b"") + b"\x83\x00" for number in tables)
    return struct.pack(">4s8xH34x", b"wOF2", len(tables)) + entries


def _shown(value: Struct, within: str = "") -> list[str]:
    lines = []
    for field in fields(value):
        held = getattr(value, field.name)
        if isinstance(held, Colours):
            lines += _shown(held, f"{field.name}.")
        elif isinstance(held, tuple):
            lines += [f"{within}{field.name}: {' | '.join(map(str, _values(item)))}" for item in held]
        elif held != field.default:
            lines.append(f"{within}{field.name} = {held}")
    return lines


def _values(item: Struct) -> list[object]:
    return [getattr(item, field.name) for field in fields(item)]


def reading(root: Path, settings: str) -> str:
    """What settings give, as text."""
    project = _project(root, settings)
    configuration = read_configuration(project)
    looks, problems = read_looks(project, configuration, frozenset(list_files(project, "docs")))
    options, wrong = options_of(configuration.values, configuration.places)
    license_lines = (
        [f"license: {' | '.join(map(str, _values(license_of(options.license))))}"] if options.license else []
    )
    return "".join(f"{line}\n" for line in (*map(str, (*problems, *wrong)), *_shown(looks), *license_lines))


@pytest.mark.parametrize("case", sorted((HERE / "cases").glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_read(case: Path, tmp_path: Path) -> None:
    """Each case gives exactly the problems and the looks it names."""
    settings, _, expected = case.read_text("utf-8").partition("=== gives\n")
    found = reading(tmp_path, settings)
    if os.environ.get("ACCEPT"):
        case.write_text(f"{settings}=== gives\n{found}", encoding="utf-8")
    assert found == expected


@given(COLOURS, st.sampled_from(sorted(GROUNDS)), st.sampled_from((3.0, 4.5)))
def test_the_nearest_clear_colour_is_clear_and_of_the_same_hue(colour: str, design: str, least: float) -> None:
    """Whatever the colour; and none between the two is clear."""
    grounds = GROUNDS[design]
    found = nearest_clear(colour, grounds, least)
    assert faintest(found, grounds)[0] >= least
    before, after = (colorsys.rgb_to_hls(*(int(c[at : at + 2], 16) / 255 for at in (1, 3, 5))) for c in (colour, found))
    chroma = min(after[2], 1 - abs(2 * after[1] - 1))
    if chroma > 0.25:  # of what is nearly grey, eight bits keep no hue
        assert min(abs(before[0] - after[0]), 1 - abs(before[0] - after[0])) < 0.03


ODD = st.sampled_from(
    ["", ".", "..", "/", "\0", "a" * 5000, "assets/logo.svg", "teal", "#12", "default", "https://[", "a@b.c"]
)
SCALARS = ODD | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
KEYS = st.sampled_from(
    ["scheme", "primary", "accent", "icon", "link", "name", "text", "regular", "logo", "toggle", "*"]
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | SCALARS, inner, max_size=3)
)


PARTS = ("logo", "favicon", "palette", "font", "icon", "features")
THEMES = st.fixed_dictionaries({}, optional=dict.fromkeys(PARTS, VALUES) | {"custom_dir": SCALARS, "name": SCALARS})
EXTRAS = st.dictionaries(st.sampled_from(["social", "analytics", "version"]), VALUES)
OWN = st.dictionaries(
    st.sampled_from(["logo_dark", "fonts", "contact", "privacy", "citing", "colophon", "license", "part_of"]), VALUES
)


@given(THEMES | VALUES, EXTRAS | VALUES, OWN)
def test_whatever_the_settings_are_they_are_read(theme: object, extra: object, own: dict[str, object]) -> None:
    """Whatever the theme and its options are, looks come of them, and problems that have a place and a message."""
    extra = {**extra, "briefsite": own} if isinstance(extra, dict) else extra
    configuration = Configuration({"theme": theme, "extra": extra})
    looks, problems = read_looks(HERE, configuration, frozenset(("docs/assets/logo.svg",)))
    assert isinstance(looks, Looks)
    assert all(problem.place.path == "mkdocs.yml" and problem.message for problem in problems)


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21 to 1, and #767676 is the lightest grey that can be read on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") >= 4.5 > contrast("#777777", "#ffffff")


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    """Colours are measured on what pages show."""
    sheet = (ROOT / "scripts/briefsite/theme/assets/briefsite.css").read_text("utf-8")
    for design, start in (("light", ":root {"), ("dark", ':root[data-scheme="dark"] {')):
        rule = sheet.partition(start)[2].partition("}")[0]
        said = [re.search(rf"--briefsite-{name}: (#\w+);", rule) for name in ("paper", "soft", "mark")]
        assert tuple(found[1] for found in said if found) == GROUNDS[design]


def test_the_names_of_colours_are_materials() -> None:
    """Each name has the colour that the installed Material gives it."""
    import material

    (sheet,) = Path(material.__path__[0]).glob("templates/assets/stylesheets/palette.*.css")
    said = re.findall(r"\[data-md-color-(primary|accent)=([a-z-]+)\]\{([^}]*)\}", sheet.read_text("utf-8"))
    shown = {(key, name): hex_of(rule) for key, name, rule in said if hex_of(rule)}
    ours = {("primary", name): value for name, value in PRIMARY.items()}
    ours |= {("accent", name): value for name, value in ACCENT.items()}
    assert {pair: value for pair, value in ours.items() if pair in shown} == shown
    assert {name for key, name, _ in said if key == "primary"} == {*PRIMARY}
    assert {name for key, name, _ in said if key == "accent"} == {*ACCENT}


def hex_of(rule: str) -> str | None:
    """The colour in a rule of Material's sheet, if it is written with digits."""
    found = re.search(r"--md-(?:primary|accent)-fg-color:(#[0-9a-f]+)", rule)
    return None if found is None else found[1] if len(found[1]) == 7 else "#" + "".join(d * 2 for d in found[1][1:])


def test_a_check_looks_again_when_what_looks_are_read_from_changes(tmp_path: Path) -> None:
    """A font of the same size, an icon of the publication's own folder: neither is a page, and both are asked."""
    project = _project(tmp_path, "theme: {name: material, custom_dir: overrides}\n")
    (project / "briefs").mkdir()
    before = digest_project(project, Contents())
    font = project / "docs/assets/sans.woff2"
    font.write_bytes(font.read_bytes()[::-1])
    after = digest_project(project, Contents())
    assert after != before
    (project / "overrides/.icons/own/ship.svg").unlink()
    assert digest_project(project, Contents()) != after


@pytest.mark.parametrize(
    "folder", ["..", ".", '""', "docs", "briefs/", "overrides/../words", ".git", "/", "out", "3", "[a]"]
)
def test_a_folder_that_holds_more_than_templates(folder: str, tmp_path: Path) -> None:
    """All in the folder of templates is published, so it is neither the project, nor a part of it, nor elsewhere."""
    root = _project(tmp_path / "project", f"theme: {{name: material, custom_dir: {folder}}}\n")
    for name in ("briefs", "words", ".git"):
        (root / name).mkdir()
    (root / "out").symlink_to(tmp_path)
    _, [problem] = read_looks(root, read_configuration(root), frozenset())
    assert str(problem).startswith(
        "mkdocs.yml:1:25: error: wrong-option: `theme.custom_dir` must be a folder beside mk"
    )


def test_links_out_of_the_folder_of_templates(tmp_path: Path) -> None:
    """Each is named, nothing in the folder is used then, and a link within it is fit."""
    (tmp_path / "secret.svg").write_text("<svg>secret</svg>")
    root = _project(tmp_path / "project", "theme: {name: material, custom_dir: overrides, icon: {logo: own/x}}\n")
    (root / "overrides/.icons/own/x.svg").symlink_to(tmp_path / "secret.svg")
    (root / "overrides/partials").symlink_to(tmp_path)
    (root / "overrides/main.html").symlink_to(".icons/own/ship.svg")
    looks, problems = read_looks(root, read_configuration(root), frozenset())
    where = "is a link that leads out of overrides/; put the"
    assert [str(problem) for problem in problems[:2]] == [
        f"overrides/partials:1:1: error: unreadable-file: `overrides/partials` {where} folder itself here",
        f"{(icon := 'overrides/.icons/own/x.svg')}:1:1: error: unreadable-file: `{icon}` {where} file itself here",
    ]
    assert looks.logo_icon == ""
