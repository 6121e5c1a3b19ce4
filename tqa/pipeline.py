"""The Checker: documents in, reports out."""

from __future__ import annotations

import dataclasses
import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from typing import NamedTuple

from tqa.ahead import Ahead
from tqa.checks import Check, Context, Passage, begin
from tqa.checks.consistency import reads_names
from tqa.checks.table import enabled_checks
from tqa.config import Config
from tqa.deadline import deadline
from tqa.document import Document, Unreadable
from tqa.entity.model import SHIPPED, EntityModel
from tqa.errors import ConfigError, DocumentError, LanguageError, TqaError
from tqa.finding import Finding, Layer, Side, SourceSpan, Span
from tqa.glossary import Glossary
from tqa.ignore import Ignores
from tqa.ignore import read as read_ignored
from tqa.languages import Language
from tqa.languages import load as load_language
from tqa.report import Report, Signature, Status
from tqa.text.guess import guess_language
from tqa.text.normal import NormalText, normalize
from tqa.text.sides import contradiction
from tqa.text.text import Text

DEFAULT_TARGET = "en"

RECOGNISED = 0.9
"""How sure the language of a source must be that nobody named."""

TOGETHER = 64
"""So many short documents are checked at once: each check goes through all of them while its tables are in the cache."""

TOGETHER_CHARACTERS = 20_000
"""No more than this together, source and target; an article is soon checked by itself."""

NO_MODEL = "none"
"""What the signature says where no entity-consistency model is at work."""


NOT_INSTALLED = "without the entity-consistency model, which is not installed: names are checked by the glossary alone"


class _Prepared(NamedTuple):
    """A document on its way: what checks see of it, and what leads back to the text that was given."""

    document: Document
    context: Context
    normals: dict[tuple[str, Side], NormalText]
    notes: tuple[str, ...]


