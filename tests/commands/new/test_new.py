"""A publication that is begun: what is written, in every language and by any name, and what cannot be."""

from __future__ import annotations

import datetime as dt
import os
import pty
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from projects import ROOT

from briefsite.check import check_project
from briefsite.commands.new import command, place
from briefsite.commands.new.answers import HOSTS, LICENSES, Answers, name_of
from briefsite.commands.new.files import as_markdown, content_files, kept_files
from briefsite.commands.new.pin import Wheel
from briefsite.commands.new.record import RECORD, digest, read_record
from briefsite.commands.new.texts import languages, texts
from briefsite.read.licenses import license_of
from briefsite.read.project import load_project
from briefsite.read.settings_file import load_settings
from briefsite.wording import has_words

TODAY = dt.date(2026, 11, 30)
TEXTS = ROOT / "scripts/briefsite/commands/new/texts"
WHEEL = Wheel("briefsite-0.2.0-py3-none-any.whl", b"PK\0")
ODD_NAMES = (
    "Harbour: briefs # and more",
    'The "Harbour" \\ Briefs',
    "no",
    "- *Harbour* _briefs_ `x` [a](b) <b>&amp; @key {{menu.home}} $x",
    "موجزات الميناء: العدد ١",
    "Bref – l’année 2026 !",
    "{name}",
    "2026",
    "Ünï 简报 🚢",
)


