"""Rules whose breaches are found while charts are read and drawn: their names and what they mean."""

from __future__ import annotations

from briefsite.check.rule import Rule

CHARTS: tuple[Rule, ...] = (
    Rule(
        "broken-chart",
        "A `vega-lite` block cannot be drawn: it cannot be read, or it shows what its rows do not have.",
        "no row has the name `vote`; did you mean `votes`?",
        "Do what the message says; compare the block with the example in the guide.",
    ),
    Rule(
        "chart-data",
        "A chart does not hold its own numbers as they are drawn: it fetches or computes them, or a value is missing.",
        "`url` of `data` must be left out: the numbers of a chart stand in the brief, in `values` of `data`;"
        " it is `https://example.org/votes.csv`",
        "Write each row out in `values`, with numbers as numbers, and `null` where there is none.",
    ),
    Rule(
        "chart-without-alternative",
        "A chart has no `description`: who does not see it learns nothing of it.",
        "`description` is missing; add it, for example"
        ' `description: "China held 26.06 per cent of the votes, India 7.5 and Russia 5.92."`',
        "Say in a sentence what the chart shows, with its figures.",
    ),
    Rule(
        "chart-without-source",
        "Nothing below a chart says where its numbers come from, or what is said there cites no source.",
        "no line below the chart says where its numbers come from; write `Source: @key.` there",
        "Put a line `Source: @key.` right below the block; it may go on with what a reader should know.",
    ),
)
