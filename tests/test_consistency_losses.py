"""Which names of the source may count as left out at all."""

from __future__ import annotations

import dataclasses

import pytest
from passages import passage

from tqa.checks.consistency import losses
from tqa.checks.consistency.losses import HOLE
from tqa.entity.consistency import JudgedSegment
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


def mention(
    text: str, name: str, *, score: float, named: float = 0.9, counterpart: Span | None = None, pairing: float = 0.0
) -> Mention:
    start = text.index(name)
    return Mention(
        start=start,
        end=start + len(name),
        kind="LOC",
        score=score,
        named=named,
        counterpart=counterpart,
        pairing=pairing,
    )


def lost(
    model: EntityModel,
    glossary: Glossary,
    language: str,
    source: str,
    target: str,
    name: str,
    *,
    named: float = 0.9,
    kind: str = "LOC",
    rendered: str | None = None,
    pairing: float = 0.9,
    score: float = -3.0,
    gap: float = 2.0,
) -> bool:
    """Whether a name that the model takes for unrendered is told, beside a name of the target that is paired with it."""
    one = passage(language, source, target, glossary)
    there = dataclasses.replace(mention(source, name, score=4.0, named=named), kind=kind)
    here = (
        () if rendered is None else (mention(target, rendered, score=score, counterpart=there.span, pairing=pairing),)
    )
    segment = JudgedSegment(
        segment=Segment(source=Span(0, len(source)), target=Span(0, len(target)), confidence=1.0),
        target=here,
        source=(there,),
        gap=gap,
    )
    return [loss.name for loss in losses(model, one, [segment])] == [there]


BASE = "Награды получили офицеры Беломорской базы.", "Officers of the White Sea base were decorated."


@pytest.mark.parametrize(
    ("pairing", "score", "gap", "told"),
    [
        (0.9, -3.0, 2.0, False),
        (0.5, -3.0, 2.0, True),  # not surely its counterpart
        (0.9, 3.0, 2.0, False),  # a wrong name in its place is told there
        (0.9, -3.0, HOLE, True),  # something is missing all the same
    ],
)
def test_a_name_that_is_paired_with_one_of_the_target_is_not_left_out(
    pairing: float, score: float, gap: float, told: bool, model: EntityModel, glossary: Glossary
) -> None:
    found = lost(
        model, glossary, "ru", *BASE, "Беломорской", rendered="White Sea", pairing=pairing, score=score, gap=gap
    )
    assert found is told


@pytest.mark.parametrize(("score", "named", "told"), [(4.0, 0.3, True), (4.0, 0.9, False), (1.0, 0.3, False)])
def test_what_is_surely_lost_is_rendered_by_no_word_that_is_hardly_a_name(
    score: float, named: float, told: bool, model: EntityModel, glossary: Glossary
) -> None:
    source, target = "去年中国公布了人工智能计划。", "Last year it announced a plan for AI."
    one = passage("zh", source, target, glossary)
    there = mention(source, "中国", score=score)
    here = mention(target, "AI", score=-3.0, named=named, counterpart=there.span, pairing=0.9)
    segment = Segment(source=Span(0, len(source)), target=Span(0, len(target)), confidence=1.0)
    judged = JudgedSegment(segment=segment, target=(here,), source=(there,), gap=2.0)
    assert bool(list(losses(model, one, [judged]))) is told


@pytest.mark.parametrize(("gap", "told"), [(-2.0, False), (4.0, True)])
def test_a_wrong_name_that_is_paired_with_nothing_is_told_by_itself(
    gap: float, told: bool, model: EntityModel, glossary: Glossary
) -> None:
    source, target = "去年中国公布了计划。", "Last year Bolivia announced a plan."
    one = passage("zh", source, target, glossary)
    there, here = mention(source, "中国", score=5.0), mention(target, "Bolivia", score=6.0)
    segment = Segment(source=Span(0, len(source)), target=Span(0, len(target)), confidence=1.0)
    judged = JudgedSegment(segment=segment, target=(here,), source=(there,), gap=gap)
    assert bool(list(losses(model, one, [judged]))) is told