def new(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script with nothing but the standard library, and nobody at a terminal."""
    program = [sys.executable, "-S", "-E", str(ROOT / "scripts/new.py"), *arguments]
    return subprocess.run(program, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def begun(folder: Path, answers: Answers) -> Path:
    """The files of these answers in a folder."""
    for path, text in content_files(answers, TODAY).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def problems(folder: Path) -> list[str]:
    """All that the check says, hints too."""
    return list(map(str, check_project(load_project(folder))))


def code(text: str) -> list[str]:
    """What is typed as it is, in the same letters everywhere; the label of a place is the language's."""
    return sorted(re.sub(r", .*\]", ", …]", found) for found in re.findall("`[^`]+`", text))


@pytest.mark.parametrize("language", languages())
def test_each_language_has_every_text(language: str) -> None:
    """The names and what is filled in are those of English, and pages have words in it too."""
    field = re.compile(r"\{\{[a-z_.]+\}\}")
    own, english = (tomllib.loads((TEXTS / f"{tag}.toml").read_text("utf-8")) for tag in (language, "en"))
    assert {name: own[name].keys() for name in own} == {name: english[name].keys() for name in english}
    for section, named in english.items():
        for name, text in named.items():
            assert sorted(field.findall(own[section][name])) == sorted(field.findall(text)), f"{section}.{name}"
            assert code(own[section][name]) == code(text), f"{section}.{name}"
            assert own[section][name].strip() == own[section][name] != ""
    assert has_words(language)
    assert len(languages()) == 10


@pytest.mark.parametrize("language", languages())
def test_what_is_written_is_clean(language: str, tmp_path: Path) -> None:
    """Not even a hint, with an address and without, and nothing of the publication that lies in this repository."""
    for url in ("", "https://harbourbriefs.org/notes/"):
        folder = begun(tmp_path / str(bool(url)), Answers("Harbour Briefs", language, url))
        assert problems(folder) == []
        written = "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())
        assert "bandung" not in written.lower() and "{{" not in written
        settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
        assert settings.get("site_url", "") == url
        assert settings["theme"]["language"] == language
        assert len((folder / "mkdocs.yml").read_text("utf-8").splitlines()) <= 35


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_is_text(name: str, tmp_path: Path) -> None:
    """Signs of YAML, Markdown and HTML, letters of any script, and the fields of templates are only shown."""
    folder = begun(tmp_path, Answers(name_of(name), "fr"))
    values, _ = load_settings((folder / "mkdocs.yml").read_text("utf-8"))
    assert isinstance(values, Mapping) and values["site_name"] == name
    assert problems(folder) == []
    assert not re.search(r"[*_`<\[\]{}@]", as_markdown(name))


@pytest.mark.parametrize("license", [*LICENSES, "none"])
@pytest.mark.parametrize("host", HOSTS)
def test_licence_and_host(license: str, host: str, tmp_path: Path) -> None:
    """The licence stands where people look, or none does; the host has its files, and a part of README.md."""
    folder = begun(tmp_path, Answers("Harbour", "en", "", license, host))
    assert problems(folder) == []
    name, address = LICENSES.get(license, ("All rights reserved", "All rights reserved"))
    values = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert values["extra"]["briefsite"].get("license", "none") == license
    assert values.get("copyright") == (None if license in LICENSES else "All rights reserved.")
    for path in ("docs/about.md", "README.md", "LICENSE"):
        text = (folder / path).read_text("utf-8")
        assert name in text and address in text, path
    kept = kept_files(host, WHEEL)
    of_host = {path for path in kept if not path.startswith(("wheels/", "requirements", "Makefile"))}
    assert {path.split("/")[0] for path in of_host} == {
        "github": {".github"},
        "gitlab": {".gitlab-ci.yml", "renovate.json"},
        "none": set(),
    }[host]
    readme = (folder / "README.md").read_text("utf-8")
    assert ("gh-pages" in readme, "PREVIEW_TOKEN" in readme) == (host == "github", host == "gitlab")


@pytest.mark.parametrize("license", LICENSES)
def test_a_licence_is_called_as_on_pages(license: str) -> None:
    """And its terms stand at the same address."""
    assert LICENSES[license] == (license_of(license).name, license_of(license).address)


def test_every_setting_that_is_only_mentioned_can_be_set(tmp_path: Path) -> None:
    """Taken out of their comments, the lines of mkdocs.yml are clean."""
    folder = begun(tmp_path, Answers("Harbour"))
    text = (folder / "mkdocs.yml").read_text("utf-8").replace("NAME.github.io/REPOSITORY", "harbour.github.io/briefs")
    (folder / "docs/assets").mkdir()
    (folder / "docs/assets/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "mkdocs.yml").write_text(re.sub(r"(?m)^( *)# ((?: *[a-z_-]+: ?.*))$", r"\1\2", text), "utf-8")
    values = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert {"timezone", "iframes", "levels", "license"} <= values["extra"]["briefsite"].keys()
    assert {"logo", "palette"} <= values["theme"].keys() and values["site_url"] == "https://harbour.github.io/briefs/"
    assert problems(folder) == []


def test_the_pin() -> None:
    """The wheel's digest stands in one line, which the requirements take in beside every library with its own."""
    kept = kept_files("none", WHEEL)
    assert kept["wheels/briefsite.txt"].decode() == (
        f"./wheels/briefsite-0.2.0-py3-none-any.whl --hash=sha256:{WHEEL.digest}\n"
    )
    requirements = kept["requirements.txt"].decode()
    assert requirements.splitlines()[1] == "-r wheels/briefsite.txt"
    assert requirements.endswith((ROOT / "requirements/site.txt").read_text("utf-8"))
    assert not re.search(r"--(?:extra-)?index-url|https?://", requirements)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--language", "xx"], "there are no texts in the language `xx`; there are in en, ar, de, es, fr, id,"),
        (["--language", "pt-BR"], "there are no texts in `pt-BR`, but in `pt`; take them, and write the tag in mkdocs"),
        (["--url", "https://me:word@a.org/"], "`https://me:word@a.org/` is no web address; write it as the browser"),
        (["--name", "a\uffff"], "the name holds U+FFFF, which nobody sees; "),
        (["--host", "bitbucket"], "there is nothing for the host `bitbucket`; there is for github, gitlab, none"),
        (["--license", "MIT"], "`MIT` is none of the licences that are known here: CC-BY-4.0, "),
        (["--url", "harbour"], "`harbour` is no web address; write it as the browser will show it, for example `https"),
        (["--url", "http://[bad"], "`http://[bad` is no web address: its host has a `[` or `]` without the other; "),
        (["--url", "https://a.org/#x\u202ey"], "`https://a.org/#x\\u202ey` is no web address; "),
        (["--name", "a\nb"], "the name holds U+000A, which nobody sees; write it in one line of letters"),
        (["--name", "a\u202eb"], "the name holds U+202E, which nobody sees; "),
        (["--name", "“ ”"], "the name needs letters, for example `--name 'Harbour Briefs'`"),
        (["--name", "a" * 121], "the name has 121 characters; 120 are the most"),
    ],
)
def test_a_bad_answer(arguments: Sequence[str], said: str, tmp_path: Path) -> None:
    """One line says what would be right, and nothing is written."""
    done = new("harbour", *arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"new.py: {said}") and done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_bad_place(tmp_path: Path) -> None:
    """A folder with files, a file, a folder that has no parent, one in another publication: nothing is changed."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mkdocs.yml").write_text("site_name: Mine\n")
    (tmp_path / "full/briefs").mkdir()
    (tmp_path / "file").write_text("")
    for place_, said in {
        "full": "`full` is not empty (`briefs` and 1 more); name a folder that is not there yet, or an empty one",
        "full/inside": "`full/inside` is in another publication, that of `",
        "file": "`file` is a file; name a folder that is not there yet",
        "nowhere/harbour": "there is no folder `nowhere` to write `harbour` into; make it first",
    }.items():
        done = new(place_, folder=tmp_path)
        assert done.returncode == 2 and done.stderr.startswith(f"new.py: {said}"), done.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["briefs", "file", "full", "mkdocs.yml"]


def test_no_right_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Said in one line."""

    def refuse(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(place.tempfile, "mkdtemp", refuse)
    assert command.main([str(tmp_path / "harbour"), "--name", "Harbour"], "briefsite new") == 2
    assert capsys.readouterr().err == f"briefsite new: `{tmp_path / 'harbour'}` cannot be written: Permission denied\n"


@pytest.mark.parametrize("is_there", [False, True])
def test_half_a_publication_is_none(is_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full at the last file, or at the last move, there is nothing left of those before it."""
    target = tmp_path / "harbour"
    if is_there:
        (target / ".git").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    rename = Path.rename

    def fail(path: Path, to: Path) -> Path:
        if to.name in ("z", "harbour"):
            raise OSError(28, "No space left on device")
        return rename(path, to)

    monkeypatch.setattr(place.Path, "rename", fail)
    with pytest.raises(OSError, match="No space left"):
        place.write_whole({"a": b"1", "b/c": b"2", "z": b"3"}, target)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_repository_that_was_cloned_empty(tmp_path: Path) -> None:
    """A folder may hold `.git`, which stays, with the publication beside it; the folder itself is the same."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/trunk\n")
    inode = tmp_path.stat().st_ino
    done = new(".", "--name", "Harbour", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert tmp_path.stat().st_ino == inode and (tmp_path / ".git/HEAD").is_file()
    assert (tmp_path / "mkdocs.yml").read_text("utf-8").splitlines()[1] == "site_name: Harbour"
    assert "cd " not in done.stdout
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".briefsite-new")]


