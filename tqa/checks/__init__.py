"""The checks: one file each, and the one table of them."""

from tqa.checks.addition import Addition
from tqa.checks.ambiguous_abbreviation import AmbiguousAbbreviation
from tqa.checks.artefact import Artefact
from tqa.checks.attribute_mismatch import AttributeMismatch
from tqa.checks.check import Check, Context, Example, Passage, begin
from tqa.checks.date_mismatch import DateMismatch
from tqa.checks.deprecated_term import DeprecatedTerm
from tqa.checks.encoding_damage import EncodingDamage
from tqa.checks.entity_mismatch import EntityMismatch
from tqa.checks.entity_omitted import EntityOmitted
from tqa.checks.entity_out_of_place import EntityOutOfPlace
from tqa.checks.foreign_initials import ForeignInitials
from tqa.checks.incomplete_phrase import IncompletePhrase
from tqa.checks.name_capitalization import NameCapitalization
from tqa.checks.name_mismatch import NameMismatch
from tqa.checks.name_variant import NameVariant
from tqa.checks.number_implausible import NumberImplausible
from tqa.checks.number_inconsistent import NumberInconsistent
from tqa.checks.number_mismatch import NumberMismatch
from tqa.checks.omission import Omission
from tqa.checks.repetition import Repetition
from tqa.checks.short_form_first import ShortFormFirst
from tqa.checks.style_inconsistent import StyleInconsistent
from tqa.checks.term_mismatch import TermMismatch
from tqa.checks.term_translated import TermTranslated
from tqa.checks.unit_mismatch import UnitMismatch
from tqa.checks.unpaired_quotation import UnpairedQuotation
from tqa.checks.untranslated_fragment import UntranslatedFragment
from tqa.checks.word_mismatch import WordMismatch
from tqa.checks.wrong_language import WrongLanguage

CHECKS: tuple[type[Check], ...] = (
    AmbiguousAbbreviation,
    TermMismatch,
    NameMismatch,
    WrongLanguage,
    UntranslatedFragment,
    ForeignInitials,
    NumberMismatch,
    DateMismatch,
    UnitMismatch,
    WordMismatch,
    NumberInconsistent,
    NumberImplausible,
    Repetition,
    IncompletePhrase,
    Artefact,
    DeprecatedTerm,
    TermTranslated,
    ShortFormFirst,
    NameCapitalization,
    NameVariant,
    AttributeMismatch,
    EncodingDamage,
    Omission,
    Addition,
    UnpairedQuotation,
    StyleInconsistent,
    EntityMismatch,
    EntityOmitted,
    EntityOutOfPlace,
)
"""In the order in which they win: of two findings of the same weight at the same place, the earlier check's stays."""

__all__ = ["CHECKS", "Check", "Context", "Example", "Passage", "begin"]
