"""The people of a glossary by the sound of their names, to recognise one that is misspelt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from tqa.glossary.concept import Form, Term
from tqa.glossary.glossary import Glossary
from tqa.languages import Language
from tqa.languages.romanisation import fold, is_couple, is_pinyin, sound_key

SLIP = 6
"""From so many letters on, one wrong letter in a family name still shows whose it is; from `SLIP + 3` on, two do."""

SOUND = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A family name that a glossary has, and its term with the given name."""

    family: str
    term: Term


@dataclass(frozen=True, slots=True)
class People:
    """Known people by the sound of their first given name, and by the sound of their family name."""

    by_given: dict[str, tuple[Known, ...]]
    by_family: dict[str, tuple[Known, ...]]

    def meant_by(self, given: str, family: str) -> Known | None:
        """Whose name this may be, misspelt: the given name sounds right, the family name almost."""
        for known in self.by_given.get(sound_key(given), ()):
            if is_almost(family, known.family):
                return known
        return None

    def sounding_like(self, family: str) -> Known | None:
        """Who alone has a family name of this sound, in another spelling."""
        found = self.by_family.get(sound_key(family), ())
        if len(family) < SOUND or len({known.term.concept for known in found}) != 1:
            return None
        if any(fold(known.family) == fold(family) for known in found):
            return None
        return found[0]


@lru_cache(maxsize=8)
def people(glossary: Glossary, language: Language) -> People:
    """The people of a glossary whose names are written in this language with given name and family name."""
    by_given: defaultdict[str, list[Known]] = defaultdict(list)
    by_family: defaultdict[str, list[Known]] = defaultdict(list)
    for term in glossary.people(language):
        words = term.text.split()
        if term.form is not Form.FULL or len(words) < 2 or not term.admitted:
            continue
        known = Known(words[-1], term)
        by_given[sound_key(words[0])].append(known)
        by_family[sound_key(words[-1])].append(known)
    return People(
        {key: tuple(found) for key, found in by_given.items()}, {key: tuple(found) for key, found in by_family.items()}
    )


def is_almost(family: str, known: str) -> bool:
    """Whether a family name is another one with a slip. A couple's names and Chinese syllables are none."""
    one, other = fold(family), fold(known)
    if one == other or one.startswith(other) or other.startswith(one) or is_couple(family, known) or is_pinyin(family):
        return False
    if len(one) >= SOUND and sound_key(family) == sound_key(known):
        return True
    shorter = min(len(one), len(other))
    allowed = 0 if shorter < SLIP else 1 if shorter < SLIP + 3 else 2
    return one[0] == other[0] and allowed > 0 and OSA.distance(one, other, score_cutoff=allowed) <= allowed
