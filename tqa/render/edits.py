"""From findings to edits of a text: which are made where they overlap, and the space around what goes."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from tqa.finding import Finding, Side, Span

_SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_WORDY = regex.compile(r"[\p{L}\p{N}]")
_CLOSING = ",.;:!?%)]}”’»"
_OPENING = "([{“‘«"
_NO_SPACE_BEFORE = frozenset(",.;:!?%)]}”’»…،؛؟")
_NO_SPACE_AFTER = frozenset(_OPENING)
_BRACKETS = frozenset(("()", "[]", "{}", "“”", "‘’", "«»", "「」", "『』", "《》", "〈〉", "（）", "【】", '""'))
_BLANKS = " \t\u00a0\u202f\u3000"
_LINE_ENDS = "\n\r\u2028\u2029"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`text[start:end]` becomes `replacement`. Covers the finding's span; wider where space or brackets go with it."""

    start: int
    end: int
    replacement: str
    finding: Finding


def plan(text: str, chosen: Iterable[tuple[Finding, str]]) -> tuple[Edit, ...]:
    """The edits for chosen findings, each with the wording to write: in order, none touching another.

    Where two findings overlap, the graver is written, then the surer, then the longer, then the earlier. A finding whose
    surface is not at its place raises `ValueError`: offsets that lie are a bug.
    """
    made: list[tuple[Finding, str]] = []
    taken: list[Span] = []
    for finding, wording in sorted(chosen, key=lambda item: _precedence(item[0])):
        check_place(text, finding)
        at = bisect(taken, finding.span)
        if wording != finding.surface and not any(
            finding.span.touches(other) for other in taken[max(0, at - 1) : at + 1]
        ):
            made.append((finding, wording))
            taken.insert(at, finding.span)
    made.sort(key=lambda item: item[0].span)
    return tuple(_tidied(text, made))


def first_suggestions(findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """The findings about the target that say what to write, each with its best suggestion."""
    return [
        (finding, finding.suggestions[0]) for finding in findings if finding.side is Side.TARGET and finding.suggestions
    ]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (text[at : edit.start], edit.replacement)
        at = edit.end
    return "".join((*pieces, text[at:]))


def check_place(text: str, finding: Finding) -> None:
    """Raises `ValueError` where the surface is not the slice that the finding claims."""
    if not 0 <= finding.start <= finding.end <= len(text) or finding.span.of(text) != finding.surface:
        raise ValueError(f"{finding.check} at {finding.start}-{finding.end} is not in the text at its place")


def _precedence(finding: Finding) -> tuple[int, float, int, int, str]:
    return (-finding.severity.rank, -finding.confidence, -len(finding.span), finding.start, finding.check)


def _tidied(text: str, made: Sequence[tuple[Finding, str]]) -> Iterable[Edit]:
    """The edits with the space around them put right, from left to right, so that each sees what the last left."""
    floor, written = 0, ""
    for number, (finding, wording) in enumerate(made):
        ceiling = made[number + 1][0].start if number + 1 < len(made) else len(text)
        start, end = max(finding.start, floor), max(finding.end, floor)
        before = text[start - 1] if start > floor else written
        if wording:
            wording = _spaced(finding.surface, wording, before, text[end : end + 1])
            start, end = _closed_up(text, start, end, floor, ceiling, wording)
        else:
            start, end = _widened(text, start, end, floor, ceiling, written)
        yield Edit(start=start, end=end, replacement=wording, finding=finding)
        kept = text[start - 1] if start > floor else ""
        written = (wording or kept or written)[-1:]
        floor = end


def _spaced(surface: str, wording: str, before: str, after: str) -> str:
    """The wording, with the spaces that a script without spaces did not need: `Tuesday,新闻` > `Tuesday, news`."""
    if not surface:
        return wording
    if _gains_space(surface[0], wording[0], before, _CLOSING):
        wording = " " + wording
    if _gains_space(surface[-1], wording[-1], after, _OPENING):
        wording += " "
    return wording


def _gains_space(old: str, new: str, beside: str, signs: str) -> bool:
    """Whether words now meet at one edge, where an unspaced script stood beside a spaced one."""
    return (
        beside != ""
        and _SPACELESS.match(old) is not None
        and not _SPACELESS.match(new)
        and not _SPACELESS.match(beside)
        and _WORDY.match(new) is not None
        and (_WORDY.match(beside) is not None or beside in signs)
    )


def _closed_up(text: str, start: int, end: int, floor: int, ceiling: int, wording: str) -> tuple[int, int]:
    """The span with the single spaces that a spaced script needed in an unspaced text: `称 Hamas 愿` > `称哈马斯愿`."""
    surface = text[start:end]
    if not surface or _SPACELESS.match(surface[0]) or _SPACELESS.match(surface[-1]):
        return start, end
    if (
        _SPACELESS.match(wording[0])
        and start - 1 > floor
        and text[start - 1] == " "
        and _SPACELESS.match(text[start - 2])
    ):
        start -= 1
    if _SPACELESS.match(wording[-1]) and end + 1 < ceiling and text[end] == " " and _SPACELESS.match(text[end + 1]):
        end += 1
    return start, end


def _widened(text: str, start: int, end: int, floor: int, ceiling: int, written: str) -> tuple[int, int]:
    """What goes with a removal: emptied brackets, the doubled comma, the spare space, the emptied line.

    Never before `floor`, where the last edit ended having `written` its last character, nor beyond `ceiling`.
    """
    while floor < start and end < ceiling and text[start - 1] + text[end] in _BRACKETS:
        start, end = start - 1, end + 1
    left, right = start, end
    while floor < left and text[left - 1] in _BLANKS:
        left -= 1
    while right < ceiling and text[right] in _BLANKS:
        right += 1
    before = text[left - 1] if left > floor else (written if left == floor else "")
    after = text[right] if right < len(text) else ""
    at_line_start = not before or before in _LINE_ENDS
    at_line_end = not after or after in _LINE_ENDS
    if at_line_start and at_line_end:
        return _without_line(text, left, right, floor, ceiling)
    if at_line_start:
        return start, right
    if at_line_end or after in _NO_SPACE_BEFORE:
        if after == "," and before in ",;:" and right < ceiling:
            return left, right + 1
        return left, end
    if before in _NO_SPACE_AFTER and left == start:
        return start, right
    if left < start and right > end:
        return left, end
    return start, end


def _without_line(text: str, left: int, right: int, floor: int, ceiling: int) -> tuple[int, int]:
    """The line that is left empty goes with its line end and the blank lines after it, at the end those before it."""
    below = right
    while below < ceiling and text[below] in _LINE_ENDS + _BLANKS:
        below += 1
    if below < len(text):
        if below == ceiling:
            return left, right
        while text[below - 1] in _BLANKS:
            below -= 1
        return left, below
    above = left
    while above > floor and text[above - 1] in _LINE_ENDS + _BLANKS:
        above -= 1
    last_line_end = text[right:]
    return (above, right) if above > floor and last_line_end else (above, len(text))
