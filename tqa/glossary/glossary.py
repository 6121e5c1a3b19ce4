"""The term base, as checks ask it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from tqa.errors import GlossaryError
from tqa.glossary.compiled import Compiled, load_or_compile, sources_digest
from tqa.glossary.concept import Concept, ConceptType, Form, Known, Reading, ReadingExample, Term, TermMatch
from tqa.glossary.layers import Layer, layers_of
from tqa.glossary.lexicon import Lexicon
from tqa.glossary.spaced import SpacedMatcher
from tqa.glossary.unspaced import UnspacedMatcher
from tqa.languages import Language
from tqa.languages.initials import are_initials, in_latin
from tqa.languages.romanisation import fold

_LEXICON = msgspec.msgpack.Decoder(Lexicon)
_CONCEPT = msgspec.msgpack.Decoder(Concept)
_KNOWN = msgspec.msgpack.Decoder(Known)

_Meaning = tuple[Term, tuple[Term, ...], tuple[str, ...]]
"""What a match says of itself behind its place, as in `TermMatch`: the same wherever its terms stand."""


MANY = 3
"""What belongs to more concepts than this is no sign of any of them."""


class Glossary:
    """Concepts with their terms in every language, and the readings of short forms. Immutable once loaded.

    Everything is decoded when first asked for: a check of an English text never sees the Russian terms.
    """

    def __init__(self, compiled: Compiled | None = None, digest: str = "none", layers: tuple[str, ...] = ()) -> None:
        self.digest = digest
        self.layers = layers
        self._compiled = compiled or Compiled()
        self._lexicons: dict[str, Lexicon | None] = {}
        self._matchers: dict[str, SpacedMatcher | UnspacedMatcher] = {}
        self._by_concept: dict[str, dict[str, list[int]]] = {}
        self._terms: dict[tuple[str, int], Term] = {}
        self._meanings: dict[str, dict[tuple[int, ...], _Meaning]] = {}
        self._concepts: dict[str, msgspec.Raw] | None = None
        self._decoded: dict[str, Concept] = {}
        self._terms_of: dict[tuple[str, str], tuple[Term, ...]] = {}
        self._belongs: dict[str, tuple[str, ...]] = {}
        self._related: dict[str, tuple[str, ...]] | None = None
        self._known: list[msgspec.Raw] | None = None
        self._known_names: dict[str, list[int]] = {}
        self._initials: dict[str, Mapping[str, tuple[Term, ...]]] = {}
        self._readings: tuple[Reading, ...] | None = None
        self._readings_of: dict[str, tuple[Reading, ...]] = {}

    @classmethod
    def load(cls, layers: Sequence[Path] = (), *, shipped: bool = True) -> Glossary:
        """The shipped glossaries and the given files or folders over them, a later one winning. Raises `GlossaryError`."""
        found = layers_of(layers, shipped=shipped)
        if not any(layer.files for layer in found):
            return cls()
        digest = sources_digest(tuple(_sources(found)))

        def compile_found() -> dict[str, bytes]:
            from tqa.glossary.compiling import compile_sections
            from tqa.glossary.merge import merge

            return compile_sections(merge(found))

        compiled = load_or_compile(digest, compile_found)
        return cls(compiled, f"sha256:{digest}", tuple(layer.name for layer in found))

    def find(self, content: str, language: Language) -> tuple[TermMatch, ...]:
        """The terms of one language in a text, in reading order, the longest at each place, none inside another."""
        matcher = self._matchers.get(language.code)
        if matcher is None:
            lexicon = self._lexicon(language.code)
            if lexicon is None:
                return ()
            matcher = SpacedMatcher(lexicon, language) if lexicon.spaced else UnspacedMatcher(lexicon)
            self._matchers[language.code] = matcher
        known = self._meanings.setdefault(language.code, {})
        found = []
        for start, end, numbers in matcher.find(content):
            meaning = known.get(numbers)
            if meaning is None:
                terms = [self._term(language.code, number) for number in numbers]
                concepts = tuple(dict.fromkeys(term.concept for term in terms))
                meaning = known[numbers] = (terms[0], tuple(terms[1:]), concepts)
            found.append(TermMatch(start, end, content[start:end], *meaning))
        return tuple(found)

    def concept(self, id: str) -> Concept | None:  # noqa: A002
        found = self._decoded.get(id)
        if found is None and (raw := self._raw_concepts().get(id)) is not None:
            found = self._decoded[id] = _CONCEPT.decode(raw)
        return found

    def _raw_concepts(self) -> dict[str, msgspec.Raw]:
        if self._concepts is None:
            data = self._compiled.section("concepts")
            self._concepts = msgspec.msgpack.decode(data, type=dict[str, msgspec.Raw]) if data else {}
        return self._concepts

    def domains(self) -> frozenset[str]:
        """The domains that concepts are said to belong to. Decodes every concept."""
        return frozenset(_CONCEPT.decode(raw).domain for raw in self._raw_concepts().values()) - {""}

    def terms(self, concept: str, language: Language) -> tuple[Term, ...]:
        """The terms of a concept in a language, the preferred one first; empty where there is none."""
        known = self._terms_of.get((language.code, concept))
        if known is not None:
            return known
        index = self._by_concept.get(language.code)
        if index is None:
            index = self._by_concept[language.code] = defaultdict(list)
            lexicon = self._lexicon(language.code)
            for number, name in enumerate(lexicon.concepts if lexicon is not None else ()):
                index[name].append(number)
        found = tuple(self._term(language.code, number) for number in index.get(concept, ()))
        if found:
            self._terms_of[language.code, concept] = found
        return found

    def keeps(self, language: Language) -> bool:
        """Whether any term of a language is not to be translated."""
        lexicon = self._lexicon(language.code)
        return lexicon is not None and bool(lexicon.kept)

    def knows(self, language: Language, kind: ConceptType) -> bool:
        """Whether there are terms for concepts of a kind in a language."""
        lexicon = self._lexicon(language.code)
        return lexicon is not None and any(name.startswith(f"{kind.value}.") for name in lexicon.concepts)

    def people(self, language: Language) -> tuple[Term, ...]:
        """The terms of all persons in a language."""
        return self.named(language, frozenset({ConceptType.PERSON}))

    def named(self, language: Language, kinds: frozenset[ConceptType]) -> tuple[Term, ...]:
        """The terms of all concepts of some kinds in a language."""
        lexicon = self._lexicon(language.code)
        prefixes = tuple(f"{kind.value}." for kind in kinds)
        numbers = enumerate(lexicon.concepts if lexicon is not None else ())
        return tuple(self._term(language.code, number) for number, name in numbers if name.startswith(prefixes))

    def initials(self, language: Language) -> Mapping[str, tuple[Term, ...]]:
        """The initials of a language by the ways to write them in Latin letters: ODKB, MVF."""
        known = self._initials.get(language.code)
        if known is None:
            found: defaultdict[str, list[Term]] = defaultdict(list)
            lexicon = self._lexicon(language.code)
            for number, text in enumerate(lexicon.texts if lexicon is not None else ()):
                if not are_initials(text.upper()) or text.islower():
                    continue
                term = self._term(language.code, number)
                # Some languages write only the first letter of initials with a capital: Onu, Nato.
                if text.isupper() or term.form is Form.ABBREVIATION:
                    for written in in_latin(text.upper()):
                        found[written].append(term)
            known = self._initials[language.code] = {written: tuple(terms) for written, terms in found.items()}
        return known

    def related(self, concept: str) -> tuple[Concept, ...]:
        """The concepts that say they belong to this one: its capital, its president, its currency."""
        if self._related is None:
            data = self._compiled.section("related")
            self._related = msgspec.msgpack.decode(data, type=dict[str, tuple[str, ...]]) if data else {}
        found = (self.concept(name) for name in self._related.get(concept, ()))
        return tuple(other for other in found if other is not None)

    def belongs_to(self, concept: str) -> tuple[str, ...]:
        """The concepts that this one says it belongs to: the territory of a capital, of a president, of a currency."""
        known = self._belongs.get(concept)
        if known is None:
            found = self.concept(concept)
            known = tuple(dict.fromkeys(relation.to for relation in found.relations)) if found is not None else ()
            self._belongs[concept] = known
        return known

    def owners(self, concept: str) -> tuple[str, ...]:
        """What a concept belongs to closely: the euro and the Group of Seven say nothing of any one of their countries."""
        found = self.belongs_to(concept)
        return found if len(found) <= MANY else ()

    def akin(self, one: str, other: str) -> bool:
        """Whether the one may stand for the other: a capital for its country, a president for a ministry, a city for itself."""
        ones, others = self.owners(one), self.owners(other)
        if one == other or one in others or other in ones:
            return True
        return bool(set(ones) & set(others)) and one.partition(".")[0] != other.partition(".")[0]

    def known(self, name: str) -> tuple[Known, ...]:
        """What bears this name in some language and is in no other way in the glossary, however many there are."""
        if self._known is None:
            rows, names = self._compiled.section("known"), self._compiled.section("known names")
            self._known = msgspec.msgpack.decode(rows, type=list[msgspec.Raw]) if rows else []
            self._known_names = msgspec.msgpack.decode(names, type=dict[str, list[int]]) if names else {}
        return tuple(_KNOWN.decode(self._known[number]) for number in self._known_names.get(fold(name), ()))

    def readings(self, language: Language | None = None) -> tuple[Reading, ...]:
        """The readings of all short forms of a language (for Chinese: of both scripts), or of all. Drafts are not among them."""
        if self._readings is None:
            data = self._compiled.section("readings")
            self._readings = msgspec.msgpack.decode(data, type=tuple[Reading, ...]) if data else ()
        if language is None:
            return self._readings
        known = self._readings_of.get(language.base)
        if known is None:
            known = tuple(r for r in self._readings if r.language.partition("-")[0] == language.base)
            self._readings_of[language.base] = known
        return known

    def examples(self) -> tuple[ReadingExample, ...]:
        """The texts that readings are tested with."""
        data = self._compiled.section("examples")
        return msgspec.msgpack.decode(data, type=tuple[ReadingExample, ...]) if data else ()

    def _lexicon(self, code: str) -> Lexicon | None:
        if code not in self._lexicons:
            data = self._compiled.section(f"language {code}")
            self._lexicons[code] = _LEXICON.decode(data) if data else None
        return self._lexicons[code]

    def _term(self, code: str, number: int) -> Term:
        term = self._terms.get((code, number))
        if term is None:
            lexicon = self._lexicon(code)
            assert lexicon is not None
            term = self._terms[code, number] = lexicon.term(number)
        return term


def _sources(layers: Iterable[Layer]) -> Iterable[tuple[str, Path, bytes]]:
    for layer in layers:
        for file in layer.files:
            try:
                yield layer.name, file, file.read_bytes()
            except OSError as error:
                raise GlossaryError(f"cannot be read: {error.strerror}", path=file) from error
