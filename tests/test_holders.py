"""Holders of offices, and people of places where Chinese names are not spelt in pinyin, as a machine heard or read them."""

from __future__ import annotations

import pytest

from tqa import Checker, Config, Document


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load(Config(model=False, only=("name-variant",)))


def told(checker: Checker, target: str, source_lang: str | None = "zh") -> list[tuple[str, str]]:
    document = Document.of(target, source_lang=source_lang)
    return [(finding.surface, finding.suggestions[0]) for finding in checker.check(document).findings]


@pytest.mark.parametrize(
    ("target", "wrong", "right"),
    [
        ("Mexican President Sinbaum rejected the tariffs.", "Sinbaum", "Sheinbaum"),
        ("Canadian Prime Minister Mark Kani spoke in Ottawa.", "Kani", "Carney"),
        ("President Qisekedi of the DRC signed it.", "Qisekedi", "Tshisekedi"),
        ("French President Makelong left Paris.", "Makelong", "Macron"),
        ("In Singapore, Prime Minister Huang Xuncai said so.", "Huang Xuncai", "Lawrence Wong"),
        ("Guinea-Bissau's army removed President Enbalo.", "Enbalo", "Embalo"),
        ("United Nations Secretary-General Gutreres spoke.", "Gutreres", "Guterres"),
        ("HONG KONG - Chief Executive Li Jiachao said so.", "Li Jiachao", "John Lee"),
        ("Crowds in Taipei heard Zhou Jielun sing.", "Zhou Jielun", "Jay Chou"),
        ("European Commission President Feng Delaine took part.", "Feng Delaine", "von der Leyen"),
        ("United Nations Secretary-General Gu Teleisi spoke.", "Gu Teleisi", "Guterres"),
        ("U.S. Secretary of State Mark Rubio will call him.", "Mark Rubio", "Marco Rubio"),
        ("Ukrainian President Vladimir Zelensky and Vladimir Putin spoke.", "Vladimir Zelensky", "Volodymyr Zelensky"),
        ("British Prime Minister Kier Starmer said so.", "Kier Starmer", "Keir Starmer"),
    ],
)
def test_who_is_meant_is_told(checker: Checker, target: str, wrong: str, right: str) -> None:
    assert told(checker, target) == [(wrong, right)]


def test_a_spelling_is_told_wherever_it_stands(checker: Checker) -> None:
    text = "Mexican President Sinbaum spoke on Monday. Sinbaum said no. Aides of Sinbaum agreed."
    assert told(checker, text) == [("Sinbaum", "Sheinbaum")] * 3


def test_an_office_tells_it_in_translations_from_any_language(checker: Checker) -> None:
    assert told(checker, "Mexican President Sinbaum rejected it.", None) == [("Sinbaum", "Sheinbaum")]
    assert told(checker, "Crowds in Taipei heard Zhou Jielun sing.", "ru") == []


@pytest.mark.parametrize(
    "target",
    [
        "Mexican President Claudia Sheinbaum met Canadian Prime Minister Mark Carney.",
        "Chinese Premier Li Qiang and Foreign Minister Wang Yi met in Beijing.",
        "Li Jiachao, a farmer in Hunan province, grows rice.",
        "Director Li An opened the plant in Wuhan.",
        "Israeli Foreign Minister Cohen spoke in 2023.",
        "Sinbaum is a village.",
        "Indian Prime Minister Rajiv Gandhi was killed in 1991, and Mark Rubio sings.",
        "Syrian President Hafez al-Assad ruled for 29 years; US President George Bush came.",
        "Mexican President Kowalczyk is invented.",
    ],
)
def test_others_are_left_alone(checker: Checker, target: str) -> None:
    assert told(checker, target) == []


@pytest.mark.parametrize(
    ("target", "wrong", "right"),
    [
        ("A fire broke out in Dapu, Hong Kong.", "Dapu", "Tai Po"),
        ("In Japan, Xiongben Prefecture was hit.", "Xiongben", "Kumamoto"),
        ("Flights from Renchuan in South Korea were cancelled.", "Renchuan", "Incheon"),
    ],
)
def test_places_are_not_spelt_as_mandarin_reads_them(checker: Checker, target: str, wrong: str, right: str) -> None:
    assert told(checker, target) == [(wrong, right)]


