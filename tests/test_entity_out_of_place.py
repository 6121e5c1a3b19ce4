"""Names out of place without a source: what is weighed, and what stays silent or minor whatever the weights."""

from __future__ import annotations

import random

import pytest

from tqa import Checker, Config, Document, Severity
from tqa.checks.check import Context, Passage
from tqa.checks.readings import SIGNS, Rivalries, Weighed, places_of
from tqa.entity.model import EntityModel
from tqa.glossary import Glossary
from tqa.languages import load as load_language
from tqa.text.text import Text
from tqa.training.places import _strayed, _swapped

BAKU = (
    "Azerbaijan and Armenia signed a border protocol in Washington on Friday. Azerbaijani President Ilham Aliyev said in "
    "Baku that the corridor would open next year. The Argentine side withdrew its claim. Azerbaijan will also export gas."
)
KYIV = (
    "Ukraine received grain wagons on Tuesday, the government in Kyiv said. Ukrainian ports had been closed. "
    "Representatives of {other} attended the forum in Geneva. Ukraine hopes for more wagons."
)


@pytest.fixture(scope="module")
def of_the_place() -> Checker:
    return Checker.load(Config(only=("entity-out-of-place",)))


@pytest.fixture(scope="module")
def model() -> EntityModel:
    return EntityModel.load()


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


def context(text: str, language: str, model: EntityModel, glossary: Glossary) -> Context:
    english = load_language("en")
    return Context(
        document=Document.of(text),
        passages=(Passage(field="body", target=Text(text, english), source=None, glossary=glossary),),
        source_language=load_language(language),
        target_language=english,
        glossary=glossary,
        model=model,
    )


def compared(text: str, model: EntityModel, glossary: Glossary) -> set[tuple[str, str]]:
    whole = context(text, "zh", model, glossary)
    rivalries = Rivalries.of(whole)
    assert rivalries is not None
    return {(p.verdict.mention.surface, p.verdict.rival) for p in places_of(whole, rivalries)}


def found(checker: Checker, text: str) -> list[tuple[str, str, Severity]]:
    report = checker.check(Document.of(text, source_lang="zh"))
    return [(f.surface, f.suggestions[0], f.severity) for f in report.findings]


def test_a_name_that_nothing_in_the_article_speaks_for_is_told_with_its_rival(of_the_place: Checker) -> None:
    # 阿 is short for Azerbaijan, Argentina, Afghanistan, Albania and others.
    assert found(of_the_place, BAKU) == [("Argentine", "Azerbaijani", Severity.MAJOR)]
    assert found(of_the_place, BAKU.replace("The Argentine side", "The Azerbaijani side")) == []


def test_a_name_with_something_of_its_own_in_the_article_is_left_alone(of_the_place: Checker) -> None:
    own = BAKU.replace("its claim.", "its claim. President Javier Milei said so in Buenos Aires.")
    assert found(of_the_place, own) == []


def test_two_readings_of_a_short_form_in_one_sentence_were_written_out(model: EntityModel, glossary: Glossary) -> None:
    # 乌 is short for Ukraine, Uganda, Uruguay and Uzbekistan.
    assert ("Uganda", "territory.UA") in compared(KYIV.format(other="Uganda"), model, glossary)
    both = compared(KYIV.format(other="Uganda and Uruguay"), model, glossary)
    assert not {pair for pair in both if pair[0] in ("Uganda", "Uruguay")}
    joined = compared(KYIV.format(other="Uganda and Ukraine"), model, glossary)
    assert ("Uganda", "territory.UA") not in joined