def test_what_comes_next_is_said(tmp_path: Path) -> None:
    """The commands, from the folder on; the name is the folder's; and the record names what was written."""
    done = new("harbour-briefs", "--host", "gitlab", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "Harbour briefs is begun in `harbour-briefs`. What comes next:\n"
        "\n"
        "    cd harbour-briefs\n"
        "    make site     # builds it into site/ (README.md says how without make)\n"
        "    make check    # names what is wrong, with its place\n"
        "    make serve    # shows it, and follows what you write in briefs/, docs/ and sources.bib\n"
        "\n"
        "How to publish it stands in README.md. It needs `site_url` in mkdocs.yml, once you know the address.\n"
    )
    folder = tmp_path / "harbour-briefs"
    record = read_record((folder / RECORD).read_text("utf-8"))
    assert record.host == "gitlab" and "README.md" not in record.files
    assert {path: digest((folder / path).read_bytes()) for path in record.files} == record.files


def test_git_names_a_text_by_the_same_digest(tmp_path: Path) -> None:
    """So it can be asked for what stood there before; with the ends of lines of Windows it is the same text."""
    (tmp_path / "x").write_text("one\ntwo\n")
    asked = subprocess.run(["git", "hash-object", "x"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert digest(b"one\r\ntwo\r\n") == asked.stdout.strip()


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    """What was not given, until the answer is one; Enter takes what stands in brackets. Ctrl-D writes nothing."""
    answers = "Hafen\nxx\nde\n\nnone\n\n"
    code, said = typed(answers, tmp_path, "harbour", "--url", "https://hafen.org")
    assert code == 0, said
    assert "Name of the publication [Harbour]: " in said
    assert "  there are no texts in the language `xx`; " in said
    assert "Web address" not in said
    values = yaml.safe_load((tmp_path / "harbour/mkdocs.yml").read_text("utf-8"))
    assert (values["site_name"], values["theme"]["language"], values["site_url"]) == (
        "Hafen",
        "de",
        "https://hafen.org/",
    )
    assert values["extra"]["briefsite"]["license"] == "CC-BY-4.0"
    code, said = typed("Hafen\n\x04", tmp_path, "other")
    assert code == 2 and "no more was answered; nothing was written" in said
    assert not (tmp_path / "other").exists()


def typed(keys: str, folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the script on a terminal on which these keys are typed; its exit status, and what the terminal shows."""
    ours, theirs = pty.openpty()
    program = [sys.executable, "-S", str(ROOT / "scripts/new.py"), *arguments]
    process = subprocess.Popen(program, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, keys.encode())
    shown = b""
    try:
        while chunk := os.read(ours, 1024):
            shown += chunk
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


def test_the_make_of_a_clone(tmp_path: Path) -> None:
    """`make new DIR=…` takes every option as it was typed, and nothing of the environment."""
    options = ['NAME=The "Harbour" briefs', "LANGUAGE=pt", "LICENSE=none", "HOST=none"]
    make = ["make", "--no-print-directory", "new", f"DIR={tmp_path / 'my harbour'}"]
    environment = {**os.environ, "LANGUAGE": "xx", "HOST": "xx"}
    for given, name in ((options, 'The "Harbour" briefs'), ([], "My harbour")):
        done = subprocess.run(
            [*make, *given], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        values = yaml.safe_load((tmp_path / "my harbour/mkdocs.yml").read_text("utf-8"))
        assert values["site_name"] == name
        subprocess.run(["rm", "-r", str(tmp_path / "my harbour")], check=True)
    nowhere = subprocess.run(["make", "new"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert nowhere.returncode == 2 and "Name the folder: make new DIR=../harbour" in nowhere.stderr


def test_texts_of_the_menu_are_those_of_pages() -> None:
    """They are written once."""
    assert texts("fr")["menu.briefs"] == "Notes" and "menu.briefs" not in (TEXTS / "fr.toml").read_text("utf-8")


@pytest.mark.parametrize("language", languages())
def test_a_copy_of_the_example_is_told_what_to_do(language: str, tmp_path: Path) -> None:
    """Copied as it is, all that is wrong with it is that it is the example still; with words of its own, nothing."""
    folder = begun(tmp_path, Answers("Harbour", language))
    example = (folder / "briefs/example.md").read_text("utf-8")
    (folder / "briefs/ports.md").write_text(example, "utf-8")
    assert problems(folder) == [
        "briefs/ports.md:1:1: error: copied-brief: this is still the text of `briefs/example.md`, word for word: write"
        " here what this brief is to say, or delete one of the two"
    ]
    (folder / "briefs/ports.md").write_text(example.replace("title: ", "title: 2 ", 1) + "\n2.\n", "utf-8")
    assert problems(folder) == []


def test_the_example_of_the_manual_can_be_copied(tmp_path: Path) -> None:
    """What the page on writing a brief begins with is clean as it stands in a publication that is just begun."""
    page = (ROOT / "manual/docs/write-a-brief.md").read_text("utf-8")
    example = page.partition("```markdown\n")[2].partition("```\n")[0]
    assert example.startswith("---\ntitle: ")
    folder = begun(tmp_path, Answers("Harbour"))
    (folder / "briefs/ports-and-debt.md").write_text(example, "utf-8")
    assert problems(folder) == []


@pytest.mark.parametrize("changed", ["requirements.txt", "wheels/briefsite.txt", "plugins.txt"])
def test_make_installs_what_has_changed(changed: str, tmp_path: Path) -> None:
    """Also where it is the list of plugins alone, which a publication has only if it uses others."""
    for path, content in kept_files("none", WHEEL).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / ".venv").mkdir()
    for number, path in enumerate(("requirements.txt", "wheels/briefsite.txt", ".venv/.python", ".venv/.ready"), 1):
        (tmp_path / path).touch()
        os.utime(tmp_path / path, (number, number))

    def planned() -> str:
        return subprocess.run(["make", "-n", "site"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert "Installing" not in planned()
    (tmp_path / changed).touch()
    assert "Installing" in planned()


def test_the_readme_leads_to_the_manual(tmp_path: Path) -> None:
    """To pages that are there, in the repository that it is begun with."""
    readme = (begun(tmp_path, Answers("Harbour")) / "README.md").read_text("utf-8")
    assert "`manual/docs/` of the repository of Briefsite, `https://HOST/OWNER/briefsite`" in readme
    assert "begin with `write-a-brief.md`" in readme and (ROOT / "manual/docs/write-a-brief.md").is_file()
    for page in ("publish.md", "make-it-yours.md"):
        assert "(other-hosts.md" in (ROOT / "manual/docs" / page).read_text("utf-8"), page


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_the_readme_asks_for_the_address_first(language: str, host: str, tmp_path: Path) -> None:
    """As the page on publishing does: nothing is published without one, and the other steps would wait in vain."""
    readme = (begun(tmp_path, Answers("Harbour", language, host=host)) / "README.md").read_text("utf-8")
    steps = re.findall(r"(?m)^(\d)\. (.*)", readme)
    assert [number for number, _ in steps] == ["1", "2", "3"]
    assert ["site_url" in step for _, step in steps] == [True, False, False]
