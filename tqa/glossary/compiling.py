"""From what the tables say to the sections of the compiled form. Only imported when a glossary has changed."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from tqa.glossary.concept import Term
from tqa.glossary.lexicon import build_lexicon
from tqa.glossary.merge import Merged
from tqa.languages import load as load_language


def compile_sections(merged: Merged) -> dict[str, bytes]:
    """The sections of the compiled form. Drafts stay out: they are shown and tested from the tables, never enforced."""
    types = {concept.id: concept.type.value for concept in merged.concepts.values()}
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
    }
    for base, terms in families.items():
        codes = {term.language for term in terms} | ({"zh", "zh-Hant"} if base == "zh" else set())
        for code in sorted(codes):
            language = load_language(code)
            guards = [guard.word for guard in merged.guards if guard.language.partition("-")[0] == base]
            sections[f"language {code}"] = encode(build_lexicon(terms, guards, language, types))
    return sections
