"""Whether source and target are what they are said to be: a text in the wrong language, or the two swapped.

Checks would drown in such a document, or say nothing at all; it is better not checked. What is judged is the plain case
only, many letters of another script or many words of another language: a target left untranslated is a finding.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.text.lexicon import load as load_lexicon
from tqa.text.scripts import describe, script_of, writes, written
from tqa.text.text import Text
from tqa.text.usage import at_home

SAMPLE = 4_000
"""Characters from the beginning that are looked at."""

MIN_LETTERS = 20
MIN_WORDS = 20
OWN_LETTERS = 0.05
"""A text with fewer letters of its language's script, as a share, is in another one: one Chinese word among English ones."""

STRANGE_LETTERS = 0.3
"""So is a text with more letters than that of scripts that are neither its language's nor Latin, as kana in Chinese."""

FAMILIAR = 0.7
"""A text of whose words this share is in the word table is in its language, without a closer look."""

STRANGE_WORDS = 2.0
"""So is a text whose words are likelier by this in another language, as a mean natural logarithm."""


def contradiction(source: Text, target: Text) -> str | None:
    """What is plainly wrong with the languages of a source and its translation; None if nothing is."""
    other = _instead(source, target.language)
    if other is None:
        return None
    if _is(source, target.language) and _is(target, source.language):
        return (
            f"source and target look swapped: the source is in {target.language.name},"
            f" the target in {source.language.name}"
        )
    return f"the source is not in {source.language.name}, as was said, but in {other}"


def _is(text: Text, language: Language) -> bool:
    """Whether a text that is said to be in another language is in this one."""
    if _strangers(text, language) is not None:
        return False
    if text.language.scripts == language.scripts:
        return _strangeness(text, text.language.base, language.base) > STRANGE_WORDS
    return _strangers(text, text.language) is not None


def _instead(text: Text, rival: Language) -> str | None:
    """What a text is in if it is not in its language: a script, or one of the languages in the word table."""
    if not text.language.scripts:
        return None
    stranger = _strangers(text, text.language)
    if stranger is not None:
        return describe(stranger, None)
    home = text.language.base
    lexicon = load_lexicon()
    if home not in lexicon.languages or _familiar(text, home):
        return None
    means = _means(text)
    strangest = max((code for code in means if code != home), key=means.__getitem__, default=home)
    return (
        load_language(strangest).name
        if strangest != home and _strangeness(text, home, strangest) > STRANGE_WORDS
        else None
    )


def _strangers(text: Text, language: Language) -> str | None:
    """The script that most of a text is in, if it cannot be in this language."""
    if _mostly_written(text.content[:SAMPLE], language):
        return None
    scripts = _scripts(text)
    total = scripts.total()
    if total < MIN_LETTERS:
        return None
    own = sum(count for script, count in scripts.items() if writes(language, script))
    strange = sum(count for script, count in scripts.items() if not writes(language, script) and script != "Latin")
    if own >= OWN_LETTERS * total and strange <= STRANGE_LETTERS * total:
        return None
    return max((s for s in scripts if not writes(language, s)), key=scripts.__getitem__)


def _mostly_written(content: str, language: Language) -> bool:
    """Whether so many characters are letters of the language that the others cannot be too many: the usual case."""
    own = written(language)
    return own is not None and len(own.sub("", content)) <= STRANGE_LETTERS * len(content)


def _scripts(text: Text) -> Counter[str]:
    """Letters by script."""
    counts = Counter(map(_script, text.content[:SAMPLE]))
    return Counter({script: count for script, count in counts.items() if script is not None})


@cache
def _script(char: str) -> str | None:
    return script_of(char)


def _familiar(text: Text, home: str) -> bool:
    """Whether most words are those of the language: the usual case, quickly seen."""
    words = [word.surface for word in text.words if word.start < SAMPLE and word.surface.islower()]
    return sum(at_home(word, home) is not None for word in words) >= FAMILIAR * len(words) > 0


def _strangeness(text: Text, home: str, abroad: str) -> float:
    """How much likelier the words of a text are abroad, as the mean of natural logarithms; 0 for few words."""
    means = _means(text)
    return means[abroad] - means[home] if home in means and abroad in means else 0.0


def _means(text: Text) -> dict[str, float]:
    """The mean log-probability of the words in each language of the word table; empty for few words."""
    lexicon = load_lexicon()
    words = [word.surface.casefold() for word in text.words if word.start < SAMPLE and word.surface.isalpha()]
    if len(words) < MIN_WORDS:
        return {}
    sums = {code: len(words) * lexicon.unknown(code) for code in lexicon.languages if "+" not in code}
    for word in words:
        for code, probability in lexicon.usage(word).items():
            if code in sums:
                sums[code] += probability - lexicon.unknown(code)
    return {code: total / len(words) for code, total in sums.items()}
