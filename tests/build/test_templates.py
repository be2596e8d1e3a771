"""Templates compiled for one build serve the next while `mkdocs serve` runs."""

from __future__ import annotations

import jinja2

from briefsite.serving import CompiledTemplates


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
