"""What the shipped model's doubts become: the weight of what raters mark, and what is proposed."""

from __future__ import annotations

import pytest

from tqa import Severity
from tqa.checks.check import Passage
from tqa.checks.consistency import HEARD, Doubt, doubts
from tqa.checks.consistency.doubts import LARGEST
from tqa.checks.entity_mismatch import EntityMismatch
from tqa.entity.consistency import judge_segments
from tqa.entity.mentions import Mention
from tqa.entity.model import SHIPPED, EntityModel
from tqa.finding import Span
from tqa.glossary import Glossary
from tqa.languages import load as load_language
from tqa.text.alignment import Segment
from tqa.text.text import Text


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


@pytest.fixture(scope="module")
def model() -> EntityModel:
    return EntityModel.load(SHIPPED)


def passage(language: str, source: str, target: str, glossary: Glossary) -> Passage:
    return Passage(
        field="body",
        target=Text(target, load_language("en")),
        source=Text(source, load_language(language)),
        glossary=glossary,
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
    mention = Mention(start=0, end=len(name), kind="LOC", score=5.0, counterpart=Span(0, 4), pairing=0.9)
    doubt = Doubt(
        mention=mention,
        segment=Segment(source=Span(0, len(source)), target=Span(0, len(target)), confidence=1.0),
        signs={"strange": 1.0},
        weight=5.0,
        mark=0.0,
        borne_out=False,
    )
    finding = EntityMismatch()._report(model, one, (), doubt, Severity.MAJOR, 0.9)
    assert finding.suggestions == suggestions
