"""What `mkdocs serve` keeps between two builds, and what it lets go."""

from __future__ import annotations

import gc
import logging
import threading
import time
import weakref

import jinja2
import pytest

from briefsite.hosts.serve.compiled_templates import CompiledTemplates
from briefsite.hosts.serve.serving import Serving


def test_a_template_is_compiled_again_only_when_its_text_changes() -> None:
    """A new environment finds what the last one compiled; another text of the same name is compiled anew."""
    compiled = CompiledTemplates()

    def shown(text: str) -> str:
        loader = jinja2.DictLoader({"page.html": text})
        environment = jinja2.Environment(loader=loader, autoescape=True, bytecode_cache=compiled)
        return environment.get_template("page.html").render(name="<Ports>")

    assert shown("Hello {{ name }}") == "Hello &lt;Ports&gt;"
    kept = dict(compiled._compiled)
    assert shown("Hello {{ name }}") == "Hello &lt;Ports&gt;"
    assert compiled._compiled == kept
    assert shown("Bye {{ name }}") == "Bye &lt;Ports&gt;"
    assert compiled._compiled != kept


class _Made:
    """Something large that a build made."""


class _Page:
    """A page of the host, which holds itself."""

    def __init__(self, plan: _Made) -> None:
        self.plan: _Made | None = plan
        self.itself = self


def test_what_a_build_has_made_is_freed_when_its_page_is_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before, or the page would come later; and without a search for what holds itself."""
    monkeypatch.setattr("briefsite.hosts.serve.serving.FREE_AFTER", 0.2)
    site, plan = _Made(), _Made()
    freed = [weakref.ref(site), weakref.ref(plan)]
    page = _Page(plan)
    values = {"site": site, "pages": [page]}
    del site, plan
    threads = threading.active_count()
    gc.disable()
    try:
        saved: list[bool] = []
        Serving(logging.getLogger("test")).finish_later(lambda: saved.append(True), values)
        assert not values
        assert all(left() is not None for left in freed)
        end = time.monotonic() + 10
        while any(left() is not None for left in freed) and time.monotonic() < end:
            time.sleep(0.01)
        assert all(left() is None for left in freed)
        assert saved
        while threading.active_count() > threads and time.monotonic() < end:
            time.sleep(0.01)  # or other tests find no process that may be forked
    finally:
        gc.enable()
