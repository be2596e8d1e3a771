"""What `mkdocs serve` keeps between two builds, and what it lets go."""

from __future__ import annotations

import weakref

import jinja2

from briefsite.serving import TIDY_EVERY, CompiledTemplates, Serving


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


class _Page:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_builds_have_left_is_freed_now_and_then() -> None:
    """While an editor works for a whole day, memory does not grow with every edit."""
    serving, kept = Serving(), weakref.ref(_Page())
    for _ in range(TIDY_EVERY):
        serving.tidy()
    assert kept() is None
