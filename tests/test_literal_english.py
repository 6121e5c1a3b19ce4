"""Names that were translated as words, told from the English alone: each row is sound and calls no established name wrong."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from tqa import Checker, Config, Document
from tqa.languages.literal import alternatives
from tqa.languages.literal.english import renderings, words

LANGUAGES = [
    "ar",
    "bg",
    "bn",
    "cs",
    "da",
    "de",
    "el",
    "es",
    "fa",
    "fi",
    "fr",
    "he",
    "hi",
    "hr",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sr",
    "sv",
    "tr",
    "uk",
    "ur",
    "vi",
    "zh",
]
KINDS = (
    "party.",
    "organisation.",
    "armed-group.",
    "agency.",
    "media-title.",
    "place.",
    "territory.",
    "treaty.",
    "office.",
)
GLOSSARIES = Path(__file__).parent.parent / "glossaries"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(only=("deprecated-term",)))


@cache
def _established() -> tuple[str, ...]:
    """What the glossary calls parties, bodies and places in English."""
    found = []
    for path in sorted(GLOSSARIES.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                english = row.get("lang") == "en" and "term" in row and (row.get("concept") or "").startswith(KINDS)
                if english and row.get("status") not in ("deprecated", "forbidden"):
                    found.append(row["term"])
    return tuple(found)


@pytest.mark.parametrize("base", LANGUAGES)
def test_no_row_calls_an_established_name_wrong(base: str) -> None:
    known = renderings(base)
    assert known is not None
    established = {name for found in known.by_beginning.values() for _, name in found}
    own = {name.name for name in established}
    assert own
    assert [
        name for name in (*_established(), *own) if (0, len(name)) in {(s.start, s.end) for s, _ in known.find(name)}
    ] == []
    assert all(code.removeprefix("territory.").isupper() for one in established for code in one.homes)


@pytest.mark.parametrize("base", LANGUAGES)
def test_every_row_can_be_looked_for(base: str) -> None:
    known = renderings(base)
    assert known is not None
    texts = [f"{beginning} begins what may be a name" for beginning in known.by_beginning]
    assert all(0 <= span.start < span.end <= len(text) for text in texts for span, _ in known.find(text))


@pytest.mark.parametrize("base", LANGUAGES)
def test_what_a_word_means_is_written_as_a_name(base: str) -> None:
    assert [m for meanings in words(base).values() for m in meanings if not m[:1].isupper()] == []


@pytest.mark.parametrize(
    ("base", "target", "found"),
    [
        ("ar", "Prime Minister Nawaf Peace spoke in Beirut.", ("Peace", "Salam", "major")),
        ("ar", "Nawaf Peace has a shop in Leeds.", ("Peace", "Salam", "minor")),
        ("ar", "Nawaf Salam met Joseph Aoun. Peace said he would stay.", ("Peace", "Salam", "minor")),
        ("ar", "Nawaf Salam met Joseph Aoun. Peace is far away in Lebanon.", None),
        ("fr", "Prime Minister Nawaf Peace spoke in Beirut.", None),
        (None, "Prime Minister Nawaf Peace spoke in Beirut.", None),
        ("ar", "The Hope Movement left the cabinet of Lebanon.", ("Hope Movement", "Amal Movement", "minor")),
        ("ar", "The Hope Movement was founded in Ohio.", None),
        ("ar", "In Lebanon the New Hope Movement met.", None),
        ("ar", "The deputies of the Party of Allah walked out.", ("the Party of Allah", "Hezbollah", "minor")),
        ("ar", "Hezbollah (Party of Allah) walked out.", None),
        ("pl", "The “Electoral Newspaper” wrote so.", ("Electoral Newspaper", "Gazeta Wyborcza", "minor")),
        ("pl", "Gazeta Wyborcza (“Electoral Newspaper”) wrote so.", None),
        ("pl", "A club says “Law and Fairness” is its motto.", None),
        ("fa", "The newspaper East wrote so.", ("The newspaper East", "Shargh", "minor")),
        ("fa", "The newspaper East Anglian Times wrote so.", None),
        ("el", "In Athens the newspaper “Daily” wrote so.", ("Daily", "Kathimerini", "minor")),
        ("el", "In Athens they wrote “Daily” on it.", None),
        ("sk", "In Bratislava the daily “We Are” wrote so.", ("We Are", "Sme", "minor")),
        ("hr", "In Zagreb the Highest Court met.", ("Highest Court", "Supreme Court", "minor")),
        (
            "fa",
            "Iran's Assembly for Diagnosing the Interest of the System met.",
            ("Assembly for Diagnosing the Interest of the System", "Expediency Council", "minor"),
        ),
        ("ar", "Libya's Supreme Council of State met.", ("Supreme Council of State", "High Council of State", "minor")),
        ("he", "In Israel the Security Minister met him.", ("the Security Minister", "Defense Minister", "minor")),
        ("he", "National Security Minister Itamar Ben-Gvir met him in Jerusalem.", None),
        (
            "bn",
            "Bangladesh's Corruption Suppression Commission said so.",
            ("Corruption Suppression Commission", "Anti-Corruption Commission", "minor"),
        ),
        ("bn", "The Bangladesh Nationalist Party met the Anti-Corruption Commission.", None),
        ("he", "The Treasury Office in Jerusalem said so.", ("Treasury Office", "Finance Ministry", "minor")),
        ("he", "The Ministry of Treasure in Israel said so.", ("Ministry of Treasure", "Finance Ministry", "minor")),
        ("zh", "The leaders of the Jian Organization met.", ("Jian Organization", "CSTO", "minor")),
        ("vi", "The Nha Nuoc Bank cut its rates.", ("Nha Nuoc Bank", "State Bank of Vietnam", "minor")),
        ("tr", "Health Minister Fahrettin Husband spoke in Ankara.", ("Husband", "Koca", "major")),
        ("he", "The Treasury Office in London said so.", None),
        ("tr", "In Ankara the Inner Works Ministry spoke.", ("Inner Works Ministry", "Interior Ministry", "minor")),
        ("hi", "The People's House in Delhi met.", ("People's House", "Lok Sabha", "minor")),
        ("hi", "The People's House in Vienna burnt.", None),
        ("cs", "In Prague the YES movement met.", ("YES", "ANO", "minor")),
        ("cs", "In Dublin the YES movement met.", None),
        ("cs", "It is a task for the Czech Tracks.", ("the Czech Tracks", "Czech Railways", "minor")),
        ("cs", "Czech Railways, or the Czech Tracks, met.", None),
        ("ar", "He spoke of “the Party of Allah”.", None),
        ("uk", "The Supreme Soviet adopted the law.", ("Supreme Soviet", "Verkhovna Rada", "minor")),
        ("uk", "The Supreme Soviet adopted the declaration in 1990.", None),
        ("uk", "The Supreme Soviet of the USSR adopted the law.", None),
        ("es", "Peace wins the vote in Bolivia, where Rodrigo Paz was first.", ("Peace", "Paz", "minor")),
        ("ar", "Ahmed al-Sharaa met Abdi in Damascus. The Sharia led the group.", ("The Sharia", "al-Sharaa", "minor")),
        ("zh", "Greater Paris thrash Inter in Munich.", ("Greater Paris", "Paris Saint-Germain", "minor")),
        ("zh", "Greater Paris has 12 million inhabitants.", None),
        ("es", "Peace in Bolivia is what Rodrigo Paz wants.", None),
        ("es", "The Ministry of Work said so.", ("Ministry of Work", "Ministry of Labour", "minor")),
        ("es", "The Ministry of Works said so.", None),
        (
            "it",
            "The President of the Council Giorgia Meloni is in Rome.",
            ("The President of the Council", "Prime Minister", "minor"),
        ),
        ("de", "The country game in Salzburg was sold out.", ("country game", "international match", "minor")),
        ("pt", "In Brazil the Party of Workers won.", ("Party of Workers", "Workers' Party", "minor")),
        ("fr", "The jury gave the film the Grand Prize of Cannes.", None),
    ],
)
def test_what_tells_a_name_from_its_words(
    checker: Checker, base: str | None, target: str, found: tuple[str, str, str] | None
) -> None:
    report = checker.check(Document.of(target, source_lang=base, target_lang="en"))
    told = [(one.surface, one.suggestions[0], one.severity.value) for one in report.findings]
    assert told == ([found] if found else [])


@pytest.mark.parametrize("base", LANGUAGES)
def test_what_a_row_says_is_found_by_its_first_letters(base: str) -> None:
    known = renderings(base)
    assert known is not None
    rows = tomllib.loads(
        (resources.files("tqa.languages.literal.english") / f"{base}.toml").read_text(encoding="utf-8")
    )
    plain = [
        choice
        for value in rows["names"].values()
        for row in ([value] if isinstance(value, str) else value)
        for choice in alternatives(row.partition(" @")[0])
        if choice and not set(choice) & set("()<>?|[]*+")
    ]
    assert plain
    for choice in plain:
        forms = (choice, choice.capitalize()) if choice.islower() else (choice,)
        for form in forms:
            assert any(span.start == 5 for span, _ in known.find(f"Said {form}.")), form


@pytest.mark.parametrize(
    ("base", "target", "message"),
    [
        ("it", "In Genova they voted.", "“Genova” is what the source’s language calls “Genoa”"),
        ("cs", "In Prague the YES movement met.", "“YES” is “ANO” translated word for word"),
        (
            "ru",
            "In Moscow FAS fined it.",
            "“FAS” is how the source’s language abbreviates “Federal Antimonopoly Service”",
        ),
    ],
)
def test_the_message_says_what_the_name_is(checker: Checker, base: str, target: str, message: str) -> None:
    report = checker.check(Document.of(target, source_lang=base, target_lang="en"))
    assert [finding.message for finding in report.findings] == [message]
