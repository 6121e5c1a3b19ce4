"""Every check reads every supported language without stumbling, and says where it found what it found."""

from __future__ import annotations

import pytest

from tqa import Checker, Document
from tqa.languages import Language, supported

TEXTS = {
    "Latn": "Dr. Ana Pérez-Đukić sprach am 3. Mai 2024 mit Peskov. Peskow dit « oui » : 12,5 % !\n\nThe the end.",
    "Cyrl": "Президент Песков сказал: «Да, 12,5 %». Пєсков не відповів.\n\nКонец конец.",
    "Arab": "قال الرئيس أحمد: «نعم». وأضاف أن ١٢ شخصا قتلوا في 3 مايو 2024.\n\nالنهاية النهاية.",
    "Hani": "总统说：“是的”。他还说，12.5亿元，2024年5月3日。\n\n结束结束结束结束。",
    "Hang": "대통령은 “네”라고 말했다. 12억 원, 2024년 5월 3일.\n\n끝 끝.",
    "Deva": "राष्ट्रपति ने कहा: “हाँ”। १२ लोग, 3 मई 2024।\n\nअंत अंत।",
}


def text_of(language: Language) -> str:
    script = next((script for script in language.scripts if script in TEXTS), None)
    if script is None and {"Hans", "Hant", "Jpan"} & set(language.scripts):
        script = "Hani"
    return TEXTS[script or "Latn"]


@pytest.mark.parametrize("language", supported(), ids=lambda language: language.code)
@pytest.mark.parametrize("with_source", [True, False])
def test_every_language(checker: Checker, language: Language, *, with_source: bool) -> None:
    target = text_of(language) + " <unk>"
    source = TEXTS["Hani"] if with_source else None
    report = checker.check(Document.of(target, source, source_lang="zh", target_lang=language.code))
    assert report.error is None
    assert "<unk>" in {finding.surface for finding in report.findings}
    for finding in report.findings:
        text = target if finding.side == "target" else source
        assert text is not None
        assert text[finding.start : finding.end] == finding.surface
