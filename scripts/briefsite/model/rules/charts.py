"""Rules on charts."""

from __future__ import annotations

from briefsite.model import Level
from briefsite.model.rules.front_matter import IS_MISSING, MUST_BE
from briefsite.model.rules.rule import Rule

BROKEN_CHART = Rule(
    "broken-chart",
    "A `vega-lite` block cannot be drawn: it cannot be read, or it shows what its rows do not have.",
    "no row has the name `{name}`{hint}",
    {"name": "vote", "hint": "; did you mean `votes`?"},
    "Do what the message says; compare the block with the example in the guide.",
    others={
        "not-drawn": "Vega-Lite cannot draw this chart ({reason}); compare it with the one in the guide",
        "not-at-margin": "a chart cannot stand in a list, quotation or note; begin its fence at the margin",
        "long": "the chart is {length:,} characters long; the most is {most:,}",
        "json": "the JSON cannot be read: {reason}",
        "empty": "the block holds no chart; copy one from the guide, “How to write a brief”",
        "no-mark": "`mark` is missing: how is each row drawn? For example `bar` or `line`",
        "two-marks": "`mark` stands beside `layer`; put it into one of the layers",
        "no-type": "`{name}` has no `type`; write `quantitative` (numbers), `ordinal` (years) or `nominal` (names)",
        "no-field": "nothing is drawn: no `field` of `encoding` names a column of the data",
    },
)
CHART_DATA = Rule(
    "chart-data",
    "A chart does not hold its own numbers as they are drawn: it fetches or computes them, or a value is missing.",
    MUST_BE,
    {
        "name": "`url` of `data`",
        "wanted": "left out: the numbers of a chart stand in the brief, in `values` of `data`",
        "instead": "; it is `https://example.org/votes.csv`",
    },
    "Write each row out in `values`, with numbers as numbers, and `null` where there is none.",
    others={
        "no-value": "row {number} has no {names}; write `null` where there is nothing to say",
        "no-numbers": "`{name}` has no number in any row; there is nothing to draw",
        "no-number": "`{name}` of row {number} is `{value}`, which is no number; write one without quotation"
        " marks, or `null` where there is none",
    },
)
CHART_WITHOUT_ALTERNATIVE = Rule(
    "chart-without-alternative",
    "A chart has no `description`: who does not see it learns nothing of it.",
    IS_MISSING,
    {
        "name": "`description`",
        "fault": "missing",
        "add": 'add it, for example `description: "China held 26.06 per cent of the votes, India 7.5 and Russia'
        ' 5.92."`',
    },
    "Say in a sentence what the chart shows, with its figures.",
)
CHART_WITHOUT_SOURCE = Rule(
    "chart-without-source",
    "Nothing below a chart says where its numbers come from, or what is said there cites no source.",
    "no line below the chart says where its numbers come from; write `{word}: @key.` there",
    {"word": "Source"},
    "Put a line `Source: @key.` right below the block; it may go on with what a reader should know.",
    others={"uncited": "the line below the chart cites nothing; write it with the key of the source: `{word}: @key.`"},
)
CHART_WITHOUT_FINDING = Rule(
    "chart-without-finding",
    "The title of a chart is only the name of what it counts: it does not say what the chart shows.",
    "`{title}` names what is counted; say in the title what is found, for example `China held a quarter of the votes`,"
    " and the unit below it, as `subtitle`",
    {"title": "Votes"},
    'Write a sentence with the finding: `"title": {"text": "China held a quarter of the votes", "subtitle": "Share of'
    ' votes, in per cent"}`.',
    Level.HINT,
)
CHART_OF_EQUALS = Rule(
    "chart-of-equals",
    "All numbers of a chart are the same: there is nothing to see that a sentence would not say.",
    "every `{name}` is {value}; say so in a sentence in place of a chart",
    {"name": "votes", "value": 7.5},
    "Write a sentence, or add the numbers from which these differ.",
    Level.HINT,
)
