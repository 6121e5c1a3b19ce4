"""From what the tables say to the sections of the compiled form. Only imported when a glossary has changed."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from tqa.glossary.concept import Known, Term
from tqa.glossary.lexicon import build_lexicon
from tqa.glossary.merge import Merged
from tqa.languages import load as load_language
from tqa.languages.romanisation import fold


def _by_name(known: list[Known]) -> dict[str, list[int]]:
    """The places in the list of what is called so, folded."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(known):
        for name in dict.fromkeys(map(fold.__wrapped__, one.names)):
            found.setdefault(name, []).append(number)
    return found


def compile_sections(merged: Merged) -> dict[str, bytes]:
    """The sections of the compiled form. Drafts stay out: they are shown and tested from the tables, never enforced.

    `merged` loses its concepts and terms, so that a large glossary is never in memory twice.
    """
    types = {c.id: c.type.value for c in merged.concepts.values() if c.id.partition(".")[0] != c.type.value}
    families: dict[str, list[Term]] = defaultdict(list)
    for term in merged.terms:
        if not term.draft:
            families[term.language.partition("-")[0]].append(term)
    related: dict[str, dict[str, None]] = defaultdict(dict)
    for concept in merged.concepts.values():
        for relation in concept.relations:
            related[relation.to][concept.id] = None
    encode = msgspec.msgpack.encode
    sections = {
        "concepts": encode(merged.concepts),
        "related": encode({to: tuple(ids) for to, ids in related.items()}),
        "readings": encode([reading for reading in merged.readings if not reading.draft]),
        "examples": encode(merged.examples),
        "known": encode(merged.known),
        "known names": encode(_by_name(merged.known)),
    }
    merged.terms.clear()
    merged.concepts.clear()
    for base in list(families):
        terms = families.pop(base)
        codes = {term.language for term in terms} | ({"zh", "zh-Hant"} if base == "zh" else set())
        for code in sorted(codes):
            language = load_language(code)
            guards = [guard.word for guard in merged.guards if guard.language.partition("-")[0] == base]
            sections[f"language {code}"] = encode(build_lexicon(terms, guards, language, types))
    return sections
