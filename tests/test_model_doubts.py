"""What the shipped model's doubts become: the weight of what raters mark, and what is proposed."""

from __future__ import annotations

import pytest
from passages import passage

from tqa import Severity
from tqa.checks.check import Passage
from tqa.checks.consistency import HEARD, Doubt, contradicted, doubts
from tqa.checks.consistency.doubts import LARGEST, _says_no_name
from tqa.checks.entity_mismatch import EntityMismatch, _fits, _severity
from tqa.entity.consistency import judge_segments
from tqa.entity.mentions import Mention
from tqa.entity.model import SHIPPED, EntityModel
from tqa.finding import Span
from tqa.glossary import Glossary
from tqa.text.alignment import Segment


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


@pytest.fixture(scope="module")
def model() -> EntityModel:
    return EntityModel.load(SHIPPED)


def doubt_of(name: str, source: str, target: str, pairing: float) -> Doubt:
    """A doubt about the first word of a target whose source begins with what it stands for."""
    return Doubt(
        mention=Mention(start=0, end=len(name), kind="LOC", score=5.0, counterpart=Span(0, 4), pairing=pairing),
        segment=Segment(source=Span(0, len(source)), target=Span(0, len(target)), confidence=1.0),
        signs={"strange": 1.0},
        weight=5.0,
        mark=0.0,
        borne_out=False,
    )


def doubted(model: EntityModel, one: Passage) -> dict[str, Doubt]:
    assert one.source is not None
    segments = judge_segments(model, one.source.content, one.target.content, one.segments)
    return {doubt.mention.span.of(one.target.content): doubt for doubt in doubts(model, one, segments)}


def test_a_name_that_sounds_as_in_the_source_is_not_held_to_what_raters_mark(
    model: EntityModel, glossary: Glossary
) -> None:
    found = doubted(
        model,
        passage("ru", "Пресс-секретарь Слепнёв выступил в пятницу.", "Spokesman Slipniov spoke on Friday.", glossary),
    )
    assert found["Slipniov"].signs["unlike"] <= HEARD
    assert found["Slipniov"].mark == -LARGEST
    found = doubted(
        model,
        passage("ru", "Пресс-секретарь Слепнёв выступил в пятницу.", "Spokesman Tarkowski spoke on Friday.", glossary),
    )
    assert found["Tarkowski"].signs["unlike"] > HEARD
    assert found["Tarkowski"].mark > -LARGEST


@pytest.mark.parametrize(("name", "wrong"), [("Qiu Huaijun", False), ("Qiu Huaijin", True)])
def test_a_name_that_is_spelt_as_it_is_read_is_not_doubted(
    name: str, wrong: bool, model: EntityModel, glossary: Glossary
) -> None:
    found = doubted(
        model,
        passage(
            "zh", "负责人仇怀军说，今年收成很好。", f"{name}, the person in charge, spoke of a good harvest.", glossary
        ),
    )
    assert (name in found) is wrong


@pytest.mark.parametrize(("name", "suggestions"), [("Cyprus", ()), ("Netanyahu", ("Recep Tayyip Erdogan",))])
def test_nobody_is_proposed_for_a_country(
    name: str, suggestions: tuple[str, ...], model: EntityModel, glossary: Glossary
) -> None:
    source, target = "埃尔多安星期五发表了讲话。", f"{name} made a speech on Friday."
    one = passage("zh", source, target, glossary)
    doubt = doubt_of(name, source, target, 0.9)
    finding = EntityMismatch()._report(model, one, (), doubt, Severity.MAJOR, 0.9)
    assert finding.suggestions == suggestions


@pytest.mark.parametrize(
    ("target", "pairing", "suggestions"),
    [
        ("Netanyahu made a speech on Friday.", 0.9, ("Recep Tayyip Erdogan",)),
        ("Netanyahu made a speech on Friday.", 0.4, ()),  # whose name it should be is not sure
        ("Netanyahu and Recep Tayyip Erdogan made speeches on Friday.", 0.9, ()),  # Erdogan has his name already
    ],
)
def test_what_is_proposed_is_the_name_of_this_place_and_no_neighbour(
    target: str, pairing: float, suggestions: tuple[str, ...], model: EntityModel, glossary: Glossary
) -> None:
    source = "埃尔多安星期五发表了讲话。"
    one = passage("zh", source, target, glossary)
    finding = EntityMismatch()._report(
        model, one, (), doubt_of("Netanyahu", source, target, pairing), Severity.MAJOR, 0.9
    )
    assert finding.suggestions == suggestions
    assert (finding.source_span is not None) is (pairing > 0.5)


