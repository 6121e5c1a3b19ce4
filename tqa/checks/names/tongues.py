"""In which languages an article may have been written, where nobody says it: those of the countries that it is about."""

from __future__ import annotations

from collections import Counter

from tqa.checks.check import Context
from tqa.glossary import ConceptType
from tqa.languages.tongues import tongues_of
from tqa.text.computed import kept

MOST = 2
"""So many languages are asked: a dispute has two sides."""
_LEAST = 3
"""What an article is about it names so often, in one way or another."""
_SHARE = 0.3
"""So large a part of the countries, places and bodies that it names are of where the language is written."""
_OPENING = 200
"""Characters in which an article says which agency it is from."""
_AGENCIES = tuple(f"{kind.value}." for kind in (ConceptType.AGENCY, ConceptType.MEDIA_TITLE))
_TERRITORY = f"{ConceptType.TERRITORY.value}."


@kept
def tongues(context: Context) -> tuple[str, ...]:
    """The source's language by its primary subtag, or without one those of the countries most often named."""
    source = context.source_language
    if source is not None:
        return () if source.base == context.target_language.base else (source.base,)
    known, count, agencies, named = tongues_of(), Counter[str](), dict[str, None](), 0
    for passage in context.passages:
        for match in passage.target_terms:
            homes = (match.concept, *context.glossary.owners(match.concept))
            bases = {base for home in homes for base in known.get(home, ())}
            count.update(bases)
            named += any(home.startswith(_TERRITORY) for home in homes)
            if match.concept.startswith(_AGENCIES) and match.start < _OPENING:
                agencies.update(dict.fromkeys(sorted(bases)))
    count.pop(context.target_language.base, None)
    agencies.pop(context.target_language.base, None)
    about = [base for base, times in count.most_common(MOST) if times >= max(_LEAST, named * _SHARE)]
    return tuple(dict.fromkeys((*agencies, *about)))[:MOST]
