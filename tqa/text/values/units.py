"""The unit that a number is told in, and whether two quantities in different units are the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tqa.finding import Span
from tqa.languages.units import CURRENCY, Unit, all_units, unit_words
from tqa.text.text import Text
from tqa.text.values.quantity import Kind, Quantity

_BETWEEN = re.compile(r"[\s-]?")
_OF = re.compile(r"\s(?:de\s|di\s|d['’])")
"""What Romance languages have between millions and their unit."""
_TOLERANCE = 0.13
_CONFUSED = 0.86
"""Units nearer than this are told for one another: 斤 and pound, mile and nautical mile."""
_RANGE = re.compile(
    r"\s?(?:[-‐‑–—~～]|至|到|から|에서|(?<=\s)[^\W\d_]{1,4}(?: [^\W\d_]{1,3})?(?=\s))\s?\d+(?:[.,]\d+)?[\s-]?"
)
"""What stands between a number and the unit of the number after it: 5 to 10 km, entre 5 y los 10 km, 5到10公里."""
_TENS = {"decade": 10, "century": 100}
_DEGREES = 3.0


_DEGREES_IN_SPANISH = "º"
"""The sign of ordinals, which is also typed for °."""

_FEET_AND_INCHES = re.compile(r"[\s-]?(?:foot|feet|ft|['′’])[\s-]?\d{1,2}(?!\d)")
_FAHRENHEIT = Unit(name="fahrenheit", dimension="temperature", factor=5 / 9, zero=-160 / 9)


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """A unit and where its word stands."""

    unit: Unit
    span: Span


def unit_place(quantity: Quantity, text: Text) -> UnitPlace | None:
    """The unit of a number: the word after it, the sign before it, or the word after the range that it begins."""
    content, language = text.content, text.language
    words = unit_words(language.code, spaced=language.spaced)
    between = _BETWEEN.match(content, quantity.end)
    found = words.at(content, between.end() if between else quantity.end) or words.up_to(content, quantity.start)
    if found is None and (of := _OF.match(content, quantity.end)):
        found = words.at(content, of.end())
    if found is None and content[quantity.end - 1] == _DEGREES_IN_SPANISH:
        return UnitPlace(all_units()["degree"], Span(quantity.end - 1, quantity.end))
    if found is None and (span := _RANGE.match(content, quantity.end)):
        found = words.at(content, span.end())
    return None if found is None else UnitPlace(found[0], found[1])


def unit_of(quantity: Quantity, text: Text) -> Unit | None:
    """The unit alone."""
    place = unit_place(quantity, text)
    return None if place is None else place.unit


def in_same_unit(one: Quantity, text: Text, other: Quantity, other_text: Text) -> bool:
    """Whether both numbers stand with one unit, or end in one capital letter (3D)."""
    letter = text.content[one.end - 1 : one.end]
    if letter.isupper() and letter == other_text.content[other.end - 1 : other.end]:
        return True
    unit, other_unit = unit_of(one, text), unit_of(other, other_text)
    return unit is not None and not unit.vague and other_unit is not None and other_unit.name == unit.name


def is_same_unit(unit: Unit, other: Unit) -> bool:
    """Whether the names stand for the same amount, or for nearly the same (斤 and pound)."""
    if unit.dimension != other.dimension:
        return False
    if unit.name == other.name or other.name in unit.like or unit.name in other.like:
        return True
    if unit.dimension == CURRENCY or unit.zero != other.zero:
        return False
    return min(unit.factor, other.factor) >= _CONFUSED * max(unit.factor, other.factor)


def is_conversion(one: Quantity, unit: Unit | None, other: Quantity, other_unit: Unit | None) -> bool:
    """Whether both are the same amount in different units, rounded as people round (20 feet, 6 metres).

    Rates of exchange are not known here: sums in two currencies may always be the same.
    """
    if unit is None and one.kind is Kind.DECADE and other_unit is not None and other_unit.dimension == "temperature":
        # “in the 80s” of American weather reports
        unit = _FAHRENHEIT
    if unit is not None and unit.name in _TENS and other_unit is None:
        return one.value * _TENS[unit.name] in other.readings
    if unit is None or other_unit is None:
        return False
    unit, other_unit = _of_dimension(unit, other_unit), _of_dimension(other_unit, unit)
    if unit.name == other_unit.name == "degree":
        # Nobody says which: 80 degrees in American English, 26º elsewhere.
        celsius = all_units()["celsius"]
        return is_conversion(one, unit, other, celsius) or is_conversion(other, unit, one, celsius)
    if unit.name == other_unit.name or unit.dimension != other_unit.dimension:
        return False
    if unit.dimension == CURRENCY:
        return not is_same_unit(unit, other_unit) and not is_shifted(one, other)
    if (unit.factor, unit.zero) == (other_unit.factor, other_unit.zero):
        return False
    for reading in one.readings[:2]:
        for other_reading in other.readings[:2]:
            value, other_value = float(reading), float(other_reading)
            if unit.dimension == "temperature":
                # A difference of degrees converts without the zero.
                steps = abs(value * unit.factor - other_value * other_unit.factor)
                if min(abs(unit.base(value) - other_unit.base(other_value)), steps) <= _DEGREES:
                    return True
            elif _near(unit.base(value), other_unit.base(other_value)):
                return True
    return False


def is_shifted(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers have the same digits at another scale (410 and 41 billion): no rate of exchange does that."""
    ours, theirs = one.value.normalize().as_tuple(), other.value.normalize().as_tuple()
    return ours.digits == theirs.digits and ours.exponent != theirs.exponent and len(ours.digits) > 1


def _of_dimension(unit: Unit, other: Unit) -> Unit:
    """The unit, or what its word also means where the other one is of that dimension: a pound beside kilograms."""
    also = all_units().get(unit.also)
    return also if also is not None and also.dimension == other.dimension else unit


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _TOLERANCE * max(abs(one), abs(other))


def is_height(quantity: Quantity, content: str) -> bool:
    """Whether the number is of a height in feet and inches (6-foot-6), which no other unit repeats number by number."""
    if _FEET_AND_INCHES.match(content, quantity.end):
        return True
    before = content[max(0, quantity.start - 8) : quantity.start]
    return re.search(r"\d[\s-]?(?:foot|feet|ft|['′’])[\s-]?$", before) is not None
