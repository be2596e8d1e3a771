"""The text of generated briefs, in the Markdown that generators have in common; only citations differ in syntax.

The text of a brief depends on its number and length alone: with citations in one syntax or another or without any it
has the same words, and links lead to earlier briefs, so that they lead to one whatever the size of the corpus.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vocabulary import RARE, WORDS

SENTENCES_A_PARAGRAPH = 6
PARAGRAPHS_A_PART = 5
COVERING = 10
"""So many of a brief's citations are of sources in turn; the others are of any."""
_STRIDE = 7919  # a prime: every source has its turn before one has its second
FEWEST_WORDS = 9
"""Of a sentence, and of a brief."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation: of one source or two at the end of a sentence, or of one as what the sentence begins with."""

    keys: tuple[str, ...]
    page: int
    is_subject: bool


Syntax = Callable[[Mention], str]
"""How a mention is written; one at the end of a sentence brings the space before it, if it wants one."""


def pandoc(mention: Mention) -> str:
    """A citation as Briefsite and Pandoc read it."""
    first, *others = mention.keys
    if mention.is_subject:
        return f"@{first}"
    if others:
        return f" [see @{first}, pp. {mention.page}–{mention.page + 2}; @{others[0]}]"
    return f" [@{first}, p. {mention.page}]"


def uncited(mention: Mention) -> str:
    """No citation at all."""
    return "It" if mention.is_subject else ""


def title(number: int) -> str:
    """The title of a brief: its first word is a rare one and in no other title."""
    words = WORDS.draw(random.Random(f"title {number}"), 5)
    return " ".join((RARE[-1 - number % len(RARE)].capitalize(), "and", *words))


def body(number: int, words: int, citations: int, sources: int, syntax: Syntax) -> str:
    """The text of a brief: so many words, and so many citations of sources with numbers below `sources`."""
    chance = random.Random(f"brief {number}")
    sentences = _sentences(chance, max(words, FEWEST_WORDS))
    mentions = _mentions(number, len(sentences), citations, sources)
    written = [_sentence(number, chance, each, mentions.get(at), syntax) for at, each in enumerate(sentences)]
    starts = range(0, len(written), SENTENCES_A_PARAGRAPH)
    paragraphs = [_block(chance, written[start : start + SENTENCES_A_PARAGRAPH]) for start in starts[:-1]]
    paragraphs.append(" ".join(written[starts[-1] :]))
    for at in range(0, len(paragraphs), PARAGRAPHS_A_PART):
        heading = " ".join(WORDS.draw(chance, 3))
        paragraphs[at] = f"## Part {at // PARAGRAPHS_A_PART + 1}: {heading}\n\n{paragraphs[at]}"
    return "\n\n".join(paragraphs) + "\n"


def _sentences(chance: random.Random, words: int) -> list[list[str]]:
    """So many words, parted into sentences of 17 on average."""
    drawn = WORDS.draw(chance, words)
    sentences = []
    start = 0
    while start < words:
        end = start + chance.randint(FEWEST_WORDS, 25)
        end = words if words - end < FEWEST_WORDS else end
        sentences.append(drawn[start:end])
        start = end
    return sentences


def _mentions(number: int, sentences: int, citations: int, sources: int) -> Mapping[int, Mention]:
    """Which sentences cite, and what: by chances of their own, so that nothing else depends on how many sources are."""
    chance = random.Random(f"citations {number}")
    found = {}
    for slot, sentence in enumerate(chance.sample(range(sentences), min(citations, sentences))):
        luck, page = chance.random(), chance.randint(1, 300)
        cited = _cited(number, slot, sources)[: 2 if luck < 0.12 else 1]
        found[sentence] = Mention(tuple(f"source{source:06}" for source in cited), page, is_subject=luck > 0.88)
    return found


def _cited(number: int, slot: int, sources: int) -> list[int]:
    """Two sources. Every one of up to ten a brief is cited by some brief; some are cited by many, as it goes."""
    if not sources:
        return []
    chance = random.Random(f"sources {number} {slot}")
    popular, other = (int(sources * chance.random() ** 2) for _ in range(2))
    each = (number * COVERING + slot) * _STRIDE % sources
    first = each if slot < COVERING else popular
    return list(dict.fromkeys((first, other)))


def _block(chance: random.Random, sentences: Sequence[str]) -> str:
    """Sentences as a paragraph; now and then as a list, or with some of them as a quotation."""
    luck = chance.random()
    if luck < 0.04:
        return f"{sentences[0]}\n\n" + "\n".join(f"- {text}" for text in sentences[1:])
    if luck < 0.08:
        return f"{sentences[0]}\n\n> " + "\n> ".join(sentences[1:])
    return " ".join(sentences)


def _sentence(number: int, chance: random.Random, drawn: Sequence[str], mention: Mention | None, syntax: Syntax) -> str:
    """A sentence with its full stop; now and then with emphasis, a number, or a link to another brief."""
    words = list(drawn)
    at = chance.randrange(2, len(words) - 2)
    luck = chance.random()
    if luck < 0.06:
        words[at] = f"*{words[at]}*"
    elif luck < 0.1:
        words[at] = f"{chance.randint(0, 99)}.{chance.randint(0, 9)}"
    elif luck < 0.13 and number:
        words[at] = f"[{words[at]}](brief-{chance.randrange(number):05}.md)"
    elif luck < 0.5:
        words[at] += ","
    if mention is not None and mention.is_subject:
        words[:2] = syntax(mention), "says"
    else:
        words[0] = words[0].capitalize()
    end = syntax(mention) if mention is not None and not mention.is_subject else ""
    return f"{' '.join(words)}{end}."
