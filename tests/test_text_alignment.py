"""What renders what: an article written for this test, its sentences merged, split, left out and moved between paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.finding import Span
from tqa.languages import load
from tqa.text.alignment import MAX_SENTENCES, Segment, align
from tqa.text.text import Text

ENGLISH = (
    "The port of Vardø reopened on Monday after a storm that lasted four days.",
    "Harbour master Liv Aasen said 27 ships were waiting outside.",
    "“We will work day and night,” she told reporters.",
    "Two cranes were damaged.",
    "The company that runs the terminal put the cost at 3.5 million euros, more than twice what it had feared at first.",
    "Would the insurers pay?",
    "Nobody could say so far.",
    "Fishing is expected to resume on Thursday, when the wind should drop below 40 kilometres an hour.",
)
CHINESE = (
    "瓦尔德港在持续四天的风暴之后于星期一重新开放。",
    "港务长利夫·奥森说，有27艘船在港外等候。",
    "她对记者说：“我们将日夜工作。”",
    "两台起重机受损。",
    "经营码头的公司估计损失为350万欧元，是最初担心的两倍多。",
    "保险公司会赔付吗？",
    "目前无人能回答。",
    "渔业预计星期四恢复，届时风速应会降到每小时40公里以下。",
)
GERMAN = (
    "Der Hafen von Vardø hat am Montag nach einem viertägigen Sturm wieder geöffnet.",
    "Hafenmeisterin Liv Aasen sagte, 27 Schiffe warteten draußen.",
    "„Wir werden Tag und Nacht arbeiten“, sagte sie vor Reportern.",
    "Zwei Kräne wurden beschädigt.",
    "Der Betreiber des Terminals bezifferte die Kosten auf 3,5 Millionen Euro, mehr als doppelt so viel wie befürchtet.",
    "Würden die Versicherer zahlen?",
    "Das konnte bisher niemand sagen.",
    "Die Fischerei soll am Donnerstag wieder beginnen, wenn der Wind unter 40 Kilometer pro Stunde fallen dürfte.",
)


def pairs(source: str, target: str, language: str) -> tuple[Text, Text, tuple[Segment, ...]]:
    one, other = Text(source, load(language)), Text(target, load("en"))
    return one, other, align(one, other)


def source_of(segments: Sequence[Segment], source: str, target: str, sentence: str) -> str:
    at = target.index(sentence) + len(sentence) // 2
    return next(s.source.of(source) for s in segments if s.target.start <= at < s.target.end)


@pytest.mark.parametrize(("language", "joint", "source"), [("zh", "", CHINESE), ("de", " ", GERMAN)])
@pytest.mark.parametrize("breaks", [(), (3,), (2, 5), (1, 2, 3, 4, 5, 6, 7)])
def test_each_sentence_finds_its_own(
    language: str, joint: str, source: tuple[str, ...], breaks: tuple[int, ...]
) -> None:
    def text(sentences: tuple[str, ...], joint: str) -> str:
        return "".join(("\n" if n in breaks else joint if n else "") + s for n, s in enumerate(sentences))

    one, other, segments = pairs(text(source, joint), text(ENGLISH, " "), language)
    assert [(s.source.of(one.content), s.target.of(other.content)) for s in segments] == list(
        zip(source, ENGLISH, strict=True)
    )
    assert min(s.confidence for s in segments) > 0.7


def test_paragraphs_that_the_translation_joined() -> None:
    source, target = "\n".join(GERMAN), " ".join(ENGLISH[:4]) + "\n" + " ".join(ENGLISH[4:])
    _, _, segments = pairs(source, target, "de")
    for german, english in zip(GERMAN, ENGLISH, strict=True):
        assert german in source_of(segments, source, target, english)


def test_a_sentence_left_out_has_an_empty_target() -> None:
    source, target = " ".join(GERMAN), " ".join(ENGLISH[:4] + ENGLISH[5:])
    one, other, segments = pairs(source, target, "de")
    (omitted,) = [s for s in segments if len(s.target) == 0]
    assert omitted.source.of(one.content) == GERMAN[4]
    assert source_of(segments, source, target, ENGLISH[5]) == GERMAN[5]
    assert all(s.target.end <= len(other.content) for s in segments)


def test_a_sentence_split_in_two() -> None:
    halves = "The company that runs the terminal put the cost at 3.5 million euros. That is more than twice what it had feared."
    source, target = "".join(CHINESE), " ".join((*ENGLISH[:4], halves, *ENGLISH[5:]))
    _, _, segments = pairs(source, target, "zh")
    assert CHINESE[4] in source_of(segments, source, target, "put the cost at")
    assert CHINESE[4] in source_of(segments, source, target, "more than twice")
    assert source_of(segments, source, target, ENGLISH[7]) == CHINESE[7]


def test_one_sentence_each_is_sure() -> None:
    _, _, segments = pairs(GERMAN[0], ENGLISH[0], "de")
    assert segments == (Segment(source=Span(0, len(GERMAN[0])), target=Span(0, len(ENGLISH[0])), confidence=1.0),)


def test_one_long_sentence_may_be_told_in_many() -> None:
    source = "大桥周一通车，市长出席仪式，首批车辆九点驶过，渡轮同日停航，收费标准下月公布。"
    target = (
        "The bridge opened on Monday. The mayor attended. The first cars crossed at nine."
        " The ferries stopped the same day. The tolls will be told next month."
    )
    _, _, segments = pairs(source, target, "zh")
    assert [(s.source, s.target) for s in segments] == [(Span(0, len(source)), Span(0, len(target)))]


def test_nothing_sure_is_paired_as_a_whole() -> None:
    source, target = "Ja. " * 30, "No. " * 33
    _, _, segments = pairs(source, target, "de")
    assert all(s.confidence >= 0.5 for s in segments)
    assert len(segments) < 30


def test_more_sentences_than_are_paired_one_by_one() -> None:
    _, _, segments = pairs("Ja.\n" * (MAX_SENTENCES + 1), "Yes.\n" * (MAX_SENTENCES + 1), "de")
    assert len(segments) == MAX_SENTENCES + 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*GERMAN, "\n"]), max_size=12),
    st.lists(st.sampled_from([*ENGLISH, "\n"]), max_size=12),
)
def test_segments_cover_both_texts_in_order(source: list[str], target: list[str]) -> None:
    one, other, segments = pairs(" ".join(source), " ".join(target), "de")
    assert segments
    for first, second in pairwise(segments):
        assert first.source.end <= second.source.start
        assert first.target.end <= second.target.start
    if one.sentences and other.sentences:
        for side, text in (("source", one), ("target", other)):
            covered = [getattr(segment, side) for segment in segments]
            assert all(any(span.covers(sentence) for span in covered) for sentence in text.sentences)
