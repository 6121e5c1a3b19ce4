"""Mentions that are of one and the same: the glossary's concept, the same words, the end of a longer name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tqa.languages.inflection import inflection
from tqa.roster.mentions import OF_PEOPLES, Mention


@dataclass(slots=True)
class Entity:
    """What several mentions name. `concept` is what the glossary knows it as."""

    concept: str | None
    mentions: list[Mention] = field(default_factory=list)

    @property
    def shown(self) -> Mention:
        """The mention that says most: the longest, nouns before adjectives, the first of equals."""
        return max(self.mentions, key=lambda mention: (not _is_adjective(mention), len(mention.surface)))


def _is_adjective(mention: Mention) -> bool:
    return mention.match is not None and mention.match.term.form in OF_PEOPLES


def grouped(mentions: Iterable[Mention], named: frozenset[str]) -> list[Entity]:
    """Each entity with its mentions, in the order of the first. `named` are the concepts that the source has, which
    decide between two that are written alike (Georgia)."""
    found = list(mentions)
    sure = {m.match.concept for m in found if m.match is not None and len(m.match.concepts) == 1}
    entities: dict[object, Entity] = {}
    for mention in found:
        concept = _concept(mention, named, sure)
        key: object = concept if concept is not None else _key(mention)
        entities.setdefault(key, Entity(concept)).mentions.append(mention)
    return _with_short_forms(list(entities.values()))


def _concept(mention: Mention, named: frozenset[str], sure: set[str]) -> str | None:
    if mention.match is None:
        return None
    concepts = mention.match.concepts
    for known in (named, sure):
        for concept in concepts:
            if concept in known:
                return concept
    return concepts[0]


def _key(mention: Mention) -> tuple[str, ...]:
    """The words of a name, each in the shortest form that it may be a case of."""
    rules = inflection(mention.passage.target.language.code)
    if rules is None:
        return mention.words
    return tuple(min(rules.bases(word), key=lambda base: (len(base), base)) for word in mention.words)


def _with_short_forms(entities: Sequence[Entity]) -> list[Entity]:
    """A family name or an acronym joins the one longer name that it is short for."""
    longer: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for words in {mention.words for mention in entity.mentions}:
            if len(words) > 1:
                for short in {words[-1], "".join(word[:1] for word in words if len(word) > 3)}:
                    if entity not in longer[short]:
                        longer[short].append(entity)
    kept = []
    for entity in entities:
        words = entity.mentions[0].words
        others = [other for other in longer.get("".join(words), ()) if other is not entity]
        if entity.concept is None and len(words) == 1 and len(words[0]) > 1 and len(others) == 1:
            others[0].mentions += entity.mentions
        else:
            kept.append(entity)
    for entity in kept:
        entity.mentions.sort(key=lambda mention: (mention.number, mention.span))
    return sorted(kept, key=lambda entity: (entity.mentions[0].number, entity.mentions[0].span))