def test_a_code_is_not_proposed_before_the_number_that_it_has(model: EntityModel, glossary: Glossary) -> None:
    source = "СС-20 показали в пятницу."
    one = passage("ru", source, "SX-20 was shown on Friday.", glossary)
    assert not _fits("SS-20", one, doubt_of("SX", source, one.target.content, 0.9))


def test_the_end_of_a_name_behind_its_apostrophe_is_not_doubted_alone(model: EntityModel, glossary: Glossary) -> None:
    source = "云南普洱市星期五下雨。"
    one = passage("zh", source, "Rain fell in Pu'er City, Yunnan, on Friday.", glossary)
    assert not {name for name in doubted(model, one) if name.startswith("er")}
    assert _says_no_name(one, Span(16, 23), "er City")
    assert not _says_no_name(one, Span(13, 23), "Pu'er City")


@pytest.mark.parametrize(
    ("surface", "no_name"),
    [("Gulf of", True), ("Gulf of the", True), ("Gulf", False), ("Gulf of Finland", False)],
)
def test_the_beginning_of_a_name_is_not_doubted_for_the_whole(surface: str, no_name: bool, glossary: Glossary) -> None:
    text = "The ship crossed the Gulf of the Finland coast." if "the" in surface else "It crossed the Gulf of Finland."
    one = passage("ru", "Судно пересекло залив.", text, glossary)
    start = text.index(surface)
    assert _says_no_name(one, Span(start, start + len(surface)), surface) is no_name


@pytest.mark.parametrize(
    ("text", "surface", "no_name"),
    [
        ("The Chairman opened the session on Monday.", "Chairman", True),
        ("The fire broke out at the bakery of LLC Bread.", "LLC", True),
        ("They attacked Anglo-American companies.", "Anglo", True),
        ("They attacked Anglo in court.", "Anglo", False),  # a company
        ("Parliament Speaker Numan Kurtulmus opened the session.", "Parliament Speaker", True),
        ("Turkey's Prime Minister opened the session.", "Prime Minister", True),
        ("After a red card, President scored the last goal.", "President", False),  # in the place of a player
        ("The Chairman Lee opened the session.", "Chairman Lee", False),
        ("They met in the Parliament House on Monday.", "Parliament House", False),
    ],
)
def test_what_somebody_is_is_no_name(text: str, surface: str, no_name: bool, glossary: Glossary) -> None:
    start = text.index(surface)
    one = passage("tr", "Oturum pazartesi günü açıldı.", text, glossary)
    assert _says_no_name(one, Span(start, start + len(surface)), surface) is no_name


@pytest.mark.parametrize(
    ("words", "unknown", "person", "score", "weight", "expected"),
    [
        (2, 0.0, 0.0, -3.0, -2.0, Severity.MINOR),  # Red Star: borne out, if put otherwise than raters would
        (3, 0.0, 0.0, -3.0, -2.0, Severity.MAJOR),
        (2, 1.0, 0.0, -3.0, -2.0, Severity.MAJOR),  # a word that nobody uses
        (2, 0.0, 1.0, -3.0, -2.0, Severity.MAJOR),
        (2, 0.0, 0.0, 1.0, -2.0, Severity.MAJOR),
        (2, 0.0, 0.0, -3.0, 9.0, Severity.CRITICAL),
    ],
)
def test_what_raters_mark_weighs_little_on_words_in_use(
    words: int, unknown: float, person: float, score: float, weight: float, expected: Severity, model: EntityModel
) -> None:
    doubt = Doubt(
        mention=Mention(start=0, end=8, kind="ORG", score=score),
        segment=Segment(source=Span(0, 9), target=Span(0, 9), confidence=1.0),
        signs={"unknown": unknown, "person": person, "score": score},
        weight=weight,
        mark=model.threshold("marked.minor", "zh") + 0.1,
        borne_out=False,
    )
    assert _severity(doubt, model, "zh", words=words) is expected


@pytest.mark.parametrize(
    ("name", "there", "apart"),
    [
        ("Osaka", "京都", True),
        ("Nakagyo Police Station", "京都", False),  # of police stations there are many
    ],
)
def test_only_things_with_a_name_of_their_own_are_known_apart(
    name: str, there: str, apart: bool, glossary: Glossary
) -> None:
    one = passage("ja", f"{there}で雨が降った。", f"{name} had rain.", glossary)
    mention = Mention(start=0, end=len(name), kind="LOC", score=1.0, counterpart=Span(0, len(there)), pairing=0.9)
    assert contradicted(one, mention) is apart