class Checker:
    """Checks documents with one set of checks, glossaries and settings. Loading is slow, checking is not: keep it."""

    def __init__(
        self,
        *,
        checks: tuple[Check, ...],
        glossary: Glossary,
        config: Config,
        model: EntityModel | None = None,
        ignores: Ignores = Ignores(),  # noqa: B008
    ) -> None:
        # Without the model its checks are not run, and the signature names neither.
        self.checks = tuple(check for check in checks if model is not None or Layer.MODEL not in check.needs)
        self.glossary = glossary
        self.model = model
        # Who switched the model off knows it; who installed a package without one may not.
        self._uninstalled = model is None and config.model and any(Layer.MODEL in check.needs for check in checks)
        self.config = config
        self.ignores = ignores
        self.signature = Signature(
            tqa=metadata.version("tqa"),
            model=model.digest if model is not None else NO_MODEL,
            glossaries=glossary.digest,
            checks=tuple(check.code for check in self.checks),
        )

    @classmethod
    def load(cls, config: Config | None = None, *, model: Ahead[EntityModel] | None = None) -> Checker:
        """A checker with the shipped glossaries and checks. Raises `ConfigError`, `GlossaryError`, `ModelError`, `StoreError`.

        It looks for no settings file: `tqa.config.load().config` are the settings that the command line would take. `model`
        is the one that these settings want, where somebody has begun to load it.
        """
        config = config or Config()
        checks = enabled_checks(config)
        glossary = Glossary.load(config.glossaries, shipped=config.shipped_glossaries)
        for check in checks:
            if (misfit := check.misfit(glossary)) is not None:
                raise ConfigError(f"[checks.{check.code}] {misfit}")
        return cls(
            checks=checks,
            glossary=glossary,
            config=config,
            model=_load_model(config, checks, model),
            ignores=Ignores.of(read_ignored(config.ignore)) if config.ignore is not None else Ignores(),
        )

    def check(self, document: Document) -> Report:
        """The report of one document; a document that cannot be checked gets a report that says so."""
        (report,) = self.check_all([document])
        return report

    def check_all(self, documents: Iterable[Document | Unreadable]) -> Iterator[Report]:
        """One report a document, in their order.

        The short ones of a sequence are checked many at a time. An iterator is read as it is consumed, no document ahead,
        since it may wait for the report.
        """
        for batch in _batches(documents) if isinstance(documents, Sequence) else ([one] for one in documents):
            yield from self._check_batch(batch)

    def _check_batch(self, batch: Sequence[Document | Unreadable]) -> Iterator[Report]:
        """The reports of some documents; where one cannot be checked, or all take too long, each is checked alone."""
        documents = [one for one in batch if isinstance(one, Document)]
        try:
            with deadline(self.config.max_seconds, characters=sum(map(_characters, documents))):
                reports = iter(self._check(documents))
        except (DocumentError, LanguageError) as error:
            if len(batch) > 1:
                for one in batch:
                    yield from self._check_batch([one])
            else:
                yield self._not_checked(documents[0].id, error, documents[0])
            return
        for one in batch:
            yield next(reports) if isinstance(one, Document) else self._not_checked(one.id, one.error)

    def _not_checked(self, id: str, error: TqaError, document: Document | None = None) -> Report:  # noqa: A002
        return Report(
            id=id,
            signature=self.signature,
            status=Status.NOT_CHECKED,
            error=error.message,
            source_lang=document.source_lang if document else None,
            target_lang=document.target_lang if document else None,
            notes=document.notes if document else (),
        )

    def _check(self, documents: Sequence[Document]) -> list[Report]:
        prepared = [self._prepare(document) for document in documents]
        found: list[list[Finding]] = [[] for _ in prepared]
        every = [(one.context, findings) for one, findings in zip(prepared, found, strict=True)]
        with_source = [(context, findings) for context, findings in every if context.has_source]
        # The network reads an article while the checks that do without it are at work.
        reading = [Ahead(work) for one in prepared if len(prepared) == 1 for work in begin(self.checks, one.context)]
        try:
            for check in self.checks:
                for one in reading if Layer.MODEL in check.needs else ():
                    one.wait()
                for context, findings in with_source if check.requires_source else every:
                    findings += check.find(context)
        finally:
            for one in reading:
                one.wait()
        return [self._report(one, findings) for one, findings in zip(prepared, found, strict=True)]

    def _prepare(self, document: Document) -> _Prepared:
        if not any(field.target.strip() for field in document.fields):
            raise DocumentError("there is no text to check")
        longest = max(max(len(field.target), len(field.source or "")) for field in document.fields)
        if longest > self.config.max_characters:
            raise DocumentError(
                f"a text of {longest:,} characters is longer than an article (limit {self.config.max_characters:,})"
            )
        normals: dict[tuple[str, Side], NormalText] = {}
        notes = (*document.notes, NOT_INSTALLED) if self._uninstalled else document.notes
        model = self.model
        characters = _characters(document)
        if model is not None and characters > self.config.max_model_characters:
            model = None
            unread = (
                f"the entity-consistency model did not read it: {characters:,} characters, source and target, are more"
            )
            notes = (*notes, f"{unread} than it takes (limit {self.config.max_model_characters:,})")
        context = self._context(document, normals, model)
        return _Prepared(document, context, normals, (*notes, *_without_data(context)))

    def _report(self, prepared: _Prepared, found: Sequence[Finding]) -> Report:
        document, context, normals = prepared.document, prepared.context, prepared.normals
        sure = [finding for finding in found if finding.confidence >= self.config.min_confidence]
        findings = _settle(sure, tuple(check.code for check in self.checks)) if sure else sure
        originals = {
            (field.name, side): text
            for field in document.fields
            for side, text in ((Side.TARGET, field.target), (Side.SOURCE, field.source or ""))
        }
        placed = [_in_original(finding, normals, originals) for finding in findings]
        report = Report(
            id=document.id,
            signature=self.signature,
            source_lang=context.source_language.code if context.source_language else None,
            target_lang=context.target_language.code,
            with_source=context.has_source,
            notes=prepared.notes,
            findings=tuple(_with_fingerprints(placed, originals)),
        )
        report = self.ignores.apply(report)
        if not self.config.names:
            return report
        from tqa.roster import list_names

        return dataclasses.replace(report, names=list_names(context, report.findings, normals))

    def _context(
        self, document: Document, normals: dict[tuple[str, Side], NormalText], model: EntityModel | None
    ) -> Context:
        target_language = load_language(document.target_lang or DEFAULT_TARGET)
        source_language = (
            load_language(document.source_lang) if document.source_lang else _recognised(document, target_language)
        )
        passages = []
        for field in document.fields:
            target = normals[field.name, Side.TARGET] = normalize(field.target)
            source_text = None
            if field.source and field.source.strip():
                source = normals[field.name, Side.SOURCE] = normalize(field.source)
                source_text = Text(source.content, source_language or Language(code="und", name="unknown", scripts=()))
            target_text = Text(target.content, target_language, target.dropped)
            if source_text is not None and (wrong := contradiction(source_text, target_text)):
                raise DocumentError(wrong)
            passages.append(
                Passage(
                    field=field.name,
                    target=target_text,
                    source=source_text,
                    glossary=self.glossary,
                )
            )
        if not any(passage.target.paragraphs for passage in passages):
            raise DocumentError("there is no text to check, only characters that cannot be seen")
        return Context(
            document=document,
            passages=tuple(passages),
            source_language=source_language,
            target_language=target_language,
            glossary=self.glossary,
            model=model,
        )


