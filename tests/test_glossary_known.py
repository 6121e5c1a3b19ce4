"""What is known by its names only, and what the generator makes: cities, the calendar, the peoples of the world."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tqa.errors import GlossaryError
from tqa.glossary import Form, Glossary
from tqa.glossary.commands import search_known
from tqa.glossary.layers import layers_of
from tqa.glossary.lint import lint
from tqa.glossary.merge import merge
from tqa.glossary.tables import read_table
from tqa.languages import load

HEADER = "concept,of,names\n"


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return Glossary.load()


def written(folder: Path, rows: str) -> Path:
    path = folder / "known-here.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["Nagasaki", "NAGASAKI", "長崎", "Нагасаки", "나가사키", "נגסאקי"])
def test_a_city_is_known_by_its_names(shipped: Glossary, name: str) -> None:
    assert [(known.concept, known.of) for known in shipped.known(name)] == [("place.nagasaki", "territory.JP")]


def test_a_name_of_several_is_told_as_such(shipped: Glossary) -> None:
    assert {"territory.CA", "territory.NZ"} <= {known.of for known in shipped.known("Hamilton")}
    assert shipped.known("Zzyzx") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "It is nice to read about mobile baths that split. Reading is nice. Of course, Batman. Mobile phones sell.",
        ),
        ("tr", "Bu konuda bir açıklama yapıldı. Of çekti."),
        ("zh", "长沙发很长，大同小异，平凉了。"),
        ("fr", "Les tours de Nice sont belles. Lens et Sens."),
        ("de", "Das Essen in Hagen war gut."),
    ],
)
def test_cities_that_are_words_are_not_found_in_a_text(shipped: Glossary, language: str, text: str) -> None:
    assert [match.surface for match in shipped.find(text, load(language))] == []


def test_a_desk_adds_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQA_CACHE_DIR", str(tmp_path / "cache"))
    path = written(tmp_path, "place.little-snoring,territory.GB,Little Snoring|リトル・スノーリング\n")
    glossary = Glossary.load([path])
    (known,) = glossary.known("little snoring")
    assert (known.layer, known.of) == ("known-here", "territory.GB")
    assert not glossary.find("Little Snoring", load("en"))
    assert search_known(layers_of([path], shipped=True), "Little Snoring")[0].concept == "place.little-snoring"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("Nice,territory.FR,Nice\n", "no concept id"),
        ("town.nice,territory.FR,Nice\n", "unknown type “town”"),
        ("place.nice,territory.FR,\n", "empty names"),
        ("place.nice,territory.FR,Nice|…\n", "without a letter"),
    ],
)
def test_bad_rows_are_refused_by_line(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=message) as caught:
        read_table(written(tmp_path, rows), "x")
    assert caught.value.line == 2


def test_what_it_belongs_to_must_be_there(tmp_path: Path) -> None:
    path = written(tmp_path, "place.nice,territory.XX,Nice\n")
    with pytest.raises(GlossaryError, match=r"unknown concept “territory\.XX” in of"):
        merge(layers_of([path], shipped=False))
    twice = written(tmp_path, "place.nice,,Nice\nplace.nice,,Nizza\n")
    (problem,) = lint(layers_of([twice], shipped=False))
    assert "already in line 2" in str(problem)


@pytest.mark.parametrize(
    ("language", "text", "concept", "form"),
    [
        ("es", "El presidente keniano viajó.", "territory.KE", Form.ADJECTIVE),
        ("pl", "Prezydent Wenezueli i wenezuelski minister.", "territory.VE", Form.ADJECTIVE),
        ("cs", "Indonéská vláda jednala.", "territory.ID", Form.ADJECTIVE),
        ("uk", "Пакистанська делегація.", "territory.PK", Form.ADJECTIVE),
        ("tr", "Pakistanlı bakan geldi.", "territory.PK", Form.INHABITANT),
        ("ar", "الرئيس البرازيلي وصل.", "territory.BR", Form.ADJECTIVE),
        ("he", "הנשיא הברזילאי הגיע.", "territory.BR", Form.ADJECTIVE),
        ("fa", "رئیس‌جمهور فرانسوی آمد.", "territory.FR", Form.ADJECTIVE),
        ("hi", "जापानी मंत्री आए।", "territory.JP", Form.ADJECTIVE),
        ("zh", "两名巴西人受伤。", "territory.BR", Form.INHABITANT),
        ("ja", "ブラジル人が負傷した。", "territory.BR", Form.INHABITANT),
        ("ko", "브라질인이 다쳤다.", "territory.BR", Form.INHABITANT),
    ],
)
def test_peoples(shipped: Glossary, language: str, text: str, concept: str, form: Form) -> None:
    found = [match for match in shipped.find(text, load(language)) if concept in match.concepts]
    assert form in {term.form for match in found for term in match.terms}


@pytest.mark.parametrize("text", ["巴西人民投票。", "巴西人口增长。", "巴西人质获释。"])
def test_a_people_is_not_found_in_another_word(shipped: Glossary, text: str) -> None:
    (match,) = shipped.find(text, load("zh"))
    assert (match.surface, match.term.form) == ("巴西", Form.SHORT)


def test_the_calendar(shipped: Glossary) -> None:
    monday = {
        language: [t.text for t in shipped.terms("calendar.monday", load(language))] for language in ("en", "ru", "ja")
    }
    assert monday == {"en": ["Monday"], "ru": ["понедельник"], "ja": ["月曜日"]}
    assert [t.text for t in shipped.terms("calendar.january", load("pl"))] == ["styczeń", "stycznia"]
    assert shipped.terms("calendar.may", load("en")) == ()


def test_a_long_inflected_term_costs_no_more_than_a_short_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each Russian word may be a form of many: what no term goes on with must be left at once."""
    monkeypatch.setenv("TQA_CACHE_DIR", str(tmp_path / "cache"))
    long = "Международная организация по правам человека и гражданским свободам народов Северного Кавказа и Закавказья"
    path = tmp_path / "long.csv"
    path.write_text(f"concept,lang,term\norganisation.long,ru,{long}\n", encoding="utf-8")
    glossary = Glossary.load([path], shipped=False)
    text = (
        "Международная организация труда выступила за сокращение рабочего времени шахтёров угольной промышленности. "
        * 20
    )
    start = time.process_time()
    assert glossary.find(text, load("ru")) == ()
    assert time.process_time() - start < 1
    inflected = (
        "В Международной организации по правам человека и гражданским свободам народов Северного Кавказа и Закавказья"
    )
    assert [match.concept for match in glossary.find(inflected, load("ru"))] == ["organisation.long"]
