"""Words that say that a figure rose where the figures beside them say that it fell."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document
from tqa.languages.moving import load


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(only=("number-inconsistent",)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bank raised its rate to 16.5 percent from 17 percent.", [("raised", "cut", "major")]),
        ("The key rate was cut to 5 percent from 4.75 percent.", [("cut", "raised", "major")]),
        (
            "Sales had risen from 12.4 billion euros to 10.7 billion euros in the past year.",
            [("risen", "fallen", "minor")],
        ),
        (
            "The bank raised rates by 50 basis points, including the main one to 5.25 percent from 5.75 percent.",
            [("raised", "cut", "major")],
        ),
        ("Unemployment climbed to 12.4% in March from 13.1% in February.", [("climbed", "dropped", "major")]),
        ("The rate rose to 5.6% in May, compared with 6.2% in the previous month.", [("rose", "fell", "minor")]),
        ("The rate rose to 5.6% in May, compared with 6.2% in the euro area.", []),
        ("Turnout was 45%, up from 52% four years ago.", [("up", "down", "minor")]),
        ("Turnout fell to 64.7%, from 53.2% in the first round.", [("fell", "rose", "major")]),
        ("The number fell to 8 from 7.", [("fell", "rose", "minor")]),
        ("Output increased from 1.2 million tonnes to 900,000 tonnes.", [("increased", "decreased", "minor")]),
        (
            "Borrowing is falling from 81.8 billion to 94.1 billion euros, officers from 95,000 to 98,000.",
            [("falling", "rising", "minor")],
        ),
        ("It cut the rate, raising it to 7.50 percent from 7.75 percent.", [("raising", "cutting", "major")]),
        ("It said that inflation fell to 3.76 percent from 3.57 percent.", [("fell", "rose", "major")]),
        ("The cut of the growth from 10.5% to 8.4% in 2008 and from 5.5% to 5.1% in 2009.", []),
        ("They want to cut staff from 500 to 700 people.", []),
        ("Shares fell from 1.5 to 1.2 billion, and prices fell from 10 to 30 percent.", []),
        ("The rate is 3.2 per 1,000, down from 3.5 per 1,000, or 1 in 6, down from 1 in 4.", []),
        ("He climbed to No. 3 from No. 5 and to 14 from 17 in the rankings.", []),
        ("It rose 5 percent, down from 7 percent in May.", []),
        ("The ruble rose to 78 from 80 per dollar. Temperatures fell to minus 8 from 3.", []),
        ("The death toll rose to 1,200 from 900 in January 2024. Stocks fell from May 3 to May 9.", []),
        ("The tax would be raised from 1 August to 25 percent, and hours reduced from 9 to 17.", []),
        ("The rate did not rise to 5 percent from 6 percent, and the gain narrowed to 4 percent from 5 percent.", []),
    ],
)
def test_a_word_against_the_figures_beside_it(checker: Checker, text: str, found: list[tuple[str, str, str]]) -> None:
    report = checker.check(Document.of(text, target_lang="en"))
    assert [(one.surface, one.suggestions[0], one.severity.value) for one in report.findings] == found


def test_each_way_has_another() -> None:
    words = load("en")
    assert words is not None
    assert not words.up.keys() & words.down.keys()
    assert load("xx") is None
