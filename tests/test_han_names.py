"""Names in Chinese characters read in other ways than Mandarin, and the data that tell of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tqa import Checker, Document
from tqa.entity.sound import latin_letters, mandarin, vietnamese
from tqa.languages.han_names import han_names

FACTS = han_names()
FAMILIES = sorted(FACTS.families["territory.VN"])
GIVEN = "兰玉春海明梅琼秋英香雪红芳玲"


def test_vietnamese_names_are_read_character_by_character() -> None:
    assert " ".join(vietnamese("阮氏金银")) == "Nguyen Thi Kim Ngan"
    assert vietnamese("阮鱻") == ()


def test_countries_are_known(checker: Checker) -> None:
    homes = FACTS.few | FACTS.many | FACTS.romanised | set(FACTS.families) | set(FACTS.signs.values())
    assert all(checker.glossary.concept(home) is not None for home in homes)
    assert FACTS.romanised <= FACTS.many
    assert FACTS.few.isdisjoint(FACTS.many)


def test_family_names_are_no_pinyin() -> None:
    for rows in FACTS.families.values():
        for char, spelt in rows.items():
            assert mandarin(char).isdisjoint(latin_letters(one) for one in spelt), char


@settings(deadline=None, max_examples=25)
@given(family=st.sampled_from(FAMILIES), rest=st.text(GIVEN, min_size=2, max_size=2))
def test_a_vietnamese_name_in_mandarin_is_found_and_set_right(checker: Checker, family: str, rest: str) -> None:
    name = family + rest
    syllables = sorted(mandarin(name))[0]
    start = next(part for part in sorted(mandarin(family), key=len, reverse=True) if syllables.startswith(part))
    read = f"{start.capitalize()} {syllables[len(start) :].capitalize()}"
    right = " ".join(vietnamese(name))
    source = f"越南财政部副部长{name}周二发表讲话。"

    def findings(written: str) -> list[tuple[str, tuple[str, ...]]]:
        target = f"Vietnamese Deputy Finance Minister {written} spoke on Tuesday."
        report = checker.check(Document.of(target, source, source_lang="zh"))
        return [(one.surface, one.suggestions) for one in report.findings if one.check == "name-mismatch"]

    assert findings(read) == [(read, (right,))]
    assert findings(right) == []
