"""Whose office it is depends on the day on which the article appeared."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tqa import Checker, Config, Document

PEOPLE = """concept,lang,term,status,form,of,role,from,to
person.ada-nowak,en,Ada Nowak,preferred,full,territory.PL,foreign-minister,2015-01-01,2019-06-30
person.ada-nowak,en,Nowak,admitted,family-name,territory.PL,president,2020-01-01,
"""


@pytest.mark.parametrize(
    ("text", "published", "suggested"),
    [
        ("Polish Prime Minister Ada Nowak left.", date(2023, 5, 1), "President"),
        ("Polish Prime Minister Ada Nowak left.", date(2016, 5, 1), "Foreign Minister"),
        ("Polish Prime Minister Ada Nowak left.", date(2014, 5, 1), None),
        ("Polish Foreign Minister Ada Nowak left.", date(2023, 5, 1), None),
        ("Polish Prime Minister Ada Nowak left.", date(2020, 1, 20), None),
        ("Polish Prime Minister Ada Nowak left.", None, "President"),
        ("Swiss President Ada Nowak left.", date(2023, 5, 1), "Polish"),
    ],
)
def test_the_office_of_the_day(tmp_path: Path, text: str, published: date | None, suggested: str | None) -> None:
    house = tmp_path / "people.csv"
    house.write_text(PEOPLE, encoding="utf-8")
    checker = Checker.load(Config(only=("attribute-mismatch",), glossaries=(house,)))
    findings = checker.check(Document.of(text, published=published)).findings
    assert [one for finding in findings for one in finding.suggestions] == ([suggested] if suggested else [])
