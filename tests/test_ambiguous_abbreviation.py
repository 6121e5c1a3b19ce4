"""The wrong reading of a short form: what decides, what is said about it, and that the data behind it is sound."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from tqa import Checker, Config, Document, Finding, Severity
from tqa.checks.ambiguous_abbreviation import AmbiguousAbbreviation
from tqa.checks.readings import knowledge_of
from tqa.entity.readings import Article, Kind, Mention, SlotFinder, SlotKind, Weights, probability, roles
from tqa.entity.readings.roles import starts_with_any
from tqa.entity.readings.source import resembles, short_places
from tqa.finding import Span
from tqa.languages import load

CODE = AmbiguousAbbreviation.code
CASES = tomllib.loads((Path(__file__).parent / "cases" / f"{CODE}.toml").read_text(encoding="utf-8"))["case"]

TRUCE = (
    "Truce extended\n\nDOHA - Hamas and Israel agreed to extend the truce in Gaza by two days. Hamas freed ten hostages.\n\n"
    "The {name} conflict has cost thousands of lives, and hostages remain in Gaza."
)


@cache
def checker() -> Checker:
    return Checker.load(Config(only=(CODE,)))


def find(target: str, source: str | None = None, lang: str | None = "zh") -> list[Finding]:
    report = checker().check(Document.of(target, source, source_lang=lang))
    assert report.error is None
    return list(report.findings)


def plain(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


def test_what_is_said_is_what_an_editor_can_check() -> None:
    (finding,) = find(TRUCE.format(name="Israel-Kazakhstan"))
    assert finding.severity is Severity.CRITICAL
    assert finding.surface == "Israel-Kazakhstan"
    assert finding.suggestions == ("Israel-Hamas",)
    assert finding.group == "kazakhstan>hamas"
    assert finding.message == "“Kazakhstan” is one reading of 哈; this article is about Hamas"
    told = "; ".join(finding.evidence)
    assert "哈 is short for Hamas (哈马斯) and for Kazakhstan (哈萨克斯坦)" in told
    assert "Hamas twice" in told
    assert "Gaza twice" in told
    assert "Astana" in told


@pytest.mark.parametrize("joint", ["-", "–", "/", "‑"])
def test_every_hyphen_makes_a_pair(joint: str) -> None:
    (finding,) = find(TRUCE.format(name=f"Israel{joint}Kazakhstan"))
    assert finding.surface == f"Israel{joint}Kazakhstan"
    assert finding.suggestions == (f"Israel{joint}Hamas",)


def test_adjectives_are_answered_with_what_fits() -> None:
    (finding,) = find(TRUCE.format(name="Israeli-Kazakh"))
    assert finding.suggestions == ("Israeli-Hamas",)


def test_who_is_at_home_in_the_article_stays() -> None:
    home = "\n\nASTANA - President Tokayev said that Kazakhstan would send flour worth 40 million tenge."
    assert find(TRUCE.format(name="Israel-Kazakhstan"))
    assert not find(TRUCE.format(name="Israel-Kazakhstan") + home)


def test_confidence_falls_with_every_anchor_of_the_suspect() -> None:
    target = TRUCE.format(name="Israel-Kazakhstan")
    seen = [find(target)[0].confidence]
    for anchor in ("Astana was briefed.", "Almaty held a vigil."):
        target += f"\n\n{anchor}"
        found = find(target)
        seen.append(found[0].confidence if found else 0.0)
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] < seen[0]


def test_the_source_decides() -> None:
    target = "Envoys meet\n\nCAIRO - Envoys met on Monday. Kazakhstan asked for two more days."
    wrong = find(target, "代表会面\n\n（开罗）哈马斯代表星期一会面。哈方要求再延两天。")
    assert [(f.surface, f.suggestions) for f in wrong] == [("Kazakhstan", ("Hamas",))]
    assert wrong[0].source_span is not None
    assert wrong[0].source_span.surface == "哈"
    assert not find(target, "代表会面\n\n（开罗）各方代表星期一会面。哈萨克斯坦要求再延两天。")
    assert not find(target)


def test_the_short_form_is_shown_with_its_partner() -> None:
    (finding,) = find("Talks on the Israel-Kazakhstan truce went on, Hamas said.", "哈马斯说，以哈停火谈判仍在继续。")
    assert finding.source_span is not None
    assert finding.source_span.surface == "以哈"


def test_a_name_in_the_source_is_no_reading() -> None:
    target = "The US-North Korea talks on Monday failed. South Korea and the United States will drill in August."
    assert not find(target, "美朝会谈星期一破裂。韩国和美国将于八月军演。")


def test_an_excluding_word_rules_a_reading_out(tmp_path: Path) -> None:
    house = tmp_path / "readings.csv"
    house.write_text("short,lang,concept,excludes\n哈,zh,armed-group.hamas,Baikonur|steppe\n", encoding="utf-8")
    strict = Checker.load(Config(only=(CODE,), glossaries=(house,)))

    def found(target: str, source: str | None = None) -> list[str]:
        return [f.surface for f in strict.check(Document.of(target, source, source_lang="zh")).findings]

    target = TRUCE.format(name="Israel-Kazakhstan")
    assert found(target) == ["Israel-Kazakhstan"]
    for word in ("A rocket rose from Baikonur.", "BAIKONUR - A rocket rose.", "The steppe was dry."):
        assert find(f"{target}\n\n{word}")
        assert not found(f"{target}\n\n{word}")
    assert found(f"{target}\n\nThe steppes were dry.") == ["Israel-Kazakhstan"]
    source = "哈马斯与以色列同意将加沙停火延长两天。哈马斯释放了10名人质。\n\n以哈冲突已造成数千人死亡。草原干旱。"
    assert found(f"{target}\n\nThe steppe was dry.", source) == ["Israel-Kazakhstan"]


def test_only_forms_of_the_source_language_count() -> None:
    target = TRUCE.format(name="Israel-Kazakhstan")
    assert find(target, lang="zh-Hant")
    assert find(target, lang=None)
    assert not find(target, lang="tr")


def test_all_mentions_of_one_confusion_share_a_group() -> None:
    found = find(TRUCE.format(name="Israel-Kazakhstan") + "\n\nIsrael and Kazakhstan agreed to cease fire on Friday.")
    assert [f.surface for f in found] == ["Israel-Kazakhstan", "Kazakhstan"]
    assert len({f.group for f in found}) == 1


@pytest.mark.parametrize(
    "case", [case for case in CASES if "⟦" in case["target"]], ids=lambda case: case["target"][:20]
)
def test_what_is_suggested_leaves_nothing_to_find(case: dict[str, str]) -> None:
    lang = None if case["pair"].startswith("?") else case["pair"].partition(">")[0]
    target, source = plain(case["target"]), case.get("source")
    for finding in sorted(find(target, source, lang), key=lambda f: -f.start):
        target = target[: finding.start] + finding.suggestions[0] + target[finding.end :]
    assert not find(target, source, lang)


def test_nothing_is_found_in_a_text_without_rivals() -> None:
    assert not find("The cat sat on the mat.")
    assert not find("Germany beat France 2-1 in Paris on Tuesday.")


# --- the place of a name ----------------------------------------------------------------------------------------------------


def slot_kinds(text: str, *names: tuple[str, str, Kind]) -> list[SlotKind]:
    """The slots of the last of the names, which stand in the text in this order."""
    mentions: list[Mention] = []
    for surface, concept, kind in names:
        start = text.index(surface, mentions[-1].end if mentions else 0)
        mentions.append(
            Mention(field=0, start=start, end=start + len(surface), surface=surface, concepts=(concept,), kind=kind)
        )
    article = Article(texts=(text,), mentions=tuple(mentions), belongs_to=lambda concept: ())
    slots = SlotFinder(article, roles("en")).find(mentions[-1], Span(0, len(text)))
    return [slot.kind for slot in slots]


ISRAEL = ("Israel", "territory.IL", Kind.NAME)
KAZAKHSTAN = ("Kazakhstan", "territory.KZ", Kind.NAME)
KAZAKH = ("Kazakh", "territory.KZ", Kind.ADJECTIVE)


@pytest.mark.parametrize(
    ("text", "names", "kinds"),
    [
        ("the Israel-Kazakhstan war", (ISRAEL, KAZAKHSTAN), [SlotKind.HYPHEN]),
        ("Israel and Kazakhstan agreed", (ISRAEL, KAZAKHSTAN), [SlotKind.TOGETHER]),
        ("borders with Israel and Kazakhstan", (ISRAEL, KAZAKHSTAN), [SlotKind.PLAIN]),
        ("a Kazakh citizen", (KAZAKH,), [SlotKind.PASSPORT]),
        ("Israel praised Kazakhstan", (ISRAEL, KAZAKHSTAN), [SlotKind.PLAIN]),
        ("Israel - Kazakhstan sent aid", (ISRAEL, KAZAKHSTAN), [SlotKind.PLAIN]),
        ("Qatar, Israel and Kazakhstan", (("Qatar", "territory.QA", Kind.NAME), ISRAEL, KAZAKHSTAN), [SlotKind.LIST]),
    ],
)
def test_slots(text: str, names: tuple[tuple[str, str, Kind], ...], kinds: list[SlotKind]) -> None:
    assert slot_kinds(text, *names) == kinds


def test_beginnings_of_words() -> None:
    words = ("joint", "military", "exercises")
    assert starts_with_any(words, ("joint exercise",)) == "joint exercise"
    assert starts_with_any(words, ("exercise joint",)) is None
    assert starts_with_any((), ("joint",)) is None


def test_short_forms_stand_alone() -> None:
    text = "哈尔滨和哈方"
    assert short_places(text, Span(0, len(text)), "哈", [Span(0, 3)], spaced=False) == (Span(4, 5),)
    assert short_places("ВСУшник, ВСУ", Span(0, 12), "ВСУ", [], spaced=True) == (Span(9, 12),)


def test_derived_words_explain_a_name() -> None:
    assert resembles(["autrichien"], ["Autriche"])
    assert not resembles(["australien"], ["Autriche"])


# --- the data ---------------------------------------------------------------------------------------------------------------


def test_weights_are_ordered() -> None:
    weights = Weights.load()
    assert weights.minor < weights.weak < weights.major < weights.critical
    assert probability(0) == 0.5
    assert probability(50) < 1


def test_readings_cover_what_they_must() -> None:
    readings = checker().glossary.readings()
    shorts = {(reading.short, reading.language) for reading in readings}
    languages = {language for _, language in shorts}
    assert len(shorts) >= 300
    assert {"zh", "zh-Hant", "ja", "ko", "ru", "uk", "ar", "fa", "he", "hi", "es", "fr", "de", "tr", "en"} <= languages


def test_every_reading_is_a_concept_with_a_name_and_something_it_is_known_for() -> None:
    glossary, english = checker().glossary, load("en")
    knowledge = knowledge_of(glossary)
    for reading in glossary.readings():
        known = knowledge.known(reading.concept)
        assert known.parties or glossary.terms(reading.concept, english), reading
        assert known.anchors or glossary.related(reading.concept), reading
        for partner in known.pairs:
            assert glossary.concept(partner) is not None, (reading.concept, partner)


def test_no_anchor_speaks_for_two_rivals_alone() -> None:
    """Two readings with the very same anchors could never be told apart."""
    knowledge = knowledge_of(checker().glossary)
    for concept in {reading.concept for reading in checker().glossary.readings()}:
        for rival in knowledge.rivals(concept, None):
            ours, theirs = knowledge.known(concept).anchors, knowledge.known(rival).anchors
            assert not ours or set(ours) != set(theirs), (concept, rival)


def test_a_part_of_the_rivals_own_name_is_not_replaced() -> None:
    source = "内蒙古自治区星期一通报三起案件。"
    assert not find("The inner Mongolia Autonomous Region reported three cases on Monday.", source)
    (finding,) = find("The Mongolia Autonomous Region reported three cases on Monday.", source)
    assert finding.suggestions == ("Inner Mongolia",)


def test_what_is_called_for_short_was_called_in_full_before() -> None:
    target = (
        "OTTAWA - Canada would rescind its tax in order to advance US-{} trade talks, it said.\n\n"
        "Google and Meta, which are based in California, were among them."
    )
    source = "（渥太华讯）加拿大宣布，将撤销税收，以推动美加贸易谈判。\n\n总部设在加州的谷歌和Meta均在其列。"
    (finding,) = find(target.format("California"), source)
    assert (finding.surface, finding.suggestions[0]) == ("US-California", "US-Canada")
    assert not find(target.format("Canada"), source)
    late = "（洛杉矶讯）加州宣布，将推动美加贸易谈判。\n\n总部设在加拿大的公司均在其列。"
    assert not find("California said that US-California trade talks would go on.\n\nFirms are based in Canada.", late)


def test_a_country_is_proposed_with_its_article() -> None:
    target = (
        "MANILA - The pact between Japan and Belgium makes it easier for the Philippine military to train, the Philippine "
        "Senate said in Manila. The Japan-Belgium pact is the third."
    )
    source = (
        "【マニラ】日比の協定はフィリピン軍の訓練を容易にする、とフィリピン上院はマニラで述べた。日比協定は3カ国目。"
    )
    assert [f.suggestions[0] for f in find(target, source, "ja")] == ["the Philippines", "Japan-Philippines"]


def test_a_country_that_the_source_names_in_full_is_no_reading_of_another(checker: Checker) -> None:
    source = "习近平星期二在北京会见了尼日利亚总统提努布。\n\n尼日尔总理泽内也出席峰会。"
    target = (
        "Xi met Nigerien President Bola Tinubu in Beijing on Tuesday.\n\n"
        "Prime Minister Ali Lamine Zeine of Niger also attended."
    )
    report = checker.check(Document.of(target, source, source_lang="zh", target_lang="en"))
    assert [f.surface for f in report.findings if f.check == "ambiguous-abbreviation"] == ["Nigerien"]
