"""Publications built with all settings of their looks: what pages hold, and that an edit is on the next pages."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import MakeProject
from publications import BRIEFS, NAMES, build, lay_out
from sharing import shared_folder

HOSTS = ("href", "src", "srcset")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> dict[str, HtmlSite]:
    """The three publications, built."""
    shared = shared_folder(tmp_path_factory, worker_id)
    return {name: build(name, shared / name) for name in NAMES}


def _brief(sites: dict[str, HtmlSite], name: str) -> object:
    return sites[name].pages[f"briefs/{BRIEFS[name]}/"].tree


def _values(tree: object, path: str) -> list[str]:
    return [str(value).strip() for value in tree.xpath(path)]  # type: ignore[attr-defined]


def test_logos_stand_before_the_name_with_their_size(sites: dict[str, HtmlSite]) -> None:
    """As pictures, so that no script in them can run; the one for dark is fetched where it is shown; or an icon."""
    logos = _brief(sites, "harbour").xpath("//header//a[@class='site-name']/img")  # type: ignore[attr-defined]
    assert [dict(logo.attrib) for logo in logos] == [
        {"class": "site-logo site-logo--light", "src": "../../assets/logo.svg", "alt": "", "width": "64",
         "height": "64"},
        {"class": "site-logo site-logo--dark", "src": "../../assets/logo-dark.svg", "alt": "", "width": "64",
         "height": "64", "loading": "lazy"},
    ]  # fmt: skip
    assert _values(_brief(sites, "savanna"), "//header//img/@class") == ["site-logo"]
    assert len(_values(_brief(sites, "lantern"), "//header//span[@class='site-icon']/*[local-name()='svg']")) == 1
    assert _values(_brief(sites, "harbour"), "//link[@rel='icon']/@href") == ["../../assets/logo.svg"]


def test_colours_and_fonts_are_values_of_the_themes_properties(sites: dict[str, HtmlSite]) -> None:
    """In a style sheet behind the theme's; fonts of the first screen are fetched at once, and text waits for none."""
    sheets = _values(_brief(sites, "savanna"), "//link[@rel='stylesheet']/@href")
    assert sheets[-1] == "../../assets/briefsite-looks.css"
    preloaded = _values(_brief(sites, "savanna"), "//link[@rel='preload']/@href")
    assert preloaded == ["../../assets/public-sans.woff2", "../../assets/fraunces.woff2"]
    sheet = (sites["savanna"].folder / "assets/briefsite-looks.css").read_text("utf-8")
    assert sheet.count("font-display: swap") == sheet.count("@font-face") == 3
    assert 'src: url("public-sans-bold.woff2") format("woff2")' in sheet
    assert "font-weight: 100 900" in sheet
    assert "--briefsite-accent: #1d5c3a" in sheet
    dark = sheet.partition('[data-scheme="dark"]')[2]
    assert "--briefsite-accent: #" in dark and "--briefsite-accent: #1d5c3a" not in dark


def test_a_publication_without_looks_has_no_sheet_of_its_own(make_project: MakeProject) -> None:
    """Nothing more is loaded, and nothing more stands in its pages."""
    root = make_project()
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    assert not (root / "site/assets/briefsite-looks.css").exists()
    page = (root / "site/index.html").read_text("utf-8")
    assert not any(
        word in page for word in ("briefsite-looks", "preload", "site-logo", "site-license", 'rel="license"', "<style")
    )


def test_a_folder_of_templates_publishes_nothing_from_elsewhere(make_project: MakeProject, tmp_path: Path) -> None:
    """Also in a build that goes on after errors: no file of the folder is used where a link in it leads out."""
    root = make_project()
    settings = root / "mkdocs.yml"
    theme = "  name: material\n"
    assert theme in (text := settings.read_text("utf-8"))
    settings.write_text(text.replace(theme, f"{theme}  custom_dir: own\n"), "utf-8")
    secret = tmp_path / "secret"
    secret.write_text("Hush-hush")
    (root / "own").mkdir()
    (root / "own/main.html").symlink_to(secret)
    (root / "own/plain.txt").symlink_to(secret)
    code, output = mkdocs_build(root)
    assert code == 0 and "own/plain.txt:1:1: unreadable-file" in output, output
    everything = b"".join(path.read_bytes() for path in (root / "site").rglob("*") if path.is_file())
    assert b"Hush-hush" not in everything and b"</html>" in everything


