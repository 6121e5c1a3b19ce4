"""The term base: concepts and terms, readings of ambiguous short forms, and finding them in a text."""

from tqa.glossary.concept import (
    CaseRule,
    Concept,
    ConceptType,
    Form,
    Match,
    Reading,
    Relation,
    Term,
    TermMatch,
    TermStatus,
)
from tqa.glossary.glossary import Glossary

__all__ = [
    "CaseRule",
    "Concept",
    "ConceptType",
    "Form",
    "Glossary",
    "Match",
    "Reading",
    "Relation",
    "Term",
    "TermMatch",
    "TermStatus",
]
