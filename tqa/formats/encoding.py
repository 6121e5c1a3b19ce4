"""Bytes to text: what the bytes say, what the user said, and, named as such in the report, a guess."""

from __future__ import annotations

import codecs
import contextlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex

from tqa.document import UTF_8, UTF_8_MARKED
from tqa.errors import DocumentError, InputError
from tqa.languages import load as load_language

_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks; UTF-32's begins with UTF-16's and goes first."""

_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
)
"""Files that people hand in by mistake, by how they begin."""

_CONTROLS = bytes(byte for byte in (*range(32), 127) if byte not in b"\t\n\v\f\r\x1b")

MAX_CONTROLS = 0.02
"""A higher share of control characters makes it no text; three are let through in any."""

MAX_DAMAGE = 0.2
"""Undecodable sequences per non-ASCII character up to which bytes are UTF-8 that was damaged rather than another encoding."""

MAX_ACCENTED = 0.4
"""A higher share of accented letters among Latin ones is another script in disguise. Vietnamese has about a quarter."""

_SWAPPED = "".join(chr(high << 8) for high in range(0x4F, 0xA0))
_USUAL = regex.compile(
    "[\t\n\r -~\u00a0-\u058f\u05d0-\u06ff\u0900-\u0e7f\u1e00-\u1fff\u2010-\u203f\u20a0-\u20bf\u3000-\u30ff\uff00-\uffef]"
    f"|(?![{_SWAPPED}])[\u4e00-\u9fff\uac00-\ud7a3]"
)
"""The characters of news. Latin letters read in the wrong byte order become Han ones that end in zero: not those."""

_ASCII = regex.compile(r"[\x00-\x7f]+")
_LATIN = regex.compile(r"[A-Za-z]")
_ACCENTED = regex.compile(r"[\u00c0-\u024f]")
_SCRIPTS = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani"}
"""Scripts that are other scripts to Unicode."""

_NAMES = {
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "cp866": "CP866",
    "iso8859_2": "ISO 8859-2",
    "iso8859_6": "ISO 8859-6",
    "kz1048": "KZ-1048",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, how its bytes were read where that is worth telling, and the codec that writes them so again."""

    text: str
    note: str | None = None
    encoding: str = UTF_8


def decode(data: bytes, *, name: str, encoding: str | None = None, languages: Iterable[str | None] = ()) -> Decoded:
    """The text of a file.

    In this order: `encoding` if it is given; a byte-order mark; UTF-8; UTF-16 by its zero bytes; ISO 2022 by its
    escapes; and else an encoding that was once used for one of `languages` (of any language, if none is known), in
    which case the note says that it was guessed. Raises `DocumentError` for what is no text or in no known encoding.
    """
    if encoding is not None:
        return _as_said(data, codec(encoding).name, name)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], marked, name)
            if marked == UTF_8:
                return Decoded(text=text, encoding=UTF_8_MARKED)
            return Decoded(text=text, note=f"read as {label(marked)}, by its mark", encoding=marked)
    for start, kind in _KINDS:
        if data.startswith(start):
            raise DocumentError(f"this is {kind}, not text", path=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, name, languages)
    if "\x1b$" in text and text.isascii():
        return _escaped(data, name)
    if zeros := _unmarked_utf16(data):
        return zeros
    _refuse_controls(data, name)
    return Decoded(text=text)


def codec(encoding: str) -> codecs.CodecInfo:
    """The codec of an encoding that a user named. Raises `InputError` for one that does not exist or is no text's."""
    try:
        found = codecs.lookup(encoding)
        # Refused for codecs that are no text's; half a character is no reason.
        with contextlib.suppress(UnicodeDecodeError):
            b"a".decode(encoding)
    except (LookupError, ValueError) as error:
        raise InputError(f"there is no text encoding “{encoding[:40]}”") from error
    return found


def label(encoding: str) -> str:
    """The name that people know an encoding by."""
    return _NAMES.get(encoding) or encoding.upper().replace("CP125", "windows-125")


def _as_said(data: bytes, encoding: str, name: str) -> Decoded:
    text = _strictly(data, encoding, name).removeprefix("\ufeff")
    if encoding == UTF_8 and data.startswith(codecs.BOM_UTF8):
        encoding = UTF_8_MARKED
    _refuse_controls(text.encode("utf-8", "surrogatepass"), name)
    return Decoded(text=text, note=f"read as {label(encoding)}, as was said", encoding=encoding)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(f"not {label(encoding)}: {error.reason}", path=name, line=line) from error


