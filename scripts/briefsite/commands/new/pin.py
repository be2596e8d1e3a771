"""This package as one wheel, wherever it runs: the version that a publication is pinned to, as a file that lies in it.

Out of the wheel from which it runs, of the files of a clone, or of those that were installed. Nothing is compressed: so
the bytes are the same on every machine, and git keeps of a new version only what is new.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import stat
import tomllib
import zipfile
import zipimport
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import briefsite
from briefsite.hosts.calling import IS_CLONE, SCRIPTS

_PACKAGES = ("briefsite", "csl")
_OWN = f"briefsite-{briefsite.__version__}.dist-info"
_KEPT = ("METADATA", "WHEEL", "entry_points.txt")
"""Of what stands in an installed package's `.dist-info`, what was in its wheel; RECORD is written anew."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


class PinError(ValueError):
    """The package cannot be packed; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel: its name as a file, and what is in it."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """Its SHA-256, by which pip holds it."""
        return hashlib.sha256(self.content).hexdigest()


def own_wheel() -> Wheel:
    """The wheel of this very package. Raises PinError where its files are not those that were installed."""
    name = f"briefsite-{briefsite.__version__}-py3-none-any.whl"
    loader = getattr(briefsite.__spec__, "loader", None)
    if isinstance(loader, zipimport.zipimporter):
        return Wheel(name, Path(loader.archive).read_bytes())
    return Wheel(name, _packed(dict(_of_clone(SCRIPTS)) if IS_CLONE else dict(_of_installed())))


def _packed(contents: Mapping[str, bytes]) -> bytes:
    """A wheel of these files: the package's first, then what is said of it, and last the record of all."""
    ordered = sorted(contents, key=lambda path: (path.startswith(_OWN), path))
    record = io.StringIO()
    rows = csv.writer(record, lineterminator="\n")
    for path in ordered:
        digest = base64.urlsafe_b64encode(hashlib.sha256(contents[path]).digest()).rstrip(b"=").decode()
        rows.writerow((path, f"sha256={digest}", len(contents[path])))
    rows.writerow((f"{_OWN}/RECORD", "", ""))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path in (*ordered, f"{_OWN}/RECORD"):
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.create_system = 3  # Unix, on Windows too
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, contents[path] if path in contents else record.getvalue())
    return packed.getvalue()


def _of_clone(scripts: Path) -> Iterator[tuple[str, bytes]]:
    """The files of both packages as they lie in a clone, and what its pyproject.toml says of them."""
    for package in _PACKAGES:
        for path in (scripts / package).rglob("*"):
            within = path.relative_to(scripts)
            is_aside = any(part == "__pycache__" or part[0] == "." for part in within.parts)
            if path.is_file() and not is_aside and within.as_posix() != "csl/pyproject.toml":
                yield within.as_posix(), path.read_bytes()
    settings = tomllib.loads((scripts.parent / "pyproject.toml").read_text("utf-8"))
    yield f"{_OWN}/METADATA", _metadata(settings["project"]).encode()
    yield f"{_OWN}/WHEEL", b"Wheel-Version: 1.0\nGenerator: briefsite\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    yield f"{_OWN}/entry_points.txt", _entry_points(settings["project"]).encode()
    yield f"{_OWN}/licenses/LICENSE", (scripts.parent / "LICENSE").read_bytes()


def _metadata(project: Mapping[str, Any]) -> str:
    """The package's core metadata, version 2.4 (PEP 639), without its README."""
    lines = {
        "Metadata-Version": "2.4",
        "Name": project["name"],
        "Version": briefsite.__version__,
        "Summary": project["description"],
        "License-Expression": project["license"],
        "License-File": "LICENSE",
        "Requires-Python": project["requires-python"],
    }
    needed = (f"Requires-Dist: {library}\n" for library in sorted(project["dependencies"]))
    return "".join((*(f"{name}: {value}\n" for name, value in lines.items()), *needed))


def _entry_points(project: Mapping[str, Any]) -> str:
    groups = {"console_scripts": project["scripts"], **project["entry-points"]}
    return "\n".join(
        f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in sorted(named.items()))
        for group, named in groups.items()
    )


def _of_installed() -> Iterator[tuple[str, bytes]]:
    """The files of the wheel that was installed, each with the digest that it had then."""
    for file in _installed().files or ():
        path = file.as_posix()
        is_ours = path.partition("/")[0] in _PACKAGES and "__pycache__" not in file.parts
        if is_ours or (file.parts[0] == _OWN and (file.name in _KEPT or file.parts[1] == "licenses")):
            content = file.read_binary()
            if file.hash is None or file.hash.value != _digest(content, file.hash.mode):
                raise PinError(f"`{path}` is not as it was installed; install briefsite again, then do this again")
            yield path, content


def _installed() -> Distribution:
    """What was installed as this package."""
    try:
        installed = distribution("briefsite")
    except PackageNotFoundError:
        installed = None
    here = Path(briefsite.__file__).resolve()
    if installed is None or Path(str(installed.locate_file("briefsite/__init__.py"))).resolve() != here:
        raise PinError(
            f"`{here.parent}` was not installed from a wheel, so none can be made of it; use one of a release"
        )
    return installed


def _digest(content: bytes, algorithm: str) -> str:
    return base64.urlsafe_b64encode(hashlib.new(algorithm, content).digest()).rstrip(b"=").decode()