def _batches(documents: Sequence[Document | Unreadable]) -> Iterator[list[Document | Unreadable]]:
    """The documents in their order, as many at a time as are checked together."""
    batch: list[Document | Unreadable] = []
    characters = 0
    for document in documents:
        length = _characters(document) if isinstance(document, Document) else 0
        if len(batch) >= TOGETHER or (batch and characters + length > TOGETHER_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(document)
        characters += length
    if batch:
        yield batch


def _characters(document: Document) -> int:
    """The length of a document, source and target together."""
    return sum(len(field.target) + len(field.source or "") for field in document.fields)


def _without_data(context: Context) -> Iterator[str]:
    """A note on each language that was named and of which nothing is known: finding nothing says little there."""
    for language in (context.source_language, context.target_language):
        if language is not None and not language.scripts and language.code != "und":
            yield f"there is no data of the language “{language.code}”: most checks have nothing to go by"
    source = context.source_language if context.model is not None and context.has_source else None
    if source is not None and source.scripts and not reads_names(context.glossary, source):
        yield f"too little is known of names in {source.name} to tell which of them the translation leaves out"


def _recognised(document: Document, target: Language) -> Language | None:
    """The language of the source where nobody says it, if that is plain to see and not the target's."""
    guess = guess_language("\n".join(field.source for field in document.fields if field.source))
    if guess is None or guess.confidence < RECOGNISED:
        return None
    language = load_language(guess.language)
    return language if language.base != target.base else None


def _load_model(config: Config, checks: tuple[Check, ...], ahead: Ahead[EntityModel] | None) -> EntityModel | None:
    """The model, where it is wanted, a check asks for it, and it is there; one that was named must be there."""
    if not config.model or not any(Layer.MODEL in check.needs for check in checks):
        return None
    if config.model_path is None and not SHIPPED.exists():
        return None
    # What reads an article beside the checks imports nothing there: an import that is broken off locks out other threads.
    from tqa.entity import consistency, windows  # noqa: F401

    return ahead.result() if ahead is not None else EntityModel.load(config.model_path)


def _settle(findings: list[Finding], order: tuple[str, ...]) -> list[Finding]:
    """One finding a place: the graver, then one that says what to write, then the surer, then the earlier check's.

    What lies inside another goes. Findings on different sides or fields never meet. A graver one that does not say what to
    write is told with the place and the words of the next that does.
    """
    findings.sort(
        key=lambda f: (-f.severity.rank, not f.suggestions, -f.confidence, order.index(f.check), f.field, f.start)
    )
    kept: list[Finding] = []
    places: defaultdict[tuple[str, Side], list[Span]] = defaultdict(list)
    numbers: dict[tuple[str, Side, Span], int] = {}
    for finding in findings:
        place, span = (finding.field, finding.side), finding.span
        spans = places[place]
        # None of the spans is inside another, so their ends rise with their starts: the neighbours decide.
        at = bisect_right(spans, span)
        first = bisect_left(spans, span.start, key=lambda other: other.start)
        before = spans[at - 1] if at else None
        after = spans[first] if first < len(spans) else None
        over = None
        if before is not None and before.covers(span):
            over = before
        elif after is not None and (span.covers(after) or after.covers(span)):
            over = after
        if over is None:
            spans.insert(at, span)
            numbers[(*place, span)] = len(kept)
            kept.append(finding)
        elif finding.suggestions and not kept[number := numbers[(*place, over)]].suggestions:
            here = at - 1 if over is before else first
            beside = (*spans[max(0, here - 1) : here], *spans[here + 1 : here + 2])
            if 2 * len(span) >= len(over) and not any(one.covers(span) or span.covers(one) for one in beside):
                spans[here] = span
                numbers[(*place, span)] = number
                kept[number] = _lent(kept[number], finding)
    return kept


def _lent(graver: Finding, telling: Finding) -> Finding:
    """A finding with what to write, and where, from a lighter one."""
    return dataclasses.replace(
        graver,
        start=telling.start,
        end=telling.end,
        surface=telling.surface,
        suggestions=telling.suggestions,
        evidence=(*graver.evidence, telling.message),
    )


def _without_found(findings: list[Finding]) -> list[Finding]:
    """The same without what is said to be left out, where another finding shows the words that stand for it."""
    shown = [
        (finding.field, Span(finding.source_span.start, finding.source_span.end))
        for finding in findings
        if finding.side is Side.TARGET and finding.source_span is not None
    ]
    return [
        finding
        for finding in findings
        if finding.side is Side.TARGET
        or not any(field == finding.field and finding.span.touches(span) for field, span in shown)
    ]


def _in_original(
    finding: Finding,
    normals: dict[tuple[str, Side], NormalText],
    originals: dict[tuple[str, Side], str],
) -> Finding:
    """The finding with its offsets and surfaces in the text that was given."""
    key = (finding.field, finding.side)
    span = normals[key].original(finding.span)
    source_span = finding.source_span
    if source_span is not None:
        source_key = (finding.field, Side.SOURCE)
        place = normals[source_key].original(Span(source_span.start, source_span.end))
        source_span = SourceSpan(start=place.start, end=place.end, surface=place.of(originals[source_key]))
    return dataclasses.replace(
        finding, start=span.start, end=span.end, surface=span.of(originals[key]), source_span=source_span
    )


def _with_fingerprints(findings: list[Finding], originals: dict[tuple[str, Side], str]) -> Iterator[Finding]:
    """In document order, each with a fingerprint of what it says and the words around it, never of where it stands."""
    fields = {key: number for number, key in enumerate(originals)}
    seen: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda f: (fields[f.field, f.side], f.start, f.end, f.check)):
        text = originals[finding.field, finding.side]
        before = text[max(0, finding.start - 80) : finding.start].split()[-2:]
        after = text[finding.end : finding.end + 80].split()[:2]
        parts = [finding.check, finding.field, finding.side, finding.surface, *before, "|", *after]
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[digest] += 1
        if seen[digest] > 1:
            digest = f"{digest}-{seen[digest]}"
        yield dataclasses.replace(finding, fingerprint=digest)
