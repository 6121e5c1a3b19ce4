"""Findings about words that say the opposite of the source's, for the checks of numbers and of dates."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from tqa.checks.check import Check, Passage
from tqa.finding import Finding
from tqa.text.values.comparison import severity_of
from tqa.text.values.contrasts import Contrast, contrasts
from tqa.text.values.lost_words import lost_words
from tqa.text.values.minutes import lost_minutes, wrong_hours
from tqa.text.values.rulers import swapped_rulers
from tqa.text.values.scores import swapped_scores

_SURENESS = {
    "month": 0.8, "quarter": 0.8, "half_of_year": 0.8, "multiple": 0.7, "direction": 0.7, "bound": 0.7, "vote": 0.7,
    "world_war": 0.8, "ruler": 0.8, "group": 0.8, "clock": 0.8, "when": 0.8, "sign": 0.8, "part_of_day": 0.7,
}  # fmt: skip
_DOUBTFUL = 0.55
"""Of rounded words, shares and halves, which good translators also put in their own way."""


def opposed(check: Check, passage: Passage, *, dates: bool) -> Iterator[Finding]:
    """What the words of the target turn round, about dates or about anything else."""
    if passage.source is None:
        return
    texts = passage.source, passage.target, passage.segments
    turned: Iterable[Contrast] = ()
    if not dates:
        turned = itertools.chain(
            swapped_scores(*texts),
            swapped_rulers(*texts),
            lost_minutes(*texts),
            wrong_hours(*texts),
            lost_words(*texts),
        )
    for contrast in itertools.chain(contrasts(*texts, dates=dates), turned):
        confidence = _SURENESS.get(contrast.kind, _DOUBTFUL) * (0.5 + contrast.certainty / 2)
        surface, original = contrast.wrong.of(passage.target.content), contrast.right.of(passage.source.content)
        yield check.finding(
            passage,
            contrast.wrong,
            severity=severity_of(confidence),
            confidence=round(confidence, 2),
            message=f"the source says {original}, the text {surface}",
            source_span=contrast.right,
            suggestions=(contrast.instead,) if contrast.instead else (),
        )
