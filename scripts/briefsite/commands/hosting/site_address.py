"""Where a host publishes a site by itself, as far as the environment of its jobs says."""

from __future__ import annotations

from collections.abc import Mapping


def usual_address(environment: Mapping[str, str]) -> str:
    """The address of the site of the repository for which a job runs; empty where no host says."""
    if pages := environment.get("CI_PAGES_URL"):
        return f"{pages.rstrip('/')}/"
    owner, _, name = environment.get("GITHUB_REPOSITORY", "").partition("/")
    if not name:
        return ""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" + ("" if name.lower() == host else f"{name}/")
