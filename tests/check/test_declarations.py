"""Each rule is declared once, and nothing is said in its name that does not stand in its declaration."""

from __future__ import annotations

import ast
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from projects import ROOT, copy_scripts

from briefsite.model.rules import DECLARED, Rule, changes, declared_in, web

SCRIPTS = ROOT / "scripts"
MODULES = {path.relative_to(SCRIPTS): ast.parse(path.read_text("utf-8")) for path in SCRIPTS.rglob("*.py")}
ALL = (*DECLARED, *declared_in(changes, web))
CONSTANTS = {rule.name.upper().replace("-", "_"): rule for rule in ALL}


def calls(module: ast.AST) -> Iterator[ast.Call]:
    """Every call in a module."""
    return (node for node in ast.walk(module) if isinstance(node, ast.Call))


def named(node: ast.expr) -> str:
    """The last name of `a.b.c`, or of `c`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def said() -> Iterator[tuple[Path, ast.Call, Rule]]:
    """Every call that makes a message of a declared rule: `RULE.says(…)`, `RULE.at(…)`."""
    for path, module in MODULES.items():
        for call in calls(module):
            if isinstance(call.func, ast.Attribute) and call.func.attr in ("says", "at"):
                rule = CONSTANTS.get(named(call.func.value))
                if rule:
                    yield path, call, rule


def test_problems_are_made_of_declarations() -> None:
    """No module words a message where it finds a breach: a problem is made of what its rule says, and nowhere else."""
    made = {path for path, module in MODULES.items() for call in calls(module) if named(call.func) == "Problem"}
    read_again = Path("briefsite/commands/preview/command.py")  # a problem out of a report
    assert made == {Path("briefsite/model/places.py"), read_again}


def test_declarations_are_named_after_their_rules() -> None:
    """`UNCLOSED_NOTE` declares `unclosed-note`, so that whoever looks for a rule finds it."""
    declared = [
        (node.targets[0].id, node.value.args[0].value)
        for path, module in MODULES.items()
        for node in ast.walk(module)
        if path.parts[:3] == ("briefsite", "model", "rules")
        and isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        if named(node.value.func) == "Rule" and isinstance(node.targets[0], ast.Name)
        if isinstance(node.value.args[0], ast.Constant)
    ]
    assert {name: CONSTANTS[name].name for name, _ in declared} == dict(declared)
    assert len(declared) == len(ALL) == len(CONSTANTS)


def test_a_message_is_given_the_values_that_it_names() -> None:
    """Each message that is asked for by its name is there, and gets each of its values: none fails at an editor's."""
    seen = set()
    for path, call, rule in said():
        given = call.args[1:] if named(call.func) == "at" else call.args
        if not all(isinstance(variant, ast.Constant) for variant in given) or None in {k.arg for k in call.keywords}:
            continue
        variant = str(given[0].value) if given and isinstance(given[0], ast.Constant) else ""
        template = rule.others[variant] if variant else rule.message
        fields = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        assert fields == {keyword.arg for keyword in call.keywords}, f"{path}:{call.lineno}: {rule.name} {variant}"
        seen.add(rule.name)
    assert len(seen) > 90


@cache
def _constants() -> frozenset[object]:
    """What stands in any module but those that declare rules."""
    return frozenset(
        node.value
        for path, module in MODULES.items()
        if path.parts[:3] != ("briefsite", "model", "rules")
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
    )


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.others], ids=lambda rule: rule.name)
def test_every_further_message_is_asked_for(rule: Rule) -> None:
    """None is dead: its name stands where breaches are found."""
    assert rule.others.keys() <= _constants() and rule.levels.keys() <= rule.others.keys()


DECLARATION = """
DRAFTY_NAME = Rule(
    "drafty-name",
    "A file is called a draft, and is published.",
    "`{path}` is called a draft; rename it",
    {"path": "docs/draft.md"},
    "Rename it.",
    Level.WARNING,
)
MANY_PAGES = Rule(
    "many-pages", "There is more than nothing.", "there is `{path}`", {"path": "docs/draft.md"}, "Delete it."
)
"""
CHECK = '''"""A rule on how many pages there are."""

from collections.abc import Iterator

from briefsite.check.facts import Facts
from briefsite.model import Place, Problem
from briefsite.model.rules.files import MANY_PAGES


def many_pages(facts: Facts) -> Iterator[Problem]:
    for document in facts.project.documents:
        yield MANY_PAGES.at(Place(document.path), path=document.path)
'''


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _check(scripts: Path, *arguments: str) -> str:
    command = [sys.executable, "-B", str(scripts / "check.py"), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(scripts)})
    assert not run.stderr, run.stderr
    return run.stdout


def test_a_rule_is_added_as_contributing_says(tmp_path: Path) -> None:
    """Both recipes, on a copy: the rule is found, its breach printed, it is documented, and its level can be set."""
    root = shutil.copytree(Path(__file__).parent / "common", tmp_path / "project")
    scripts = copy_scripts(root / "scripts")
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "draft.md").write_text("# Draft\n", "utf-8")
    package = scripts / "briefsite"
    files = package / "model/rules/files.py"
    files.write_text(files.read_text("utf-8") + DECLARATION, "utf-8")
    if "import Level" not in files.read_text("utf-8"):
        _edit(
            files,
            "from briefsite.model.rules.rule",
            "from briefsite.model import Level\nfrom briefsite.model.rules.rule",
        )
    found = '        if "draft" in path:\n            yield rules.DRAFTY_NAME.at(Place(path), path=path)\n'
    _edit(package / "read/hazards.py", "    for path in files:\n", f"    for path in files:\n{found}")
    (package / "check" / "many_pages.py").write_text(CHECK, "utf-8")
    gathered, imported = package / "check" / "checks.py", "from briefsite.check.many_pages import many_pages\n"
    _edit(gathered, "from briefsite.check.unsafe", f"{imported}from briefsite.check.unsafe")
    _edit(gathered, "    markup_in_title,\n", "    markup_in_title,\n    many_pages,\n")
    printed = _check(scripts, "--root", str(root))
    assert "docs/draft.md:1:1: warning: drafty-name: `docs/draft.md` is called a draft; rename it\n" in printed
    assert "docs/draft.md:1:1: error: many-pages: there is `docs/draft.md`\n" in printed
    manual = _check(scripts, "--rules")
    for head, example in (
        (
            "drafty-name\n\nA warning. A file is called a draft, and is published.",
            "`docs/draft.md` is called a draft; rename it",
        ),
        ("many-pages\n\nAn error. There is more than nothing.", "there is `docs/draft.md`"),
    ):
        assert f"## {head}\n\n```text\n{example}\n```\n" in manual
    levels = "extra: {briefsite: {levels: {drafty-name: error, many-pages: hint}}}\n"
    (root / "mkdocs.yml").write_text(f"site_name: Small\nplugins: [briefsite]\n{levels}", "utf-8")
    printed = _check(scripts, "--root", str(root))
    assert "error: drafty-name: " in printed and "hint: many-pages: " in printed and "unknown-option" not in printed
