"""Generators of corruption: one good translation in, one with a wrong name or number out, and where.

Each generator is a function `(mention, scene, rng) -> replacement or None`; the table at the end names them with
their share. One more generator is never trained on, `calibrate.spoilt`: it takes names of other articles as the tagger
finds them, so that the figures show whether the model learnt errors or a generator.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tqa.training.lexicon import COUNTS, DAYS, DIRECTIONS, MONTHS, OFFICES, SCALES, Lexicon, Mention


@dataclass(frozen=True, slots=True)
class Scene:
    """What a generator may draw from: the lexicon, the line's mentions, and names of the same article."""

    lexicon: Lexicon
    mentions: tuple[Mention, ...]
    article: tuple[Mention, ...]


Generator = Callable[[Mention, Scene, Random], str | None]


def by_kind(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """Any name of the same kind."""
    return scene.lexicon.draw(mention.kind, rng)


def any_kind(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """A name of another kind, as where a place is read as a person."""
    return scene.lexicon.draw(rng.choice(("person", "organisation", "city", "country", "surname", "other")), rng)


def same_article(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """A name that belongs to the article, in the wrong place."""
    rivals = [m.text for m in scene.article if m.kind == mention.kind or "other" in (m.kind, mention.kind)]
    return rng.choice(rivals) if rivals else None


def lookalike(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """A name that looks or sounds like it, or shares a word with it: Iraq for Iran, Libya for Lebanon."""
    rivals = scene.lexicon.neighbours(mention)
    return rng.choice(rivals) if rivals else None


def shared_short_form(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """A name that some script shortens to the same sign: 巴 for Pakistan, Palestine, Brazil, Panama."""
    rivals = scene.lexicon.readings(mention.text)
    return rng.choice(rivals) if rivals else None


def part_of_name(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """One word of a longer name replaced: a first name, a direction, an office."""
    for words in (DIRECTIONS, OFFICES, MONTHS, DAYS):
        for word in words:
            if re.search(rf"\b{word}\b", mention.text):
                return re.sub(rf"\b{word}\b", rng.choice([w for w in words if w != word]), mention.text)
    parts = mention.text.split()
    if len(parts) < 2:
        return None
    i = rng.randrange(len(parts))
    new = scene.lexicon.draw("surname" if mention.kind == "person" else rng.choice(("surname", "city", "other")), rng)
    return " ".join([*parts[:i], new.split()[0], *parts[i + 1 :]]) if new else None


def digits(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """Another value: one digit, two digits transposed, ten times as much, a near year."""
    text = mention.text
    places = [i for i, c in enumerate(text) if c.isdigit()]
    if not places:
        return None
    way = rng.random()
    value = text.replace(",", "")
    if re.fullmatch(r"(?:19|20)\d\d", text) and way < 0.6:
        return str(int(text) + rng.choice((-10, -3, -2, -1, 1, 2, 3, 10)))
    if way < 0.15 and value.isdigit() and len(value) < 7:
        return f"{int(value) * rng.choice((10, 100)):,}"
    if way < 0.25 and value.isdigit() and int(value) >= 100 and value.endswith("0"):
        return f"{int(value) // 10:,}"
    if way < 0.35 and len(places) > 1:
        i = rng.randrange(len(places) - 1)
        a, b = places[i], places[i + 1]
        swapped = list(text)
        swapped[a], swapped[b] = swapped[b], swapped[a]
        return "".join(swapped)
    if way < 0.5 and value.isdigit() and len(value) < 9:
        return str(rng.randrange(1, 10 ** max(2, len(value))))
    i = rng.choice(places)
    return text[:i] + rng.choice([d for d in "123456789" if d != text[i]]) + text[i + 1 :]


def count_words(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """Another number word: million for billion, five for three."""
    base = mention.text.rstrip("s")
    if base in SCALES:
        return rng.choice([s for s in SCALES[1:] if s != base]) + mention.text[len(base) :]
    if mention.text not in COUNTS:
        return None
    ordinal = mention.text in ("first", "second", "third", "fourth", "fifth")
    pool = [
        c for c in COUNTS if (c in ("first", "second", "third", "fourth", "fifth")) == ordinal and c != mention.text
    ]
    return rng.choice(pool)


def rare(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """A name that is hardly ever in the news, as where a word was taken for a name."""
    return scene.lexicon.draw_rare(rng)


def initials(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """Initials of another body, as where a short form was read as another."""
    return scene.lexicon.draw_initials(rng)


def body(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """The name of another body in several words, most of them ordinary: the Supreme Audit Office for an agency."""
    return scene.lexicon.draw_body(rng)


def ordinary_word(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """A word in the place of a name: Journey for a man called so, West for a country."""
    return scene.lexicon.draw_word(rng)


NAMES: tuple[tuple[Generator, float], ...] = (
    (by_kind, 0.18),
    (rare, 0.09),
    (any_kind, 0.11),
    (initials, 0.06),
    (ordinary_word, 0.05),
    (body, 0.07),
    (same_article, 0.16),
    (lookalike, 0.14),
    (shared_short_form, 0.06),
    (part_of_name, 0.08),
)


def replacement(mention: Mention, scene: Scene, rng: Random) -> str | None:
    """A wrong name or number for this mention, by one of the generators for its kind; `None` where none fits."""
    if mention.kind == "number":
        return digits(mention, scene, rng)
    if mention.kind == "count":
        return count_words(mention, scene, rng)
    weights = [weight for _, weight in NAMES]
    for generator, _ in rng.choices(NAMES, weights, k=3):
        new = generator(mention, scene, rng)
        if new and differs(mention.text, new):
            return new
    return None


def differs(old: str, new: str) -> bool:
    """Whether `new` names something else: not a longer, shorter or differently written form of `old`."""
    a, b = re.sub(r"\W+", "", old).casefold(), re.sub(r"\W+", "", new).casefold()
    if a == b or (len(a) > 3 and len(b) > 3 and (a in b or b in a)):
        return False
    return a[:5] != b[:5] or len(a) < 5 or abs(len(a) - len(b)) > 3 or a[-3:] != b[-3:]
