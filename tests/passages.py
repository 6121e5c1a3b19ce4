"""English passages with their sources, for the tests of what the checks of names make of one."""

from __future__ import annotations

from tqa.checks.check import Passage
from tqa.glossary import Glossary
from tqa.languages import load as load_language
from tqa.text.text import Text


def passage(language: str, source: str, target: str, glossary: Glossary) -> Passage:
    return Passage(
        field="body",
        target=Text(target, load_language("en")),
        source=Text(source, load_language(language)),
        glossary=glossary,
    )
