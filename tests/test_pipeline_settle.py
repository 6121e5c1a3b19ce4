"""Of findings at one place the weightiest stays, however many there are."""

from __future__ import annotations

import dataclasses

from growth import STEADY, growth
from hypothesis import given
from hypothesis import strategies as st

from tqa.finding import Category, Finding, Severity, Side
from tqa.pipeline import _settle

ORDER = ("one", "two")


def finding(start: int, end: int, check: str = "one", severity: Severity = Severity.MINOR) -> Finding:
    return Finding(
        check=check,
        category=Category.NAME_SPELLING,
        severity=severity,
        confidence=0.5,
        field="body",
        side=Side.TARGET,
        start=start,
        end=end,
        surface="",
        message="",
    )


@given(
    st.lists(
        st.builds(
            lambda start, length, check, severity: finding(start, start + length, check, severity),
            st.integers(0, 12),
            st.integers(0, 6),
            st.sampled_from(ORDER),
            st.sampled_from(list(Severity)),
        ),
        max_size=20,
    )
)
def test_settling_is_what_comparing_all_would_do(findings: list[Finding]) -> None:
    kept = _settle(list(findings), ORDER)
    slow: list[Finding] = []
    for one in sorted(findings, key=lambda f: (-f.severity.rank, ORDER.index(f.check), f.start)):
        if not any(other.span.covers(one.span) or one.span.covers(other.span) for other in slow):
            slow.append(one)
    assert kept == slow


def test_the_time_to_settle_many_findings_grows_with_their_number() -> None:
    findings = [finding(at, at + 3) for at in range(0, 100_000, 4)]
    assert len(_settle(findings, ORDER)) == 25_000
    assert growth(lambda size: _settle(findings[:size], ORDER), len(findings) // 4) < STEADY


def test_of_two_findings_as_grave_the_one_that_says_what_to_write_stays() -> None:
    silent = dataclasses.replace(finding(0, 9), confidence=0.9)
    telling = dataclasses.replace(finding(2, 7, "two"), confidence=0.6, suggestions=("Lima",))
    assert _settle([silent, telling], ORDER) == [telling]
    graver = dataclasses.replace(silent, severity=Severity.MAJOR)
    assert _settle([telling, graver], ORDER)[0].severity is Severity.MAJOR


def test_a_graver_finding_that_does_not_say_what_to_write_is_told_with_the_words_of_a_lighter_one() -> None:
    silent = finding(5, 10, severity=Severity.MAJOR)
    for start, end in ((5, 10), (0, 12), (6, 9)):
        telling = dataclasses.replace(finding(start, end, "two"), suggestions=("Lima",), surface="Rome")
        (only,) = _settle([telling, silent], ORDER)
        assert (only.check, only.severity, only.suggestions) == ("one", Severity.MAJOR, ("Lima",))
        assert (only.start, only.end, only.surface) == (start, end, "Rome")
    # One of a word among many, or one that takes in another finding, is about something else.
    far = dataclasses.replace(finding(6, 8, "two"), suggestions=("Lima",))
    assert _settle([far, silent], ORDER) == [silent]
    wide = dataclasses.replace(finding(0, 20, "two"), suggestions=("Lima",))
    other = finding(12, 15, severity=Severity.MAJOR)
    assert _settle([wide, silent, other], ORDER) == [silent, other]
    # One that says something keeps it.
    said = dataclasses.replace(silent, suggestions=("Cairo",))
    assert _settle([dataclasses.replace(far, start=5, end=10), said], ORDER) == [said]
