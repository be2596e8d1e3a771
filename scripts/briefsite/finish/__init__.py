"""The stage that publishes: what is done to the finished HTML of a page, whichever generator made it.

A new step is one new module and one line in `STEPS`. Each is a pure function of a page, or of a part of it
(`finish/parts.py`), so that its result can be kept as long as the page does not change.
"""

from __future__ import annotations

from briefsite.finish.boxes import name_boxes, show_pull_quotes
from briefsite.finish.captions import set_colons_of_sources
from briefsite.finish.compounds import keep_compounds_together, line_up_figures
from briefsite.finish.content_features import load_features
from briefsite.finish.directions import isolate_lines
from briefsite.finish.figures import make_figures
from briefsite.finish.folded_passages import fold_passages
from briefsite.finish.head import say_in_head
from briefsite.finish.indexed import say_what_is_indexed
from briefsite.finish.inline_marks import name_tasks, open_abbreviations
from briefsite.finish.interface import localise_names, localise_permalinks, names_in
from briefsite.finish.language import say_language
from briefsite.finish.mixed_scripts import set_scripts_apart
from briefsite.finish.notes import name_notes
from briefsite.finish.parts import Front, Step, around_article, cut, in_article, in_head
from briefsite.finish.policy import say_policy
from briefsite.finish.robots import say_robots
from briefsite.finish.tables import box_tables
from briefsite.finish.tabs import title_panels
from briefsite.finish.zoom import link_large_pictures

STEPS: tuple[Step, ...] = (
    say_language,
    in_head(say_in_head),
    in_head(say_robots),
    in_article(localise_permalinks),
    around_article(localise_names),
    in_article(name_notes),
    in_article(fold_passages),
    in_article(box_tables),
    in_article(set_colons_of_sources),
    in_article(make_figures),
    in_article(title_panels),
    in_article(name_boxes),
    in_article(show_pull_quotes),
    in_article(link_large_pictures),
    in_article(name_tasks),
    in_article(open_abbreviations),
    in_article(isolate_lines),
    in_article(keep_compounds_together),
    in_article(line_up_figures),
    in_article(set_scripts_apart),
    load_features,  # behind all that changes the article
    say_what_is_indexed,
    say_policy,  # last: it allows what the page holds by then
)


def finish(html: str, front: Front) -> str:
    """The HTML of a whole page as it is published, after every step."""
    page = cut(html)
    for step in STEPS:
        page = step(page, front)
    return "".join(page)


__all__ = ["STEPS", "finish", "names_in"]
