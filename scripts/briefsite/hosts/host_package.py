"""What the host that runs calls itself: MkDocs, or ProperDocs, which carries it on and stands in its place."""

from __future__ import annotations

import logging
import sys


def host_package() -> str:
    """The package of the host, as its loggers and the types of its errors name it."""
    return str(getattr(sys.modules.get("mkdocs"), "__name__", "mkdocs"))


def host_logger(module: str = "") -> logging.Logger:
    """The logger of the host, or that of a module of it, such as `livereload`."""
    return logging.getLogger(".".join(filter(None, (host_package(), module))))
