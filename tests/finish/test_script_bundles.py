"""Modules of JavaScript in one file."""

from __future__ import annotations

import re

import pytest
from projects import ROOT

from briefsite.finish.script_bundles import BUNDLES, BundleError, bundle, modules_of, published

THEME = ROOT / "scripts/briefsite/theme"
MODULES = {path.relative_to(THEME).as_posix(): path.read_text("utf-8") for path in THEME.rglob("*.js")}

MAIN = """\
// What is shown.

import { add as sum, NONE } from "./add.js";
import "./deep/say.js";

/**
 * The sum.
 */
export function start() {
  return sum(NONE, 2); // stays
}
"""
ADD = """\
import { say } from "./deep/say.js";

export const NONE = 0;
const start = 1;

export async function add(one, other) {
  return say(one + other, start);
}
"""
SAY = "export function say(text) {\n  return text;\n}\n"
THREE = {"a/main.js": MAIN, "a/add.js": ADD, "a/deep/say.js": SAY, "a/alone.js": "console.log(1);\n"}


def test_a_module_stands_behind_those_that_it_imports() -> None:
    """Each is there once, a function with names of its own; comments and indents are gone, and nothing else."""
    assert bundle("a/main.js", THREE) == (
        "const module0 = (() => {\nfunction say(text) {\nreturn text;\n}\nreturn {say};\n})();\n"
        "const module1 = (() => {\nconst {say} = module0;\nconst NONE = 0;\nconst start = 1;\n"
        "async function add(one, other) {\nreturn say(one + other, start);\n}\nreturn {NONE, add};\n})();\n"
        "const {add: sum, NONE} = module1;\nexport function start() {\nreturn sum(NONE, 2); // stays\n}\n"
    )


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ('import all from "./add.js";\n', '`import all from "./add.js";` is not understood'),
        ("export default 1;\n", "`export default 1;` is not understood"),
        ("export let open = 1;\n", "`export let open = 1;` is not understood"),
        ('export { add } from "./add.js";\n', '`export { add } from "./add.js";` is not understood'),
        ("const text = `a\n  b`;\n", "a template of several lines would lose its indents"),
        ('import { start } from "./main.js";\n', "a/main.js imports itself, by way of a/main.js, a/add.js"),
        ('import { gone } from "./gone.js";\n', "a/add.js imports a/gone.js, which is not there"),
    ],
)
def test_what_is_not_understood_is_refused(module: str, message: str) -> None:
    """By name, with the line: a build never publishes half of a program."""
    with pytest.raises(BundleError, match=re.escape(message)):
        bundle("a/main.js", {**THREE, "a/add.js": module})


def test_only_what_is_in_bundles_alone_is_left_out() -> None:
    """A module that another program imports stays a file."""
    bundles = ("a/main.js", "elsewhere.js")
    changed = published(THREE, bundles)
    assert changed == {"a/add.js": None, "a/deep/say.js": None, "a/main.js": bundle("a/main.js", THREE)}
    kept = published({**THREE, "a/alone.js": 'import { say } from "./deep/say.js";\nimport "./gone.js";\n'}, bundles)
    assert set(kept) == {"a/main.js", "a/add.js"}


def test_the_theme_s_own_bundles_hold_all_their_modules() -> None:
    """Every line that is no comment is in the file, and no import is left."""
    for entry in BUNDLES:
        text = bundle(entry, MODULES)
        assert not re.search(r"^import\b(?!\()", text, re.MULTILINE)
        for path in modules_of(entry, MODULES):
            names = re.findall(r"^(?:export )?(?:async )?function (\w+)", MODULES[path], re.MULTILINE)
            assert all(f"function {name}(" in text for name in names), path
