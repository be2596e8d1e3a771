"""The theme's scripts and style sheets as a site publishes them: few files, without what only their authors read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefsite.finish.script_bundles import published, shorten_script
from briefsite.finish.style_sheets import shorten_sheet


def published_assets(texts: Mapping[str, str], ours: Iterable[str]) -> Mapping[str, str | None]:
    """Of style sheets and scripts, by their paths, those that are published otherwise; None for one that is only in
    bundles. Those that are not `ours` stay as they are, but in a bundle. Raises BundleError.
    """
    changed: dict[str, str | None] = {path: _shortened(path, texts[path]) for path in ours}
    return {**changed, **published({path: text for path, text in texts.items() if path.endswith(".js")})}


def _shortened(path: str, text: str) -> str:
    return shorten_sheet(text) if path.endswith(".css") else shorten_script(path, text)