def test_places_of_china_and_of_nowhere_near_are_left_alone(checker: Checker) -> None:
    assert told(checker, "A fire broke out in Dapu, a county in Guangdong, China.") == []
    assert told(checker, "China says Xizang and not Tibet.") == []


@pytest.mark.parametrize(
    ("target", "wrong", "right"),
    [
        ("SEOUL - President Yoon Suk Yeol fell. Moon Hyung-bae said that Yin had lied.", "Yin", "Yoon"),
        ("TAIPEI - Tsai Ing-wen spoke. President Cai said no.", "Cai", "Tsai"),
        ("TOKYO - Shigeru Ishiba spoke. Shipo said that he would go.", "Shipo", "Ishiba"),
    ],
)
def test_a_family_name_alone_is_told_by_the_whole_one(checker: Checker, target: str, wrong: str, right: str) -> None:
    assert told(checker, target) == told(checker, target, None) == [(wrong, right)]
    assert told(checker, target, "ko") == []


@pytest.mark.parametrize(
    "target",
    [
        "SEOUL - President Yoon Suk Yeol met Yin Li. Yin spoke.",
        "SEOUL - President Yoon Suk Yeol met Premier Yin. Mr. Yoon spoke.",
        "Yin said that he would go to Seoul.",
        "TAIPEI - President Lai Ching-te spoke. Lai said no.",
        "SEOUL - Kim Seok-jin met Lee Jae-myung. Jin said so.",
    ],
)
def test_a_family_name_alone_may_be_another_s(checker: Checker, target: str) -> None:
    assert told(checker, target) == []


@pytest.mark.parametrize(
    ("target", "wrong", "right"),
    [
        ("The U.S. and the Philippines keep to the Meifei Treaty.", "Meifei", "US-Philippines"),
        ("Israel struck again. The Yi army said it had hit Iran.", "Yi army", "Israeli army"),
        ("Ukraine and Russia talked. The Wu side said no.", "Wu side", "Ukrainian side"),
    ],
)
def test_countries_read_by_their_short_forms(checker: Checker, target: str, wrong: str, right: str) -> None:
    assert told(checker, target) == told(checker, target, None) == [(wrong, right)]
    assert told(checker, target, "ru") == []


@pytest.mark.parametrize(
    "target",
    [
        "The Yi army of the Qing fell. The Wu side lost.",
        "Seoul and South Korea heard Han Duck-soo. The Han side said no.",
        "Ukraine and Russia talked. Wu sides with no one.",
        "China's Huazhong University opened.",
        "The U.S. and the Philippines met in Manila. The Meili Snow Mountain is in Yunnan.",
    ],
)
def test_a_syllable_alone_is_no_country(checker: Checker, target: str) -> None:
    assert told(checker, target) == []


@pytest.mark.parametrize(
    ("target", "wrong", "right"),
    [
        ("TOKYO - Defense Minister Hajime Nakatani spoke in Japan.", "Hajime Nakatani", "Gen Nakatani"),
        ("Sanae Takaichi won. Hayanae Takaichi named a minister.", "Hayanae Takaichi", "Sanae Takaichi"),
    ],
)
def test_a_given_name_of_japan_is_told_by_the_office_or_by_the_text(
    checker: Checker, target: str, wrong: str, right: str
) -> None:
    assert told(checker, target, "ja") == [(wrong, right)]
    assert told(checker, target.replace(wrong, right), "ja") == []


def test_relatives_and_other_ministers_have_the_family_name_too(checker: Checker) -> None:
    assert told(checker, "Shinzo Abe was shot. His wife Akie Abe mourned; Yokiro Abe did, too.", "ja") == []
    assert told(checker, "TOKYO - Foreign Minister Shintaro Abe of Japan resigned.", "ja") == []
