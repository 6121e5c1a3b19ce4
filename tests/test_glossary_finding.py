"""Finding terms: inflection, boundaries, capitals, longest match, offsets."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.glossary import Glossary
from tqa.glossary.concept import Form
from tqa.languages import load, supported


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return Glossary.load()


def surfaces(glossary: Glossary, text: str, language: str) -> list[tuple[str, str]]:
    return [(match.surface, match.concept) for match in glossary.find(text, load(language))]


def concepts(glossary: Glossary, text: str, language: str) -> set[str]:
    return {concept for match in glossary.find(text, load(language)) for concept in match.concepts}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Israel’s and Kazakhstan's", ["Israel", "Kazakhstan"]),
        ("en", "the Israel-Kazakhstan truce", ["Israel", "Kazakhstan"]),
        ("en", "US-North Korea talks", ["US", "North Korea"]),
        ("en", "South Sudan and Sudan", ["South Sudan", "Sudan"]),
        (
            "en",
            "Papua New Guinea, Guinea-Bissau, Equatorial Guinea",
            ["Papua New Guinea", "Guinea-Bissau", "Equatorial Guinea"],
        ),
        ("en", "ISRAEL AND EGYPT", ["ISRAEL", "EGYPT"]),
        ("en", "He told us about a turkey and fine china", []),
        ("en", "TELL US MORE ABOUT THE PLAN NOW", []),
        ("en", "TELL US MORE ABOUT THE PLAN NOW\nThe US said", ["US"]),
        ("en", "a Guinea pig", []),
        ("en", "Côte d’Ivoire, Cote d'Ivoire", ["Côte d’Ivoire", "Cote d'Ivoire"]),
        ("en", "in the U.S. Congress said", ["U.S. Congress"]),
        ("en", "from the U.S.", ["U.S."]),
        ("ru", "Путину, в Казахстане и США", ["Путину", "Казахстане", "США"]),
        ("ru", "израильтян, украинцам, немцев", ["израильтян", "украинцам", "немцев"]),
        ("ru", "РОССИЙСКОГО", ["РОССИЙСКОГО"]),
        ("ru", "Того же мнения", []),
        ("uk", "у Києві, росіян, Туреччиною", ["Києві", "росіян", "Туреччиною"]),
        ("pl", "w Warszawie i Stanach Zjednoczonych, Niemczech", ["Warszawie", "Stanach Zjednoczonych", "Niemczech"]),
        ("cs", "v Praze, ve Spojených státech, Ukrajině", ["Praze", "Spojených státech", "Ukrajině"]),
        ("de", "des israelischen, Deutschlands", ["israelischen", "Deutschlands"]),
        ("fr", "l'Italie, israéliennes", ["Italie", "israéliennes"]),
        ("es", "EE. UU., israelíes", ["EE. UU.", "israelíes"]),
        ("tr", "Türkiye'nin, Ankara’da", ["Türkiye", "Ankara"]),
        ("ar", "وإسرائيل لإسرائيل والفلسطينيين", ["إسرائيل", "إسرائيل", "فلسطينيين"]),
        ("fa", "ایالات‌متحده و کره‌جنوبی", ["ایالات\u200cمتحده", "کره\u200cجنوبی"]),
        ("he", "בישראל, ארה״ב", ["ישראל", "ארה״ב"]),
        ("hi", "इजराइल और भारत", ["इजराइल", "भारत"]),
        ("ko", "이스라엘은 미국의", ["이스라엘은", "미국의"]),
        ("ko", "인도적 지원의 수단", []),
        ("zh", "以色列和美国", ["以色列", "美国"]),
        ("zh", "上海地区", ["上海"]),
        ("zh", "南美国家的沿海地区", []),
        ("zh", "内蒙古和蒙古", ["内蒙古", "蒙古"]),
        ("zh", "发展中国家", []),
        ("ja", "インドネシアとインド", ["インドネシア", "インド"]),
        ("ja", "マリアとマリ", ["マリ"]),
        ("ja", "インド太平洋", ["インド太平洋"]),
        ("vi", "Nga và Việt Nam", ["Việt Nam"]),
        ("vi", "người Nga, người anh và người Úc", ["người Nga", "người Úc"]),
        ("id", "Orang Rusia, warga AS, orang tua", ["Orang Rusia", "warga AS"]),
        ("fa", "کویتی‌ها، زامبیایی، مقام کنگویی", ["کویتی", "زامبیایی", "کنگویی"]),
        ("fa", "یک چک بانکی و غنای فرهنگی", []),
        ("hi", "कुवैती, ऑस्ट्रियाई और नेपाली", ["कुवैती", "ऑस्ट्रियाई", "नेपाली"]),
        ("hi", "मिस्री ने कहा, यूनानी चिकित्सा", []),
        ("he", "בגדה המערבית, שבבית הלבן", ["גדה המערבית", "בית הלבן"]),
    ],
)
def test_terms_of_each_language(shipped: Glossary, language: str, text: str, expected: list[str]) -> None:
    found = shipped.find(text, load(language))
    assert [
        match.surface for match in found if match.concept.startswith(("territory", "place", "person", "organisation"))
    ] == expected


@pytest.mark.parametrize(
    ("language", "territory", "form", "expected"),
    [
        ("fa", "NZ", Form.ADJECTIVE, ["نیوزیلندی"]),
        ("hi", "PT", Form.INHABITANT, ["पुर्तगाली"]),
        ("hi", "DK", Form.INHABITANT, []),
        ("id", "RU", Form.INHABITANT, ["orang Rusia", "warga Rusia"]),
        ("id", "CK", Form.INHABITANT, []),
        ("vi", "JP", Form.INHABITANT, ["người Nhật Bản", "người Nhật"]),
        ("vi", "JP", Form.ADJECTIVE, []),
    ],
)
def test_what_people_of_a_territory_are_called(
    shipped: Glossary, language: str, territory: str, form: Form, expected: list[str]
) -> None:
    terms = shipped.terms(f"territory.{territory}", load(language))
    assert [term.text for term in terms if term.form is form] == expected


def test_what_is_written_alike_is_all_told(shipped: Glossary) -> None:
    assert {"territory.CD", "territory.CG"} <= concepts(shipped, "Congo", "en")
    assert {"territory.DM", "territory.DO"} <= concepts(shipped, "the Dominican minister", "en")
    (match,) = shipped.find("Congolese", load("en"))
    assert {term.form.value for term in match.terms} >= {"adjective", "inhabitant", "inhabitants"}


def test_relations_go_both_ways(shipped: Glossary) -> None:
    assert "place.astana" in {concept.id for concept in shipped.related("territory.KZ")}
    assert "territory.KZ" in shipped.belongs_to("place.astana")
    assert shipped.akin("place.astana", "territory.KZ")
    assert not shipped.akin("place.astana", "territory.KG")


def test_the_preferred_term_comes_first(shipped: Glossary) -> None:
    assert shipped.terms("territory.KZ", load("en"))[0].text == "Kazakhstan"
    assert shipped.terms("territory.SA", load("zh-Hant"))[0].text == "沙烏地阿拉伯"
    assert shipped.terms("territory.KZ", load("sw")) == ()


def small(directory: Path, *rows: str, head: str = "concept,lang,term,match,case") -> Glossary:
    path = directory / "small.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return Glossary.load([path], shipped=False)


def test_match_and_case_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQA_CACHE_DIR", str(tmp_path / "cache"))
    found = small(
        tmp_path,
        "style-term.a,en,foreign minister,inflected,",
        "style-term.b,en,state visit,exact,",
        "style-term.c,en,brexit,,any",
        "style-term.d,en,Ministr(y|ies) of Truth,pattern,",
        "organisation.x,en,IS,,",
    )
    assert surfaces(found, "Foreign ministers on state visits", "en") == [("Foreign ministers", "style-term.a")]
    assert surfaces(found, "Brexit, BREXIT, brexit", "en") == [
        (word, "style-term.c") for word in ("Brexit", "BREXIT", "brexit")
    ]
    assert surfaces(found, "the Ministries of Truth", "en") == [("Ministries of Truth", "style-term.d")]
    assert surfaces(found, "This is what IS says it is", "en") == [("IS", "organisation.x")]


def test_nothing_joins_across_a_line_or_a_comma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQA_CACHE_DIR", str(tmp_path / "cache"))
    found = small(tmp_path, "organisation.x,en,Red Cross,,")
    assert surfaces(found, "Red\nCross, Red, Cross; Red  Cross and red-cross", "en") == [
        ("Red  Cross", "organisation.x")
    ]


_ALPHABET = (
    "Israel US North Korea 以色列美国海地区上インドネシアマリ Путин США إسرائيل و ل ال "
    "ישראל ב ארה״ב इज़राइल 이스라엘은 's-’.'\"\n\u200c，（）"
)


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=_ALPHABET, max_size=60), code=st.sampled_from([language.code for language in supported()]))
def test_matches_are_in_order_apart_and_true_to_the_text(text: str, code: str) -> None:
    last = 0
    for match in _SHIPPED.find(text, load(code)):
        assert last <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.surface
        last = match.end


_SHIPPED = Glossary.load()


@pytest.mark.parametrize("outside", ["", "𠮷", "𠮷美"])
def test_long_texts_go_another_way_to_the_same_matches(outside: str) -> None:
    """The third way is that of a text with characters beyond the first plane, of which the pairs of UTF-16 know nothing."""
    text = f"以色列和美国{outside}在上海地区，ＵＳ与发展中国家；内蒙古（刚果（金））。" * 40
    once = [(match.start, match.end, match.concept) for match in _SHIPPED.find(text, load("zh"))]
    many = _SHIPPED.find(text * 20, load("zh"))
    expected = [(start + n * len(text), end + n * len(text), c) for n in range(20) for start, end, c in once]
    assert [(match.start, match.end, match.concept) for match in many] == expected
    assert [surface for surface, _ in surfaces(_SHIPPED, text, "zh")][:3] == ["以色列", "美国", "上海"]


def test_a_term_that_ends_in_a_bracket_is_found_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "concept,lang,term,status,replacement\nterritory.CD,en,Congo (Gold),forbidden,DR Congo\n", encoding="utf-8"
    )
    glossary = Glossary.load((tmp_path,), shipped=False)
    text = "In Congo (Gold), and in Congo (Gold"
    assert [match.surface for match in glossary.find(text, load("en"))] == ["Congo (Gold)", "Congo (Gold"]