def test_beside_a_name_that_is_there_something_is_missing(model: EntityModel, glossary: Glossary) -> None:
    source, target = "В Норвиче и Дерби прошли матчи.", "Matches were held in Norwich and."
    one = passage("ru", source, target, glossary)
    there = mention(source, "Норвиче", score=4.0)
    here = mention(target, "Norwich", score=-3.0, counterpart=there.span, pairing=0.9)
    segment = Segment(source=Span(0, len(source)), target=Span(0, len(target)), confidence=1.0)
    for gap, told in ((HOLE, [True]), (HOLE - 1, [])):
        judged = JudgedSegment(segment=segment, target=(here,), source=(there,), gap=gap)
        assert [loss.beside for loss in losses(model, one, [judged])] == told


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("The party was chaired by leader Kim Jong Un on Friday.", False),
        ("The party was chaired by leader kim jong un on Friday.", False),  # that is for the check of capitals
        ("The party was chaired by the leader on Friday.", True),
    ],
)
def test_a_name_in_the_same_letters_is_not_left_out(
    target: str, told: bool, model: EntityModel, glossary: Glossary
) -> None:
    source = "Die Partei tagte am Freitag unter Vorsitz von Kim Jong Un."
    assert lost(model, glossary, "de", source, target, "Kim Jong Un") is told


def test_a_small_word_renders_no_name(model: EntityModel, glossary: Glossary) -> None:
    assert lost(model, glossary, "ru", *BASE, "Беломорской", rendered="of")


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("The ships were built by the Almaz bureau.", False),
        ("The ships were built by the bureau.", True),
        ("The ships were built by the almaz bureau.", True),  # no name
    ],
)
def test_a_name_that_the_target_spells_is_not_left_out(
    target: str, told: bool, model: EntityModel, glossary: Glossary
) -> None:
    assert lost(model, glossary, "ru", "Корабли построило бюро Алмаз.", target, "Алмаз") is told


@pytest.mark.parametrize(
    ("source", "name", "named", "told"),
    [
        ("Bisher wurden in Spanien 2000 Fälle gemeldet.", "Spanien", 0.9, True),  # English news has no such word
        ("Bisher wurden im Landkreis 2000 Fälle gemeldet.", "Landkreis", 0.9, False),
        (
            "Der Ausbruch kam mit Ansage.",
            "Ansage",
            0.9,
            True,
        ),  # of a word that is in no list the tagger says what it is
        ("Der Ausbruch kam mit Ansage.", "Ansage", 0.0, False),
        ("Ein Kind lag beim Baden im Wasser.", "Baden", 0.9, False),  # while bathing
        ("Ein Kind lag in Baden im Wasser.", "Baden", 0.9, True),
        ("Wir haben Meisterschaft und Pokal gemeistert.", "Pokal", 0.2, False),
        ("Wir haben Meisterschaft und Rakoczy gemeistert.", "Rakoczy", 0.2, True),
    ],
)
def test_what_the_glossary_and_the_tagger_know_is_a_name(
    source: str, name: str, named: float, told: bool, model: EntityModel, glossary: Glossary
) -> None:
    assert lost(model, glossary, "de", source, "So far it was reported in.", name, named=named) is told


@pytest.mark.parametrize(("kind", "named", "told"), [("PER", 0.9, True), ("PER", 0.5, False), ("LOC", 0.9, False)])
def test_two_letters_may_be_somebody(
    kind: str, named: float, told: bool, model: EntityModel, glossary: Glossary
) -> None:
    source = "Wir werden uns bemühen, sagte Hu."
    assert lost(model, glossary, "de", source, "We will try, said.", "Hu", named=named, kind=kind) is told


@pytest.mark.parametrize(
    ("language", "source", "target", "name", "told"),
    [
        ("hi", "प्लेन कंधार में उतरा।", "The plane landed there.", "प्लेन", False),  # the English word by its sound
        ("hi", "प्लेन कंधार में उतरा।", "It landed there.", "प्लेन", True),
        ("de", "Er lief in Richtung des Imbisses.", "He ran that way.", "Imbisses", False),  # a noun in the genitive
        ("de", "Er lief in Richtung Hamburgs.", "He ran that way.", "Hamburgs", True),
    ],
)
def test_an_everyday_word_is_not_left_out_as_a_name(
    language: str, source: str, target: str, name: str, told: bool, model: EntityModel, glossary: Glossary
) -> None:
    assert lost(model, glossary, language, source, target, name) is told