def test_a_rival_that_the_model_likes_less_needs_something_in_the_place_itself(
    model: EntityModel, glossary: Glossary, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = KYIV.format(other="Uganda")
    monkeypatch.setattr(EntityModel, "fits", lambda self, slots: [1.0, 0.0] * (len(slots) // 2))
    assert ("Uganda", "territory.UA") not in compared(text, model, glossary)
    monkeypatch.setattr(EntityModel, "fits", lambda self, slots: [0.0, 1.0] * (len(slots) // 2))
    assert ("Uganda", "territory.UA") in compared(text, model, glossary)


def test_a_town_for_a_country_and_neighbours_are_never_more_than_minor(
    of_the_place: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EntityModel, "fits", lambda self, slots: [0.0, 9.0] * (len(slots) // 2))
    town = "Harbin opened its ice fair on Friday. Hotels in Harbin were full, Harbin officials said. Kazakhstan sent a team."
    assert ("Kazakhstan", "Harbin", Severity.MINOR) in found(of_the_place, town)
    neighbours = (
        "Iran fired at a base. Iran said in Tehran that it would go on. The Iraqi side protested. Iran has oil."
    )
    assert {severity for _, _, severity in found(of_the_place, neighbours)} == {Severity.MINOR}


LISBON = (
    "LISBON - Portugal held a general election on Sunday. Portuguese Prime Minister Luis Montenegro voted in the morning. The "
    "president of Portugal called for calm. {office} said that turnout had reached 64 percent in Lisbon. Portugal has 10.8 "
    "million voters, the Portuguese election commission said."
)


def test_a_country_that_has_nothing_of_its_own_beside_those_of_another_is_told(
    of_the_place: Checker, model: EntityModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No short form joins Portugal and Lithuania.
    monkeypatch.setattr(EntityModel, "fits", lambda self, slots: [0.0, 4.0] * (len(slots) // 2))
    alone = LISBON.format(office="The government of Lithuania")
    assert ("Lithuania", "Portugal", Severity.MINOR) in found(of_the_place, alone)
    right = LISBON.format(office="The government of Portugal")
    assert found(of_the_place, right) == []
    owned = LISBON.format(office="Lithuanian President Marcelo Rebelo de Sousa")
    assert ("Lithuanian", "Portuguese", Severity.MAJOR) in found(of_the_place, owned)
    of_its_own = LISBON.format(office="President Gitanas Nauseda of Lithuania, in Vilnius,")
    assert found(of_the_place, of_its_own) == []


def test_with_a_source_a_country_that_stands_alone_is_for_the_checks_that_read_it(
    of_the_place: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EntityModel, "fits", lambda self, slots: [0.0, 4.0] * (len(slots) // 2))
    text = LISBON.format(office="The government of Lithuania")
    source = (
        "里斯本电：葡萄牙星期日举行大选。葡萄牙总理投票。葡萄牙总统呼吁冷静。政府说投票率为64%。葡萄牙有1080万选民。"
    )
    report = of_the_place.check(Document.of(text, source, source_lang="zh"))
    assert not [f for f in report.findings if f.surface == "Lithuania"]


def test_the_shipped_sheet_weighs_every_sign(model: EntityModel) -> None:
    for weighed in Weighed:
        assert set(model.sheet.weights[weighed]) == {*SIGNS, "constant"}


def test_a_spoilt_copy_differs_in_the_places_that_it_names(model: EntityModel, glossary: Glossary) -> None:
    made = 0
    for seed in range(12):
        spoil = _swapped if seed % 2 else _strayed
        spoilt = spoil(context(BAKU, "zh", model, glossary), random.Random(seed))
        if spoilt is None:
            continue
        copy, places = spoilt
        rivalries = Rivalries.of(context(copy, "zh", model, glossary))
        assert rivalries is not None
        starts = {m.start: m for m in rivalries.judge.article.mentions}
        for start, right in places.items():
            assert starts[start].concept != right
        assert rivalries.judge.article.counts[next(iter(places.values()))] >= 1
        made += 1
    assert made >= 6


def test_a_country_told_from_the_rival_in_its_sentence_is_no_stray(model: EntityModel, glossary: Glossary) -> None:
    text = (
        "Israel and Hamas extended their truce in Gaza on Wednesday. Israeli Prime Minister Benjamin Netanyahu met the families "
        "in Jerusalem. Hamas released 10 Israeli and two Thai citizens. Israel freed 30 prisoners, the Israeli army said. "
        "Israel is to receive another list on Thursday."
    )
    alone = text.replace("10 Israeli and two Thai citizens", "12 Thai citizens")
    assert ("Thai", "territory.IL") in compared(alone, model, glossary)
    assert ("Thai", "territory.IL") not in compared(text, model, glossary)


def test_names_that_are_only_alike_are_told_as_minor(of_the_place: Checker) -> None:
    """Guinea-Bissau is in a community with Equatorial Guinea, though the two are often mixed up."""
    text = (
        "Guinea-Bissau's ousted president, Umaro Sissoco Embalo, left Bissau on Saturday. Guinea-Bissau has been suspended by "
        "its neighbours, officials in Bissau said. It is also a member of the Community of Portuguese Language Countries, along "
        "with Equatorial Guinea and East Timor."
    )
    report = of_the_place.check(Document.of(text, source_lang="fr", target_lang="en"))
    assert all(finding.severity is Severity.MINOR for finding in report.findings)