def test_the_licence_is_shown_and_said_to_programs(sites: dict[str, HtmlSite]) -> None:
    """That of a brief where it has its own, else the publication's; other pages have the publication's."""
    by, own = "https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by-sa/4.0/"
    for name, address, shown in (("harbour", by, "Licence: CC BY 4.0"), ("lantern", own, "Licence\u00a0: CC BY-SA 4.0"),
                                 ("savanna", "https://savanna.org/terms/", "Licence: Terms of use")):  # fmt: skip
        tree = _brief(sites, name)
        assert _values(tree, "//link[@rel='license']/@href") == [address]
        (line,) = tree.xpath("//p[contains(@class, 'license')]")  # type: ignore[attr-defined]
        assert line.text_content() == shown
        (data,) = _values(tree, "//script[@type='application/ld+json']/text()")
        assert json.loads(data)["license"] == address
        assert json.loads(data)["@type"] == "Report"
    home = sites["lantern"].pages[""].tree
    usual = "https://creativecommons.org/licenses/by-nc-nd/4.0/"
    assert _values(home, "//link[@rel='license']/@href") == [usual]
    assert json.loads(_values(home, "//script[@type='application/ld+json']/text()")[0]) == {
        "@context": "https://schema.org", "@type": "WebSite", "name": "Notes du Phare", "license": usual,
        "url": "https://phare.org/",
    }  # fmt: skip
    foot = " ".join(home.xpath("//footer")[0].text_content().split())
    assert "Sauf mention contraire : CC BY-NC-ND 4.0" in foot


def test_the_foot_leads_to_who_publishes_it(sites: dict[str, HtmlSite]) -> None:
    """Icons stand in the page and have names; contact, privacy and the feed are named in the language of the page, the
    feed once: where an icon leads there, no word does."""
    links = _brief(sites, "harbour").xpath("//ul[@class='site-links']//a")  # type: ignore[attr-defined]
    assert [(link.get("href"), link.get("aria-label") or link.text) for link in links] == [
        ("https://mastodon.social/@harbour", "Harbour on Mastodon"),
        ("https://harbour.org/feed.xml", "New briefs"),
        ("../../contact/", "Contact"),
        ("../../privacy/", "Privacy"),
    ]
    french = _brief(sites, "lantern").xpath("//ul[@class='site-links']//a")  # type: ignore[attr-defined]
    assert [(link.get("href"), link.get("aria-label") or link.text) for link in french] == [
        ("https://bsky.app/profile/phare.org", "bsky.app"),
        ("../../contact/", "Contact"),
        ("https://phare.org/vie-privee/", "Confidentialité"),
        ("../../feed.xml", "Flux Atom"),
    ]
    own = _values(_brief(sites, "savanna"), "//ul[@class='site-links']//a/@href")
    assert own == ["mailto:desk@savanna.org", "../../feed.xml"]


def test_no_page_names_another_host_to_load_from(sites: dict[str, HtmlSite]) -> None:
    """Pictures, fonts, styles and scripts are the site's own, also under settings of looks."""
    for name in NAMES:
        for page in sites[name].pages.values():
            loaded = "//link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href | //img/@src | //script/@src"
            assert not [address for address in _values(page.tree, loaded) if "//" in address]
        assert sites[name].dead_links() == []


def test_a_style_of_a_template_of_ones_own_is_let_in(sites: dict[str, HtmlSite]) -> None:
    """The policy names it; every page has what the template announces."""
    tree = _brief(sites, "lantern")
    (policy,) = _values(tree, "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "style-src 'self' 'sha256-" in policy
    assert _values(tree, "//aside[@class='md-banner']/div/text()") == [
        "Colloque annuel : inscriptions ouvertes jusqu’au 15 janvier"
    ]


EDITS = {
    "a logo of another size": ("docs/assets/logo.svg", 'viewBox="0 0 64 64"', 'viewBox="0 0 128 64"'),
    "an icon at the foot": ("mkdocs.yml", "material/rss", "material/email"),
    "a colour": ("mkdocs.yml", "#0b3d5c", "#4a148c"),
    "a licence": ("mkdocs.yml", "license: CC-BY-4.0", "license: CC-BY-SA-4.0"),
    "a partial": ("overrides/partials/license.html", "Reuse", "Copy"),
    "a block": ("overrides/main.html", "Colloque", "Rencontre"),
}


def test_an_edit_of_any_looks_is_on_the_next_pages(tmp_path: Path) -> None:
    """What is remembered of pages is never older than their looks: bytes are those of a build that knows nothing."""
    root = lay_out("harbour", tmp_path / "known")
    shutil.copytree(lay_out("lantern", tmp_path / "lantern") / "overrides", root / "overrides")
    (root / "overrides/partials").mkdir()
    (root / "overrides/partials/license.html").write_text("<p>Reuse {{ theme.looks.license.name }}</p>")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("  font: false", "  font: false\n  custom_dir: overrides"))
    before = _digest(root)
    for what, (path, old, new) in EDITS.items():
        text = (root / path).read_text("utf-8")
        assert old in text, what
        (root / path).write_text(text.replace(old, new), "utf-8")
        after = _digest(root)
        assert after != before, what
        before = after
    fresh = tmp_path / "fresh"
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", ".*"))
    assert _digest(fresh) == before
    os.environ["BRIEFSITE_FAST"] = "0"
    try:
        assert _digest(fresh) == before
    finally:
        del os.environ["BRIEFSITE_FAST"]


def _digest(root: Path) -> dict[str, str]:
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    return HtmlSite(root / "site").digest()