def _not_utf8(data: bytes, name: str, languages: Iterable[str | None]) -> Decoded:
    if zeros := _unmarked_utf16(data):
        return zeros
    if b"\0" in data:
        raise DocumentError("this is not text (binary data)", path=name)
    _refuse_controls(data, name)
    mended = data.decode("utf-8", "replace")
    damage = mended.count("\ufffd")
    letters = sum(1 for char in mended if char > "\x7f") - damage
    if damage <= MAX_DAMAGE * letters:
        line = mended.count("\n", 0, mended.index("\ufffd")) + 1
        raise DocumentError(f"UTF-8 with {damage} damaged characters", path=name, line=line)
    return _guess(data, name, languages)


def _guess(data: bytes, name: str, languages: Iterable[str | None]) -> Decoded:
    """Each language's own encodings in turn, then whatever decodes at all, and without a language all encodings."""
    codes = [load_language(tag).code for tag in languages if tag]
    groups = [_encodings()[code] for code in codes if code in _encodings()] or [_all_encodings()]
    readable = next(filter(None, (_plausible(data, group) for group in groups)), [])
    if not readable:
        readable = [e for code in codes for e in _encodings().get(code, ()) if _gives_script(data, e, code)]
    readable = [e for e in readable if not _is_mostly_accents(data.decode(e))]
    if not readable:
        raise DocumentError("the encoding is none that is known here; --encoding can name it", path=name)
    text = data.decode(readable[0])
    others = dict.fromkeys(label(e) for e in readable[1:] if data.decode(e) != text)
    rivals = f" and could be {' or '.join(list(others)[:2])}" if others else ""
    note = f"read as {label(readable[0])}, which was guessed{rivals} (it can be stated)"
    return Decoded(text=text, note=note, encoding=readable[0])


def _plausible(data: bytes, encodings: list[str]) -> list[str]:
    """Those of the encodings in which the bytes look like language, the likeliest first."""
    from charset_normalizer import from_bytes

    guesses = from_bytes(data, cp_isolation=encodings, enable_fallback=False)
    return [guess.encoding for guess in guesses if _decodes(data, guess.encoding)]


def _gives_script(data: bytes, encoding: str, code: str) -> bool:
    """Whether what is not ASCII becomes letters of the language's scripts, and punctuation."""
    if not _decodes(data, encoding):
        return False
    text = data.decode(encoding)
    beyond = _ASCII.sub("", text)
    scripts = "".join(rf"\p{{Script={_SCRIPTS.get(script, script)}}}" for script in load_language(code).scripts)
    return len(regex.findall(rf"[{scripts}\u2010-\u203a\u3000-\u303f\uff00-\uffef]", beyond)) >= 0.9 * len(beyond)


def _is_mostly_accents(text: str) -> bool:
    """Letters of another script, read as Latin ones, are nearly all accented; no language writes like that."""
    accented = len(_ACCENTED.findall(text))
    return accented > MAX_ACCENTED * (accented + len(_LATIN.findall(text)))


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: there are zeros or other control bytes, and a byte order that gives usual characters."""
    if len(data) % 2 or (b"\0" not in data and not _has_controls(data)):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        if not _decodes(data, encoding):
            continue
        text = data.decode(encoding)
        if len(_USUAL.findall(text)) >= 0.95 * len(text):
            return Decoded(text=text, note=f"read as {label(encoding)}, by its pattern of bytes", encoding=encoding)
    return None


def _escaped(data: bytes, name: str) -> Decoded:
    """ISO 2022, which is ASCII with escapes, for Japanese and Korean mail."""
    encoding = "iso2022_kr" if b"\x1b$)C" in data else "iso2022_jp_2"
    text = _strictly(data, encoding, name)
    return Decoded(text=text, note=f"read as {label(encoding)}, by its escapes", encoding=encoding)


def _has_controls(data: bytes) -> bool:
    return len(data) - len(data.translate(None, _CONTROLS)) > max(3, MAX_CONTROLS * len(data))


def _refuse_controls(data: bytes, name: str) -> None:
    if _has_controls(data):
        raise DocumentError("this is not text (mostly control characters)", path=name)


@cache
def _encodings() -> dict[str, list[str]]:
    return tomllib.loads((resources.files("tqa.languages") / "encodings.toml").read_text(encoding="utf-8"))


def _all_encodings() -> list[str]:
    return list(dict.fromkeys(e for encodings in _encodings().values() for e in encodings))
