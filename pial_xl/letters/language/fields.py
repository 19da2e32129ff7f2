"""The placeholders of a letter: their values, those that are missing, those that are unknown."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from pial_xl.letters.language.catalog import NEEDED, NeededValue
from pial_xl.letters.language.filling import printed_fields, text_fields
from pial_xl.letters.language.known import Uncomputed, known_field, known_fields
from pial_xl.letters.language.syntax import Unknown, parse
from pial_xl.units.text import clean, fold

_WORD_FIELD = re.compile(r"«([^«»\n]{1,60})»")
_LONE_BRACE = re.compile(r"\{{1,2}([^{}\n]{0,60})\}{0,2}|\}\}")


class FieldFault(NamedTuple):
    """A pair of braces that a letter would show as it is.

    Attributes:
        written: what is written, braces included.
        advice: what to do, one French sentence; empty when nothing known looks like it.
        attendu: what to write instead, if one knows it.
    """

    written: str
    advice: str
    attendu: str | None = None


def faults(text: str) -> tuple[FieldFault, ...]:
    """Give what a text of the model has of unknown, misplaced or badly closed braces."""
    tokens = parse(text)
    misspelled = [
        _fault(token.written, token.meaning)
        for token in tokens
        if isinstance(token.meaning, Unknown)
        and (token.meaning.word is not None or token.meaning.fault)
    ]
    remaining = text
    for token in tokens:
        remaining = (
            remaining[: token.debut] + "." * (token.fin - token.debut) + remaining[token.fin :]
        )
    return (*dict.fromkeys(misspelled), *_badly_closed(remaining), *_word_fields(remaining))


def shows_braces(text: str) -> bool:
    """Tell whether a text that should be a letter's still shows what a model holds."""
    return "{{" in text or "}}" in text or any(_word_fields(text))


def _word_fields(text: str) -> Iterator[FieldFault]:
    """Give the fields of a mail merge of Word, « between guillemets » without spaces inside."""
    for match in _WORD_FIELD.finditer(text):
        written = match[1]
        if clean(written) != written:  # a quotation: French puts spaces there
            continue
        field = known_field(written)
        if field is None and not (written.upper() == written and written.isidentifier()):
            continue
        attendu = f"{{{{{field.cle}}}}}" if field else None
        advice = f"Écrivez {attendu}." if attendu else "Un champ s'écrit {{champ}}."
        yield FieldFault(match[0], advice, attendu)


def _fault(written: str, meaning: Unknown) -> FieldFault:
    integer = f"{{{{{written}}}}}"
    if meaning.word is None:
        return FieldFault(integer, meaning.fault)
    nearest = nearest_field(meaning.word)
    if nearest is None:
        return FieldFault(integer, "")
    attendu = (
        f"{{{{{written.replace(meaning.word, nearest) if meaning.word in written else nearest}}}}}"
    )
    return FieldFault(integer, f"Vouliez-vous dire {attendu} ?", attendu)


def _badly_closed(text: str) -> Iterator[FieldFault]:
    """Give the braces that close nothing, and the fields between single ones."""
    for match in _LONE_BRACE.finditer(text):
        field = known_field(match[1] or "")
        if field is None and "{{" not in match[0] and "}}" not in match[0]:
            continue  # braces of a text
        attendu = f"{{{{{field.cle}}}}}" if field else None
        advice = f"Écrivez {attendu}." if attendu else "Fermez les accolades : {{champ}}."
        yield FieldFault(match[0], advice, attendu)


def nearest_field(written: str) -> str | None:
    """Give the known placeholder that a writing holds among other words, or most looks like."""
    words = written.split()
    for rank in range(1, len(words)):
        if field := known_field(" ".join(words[rank:])) or known_field(" ".join(words[:-rank])):
            return field.cle
    known = {fold(field.cle): field.cle for field in known_fields()}
    nearest = get_close_matches(fold(written), known, n=1)
    return known[nearest[0]] if nearest else None


def missing_values(
    texts: Iterable[str], read_values: Mapping[str, str | None]
) -> tuple[NeededValue, ...]:
    """Give what the model needs and the row does not say: while it is not empty, no letter.

    One missing value is given once, however many placeholders print it; a column left blank is
    given once too (an unknown UAI hides both the name and the town). What an absent block would
    print is not needed. What another package could not compute is missing wherever it is read.

    Args:
        texts: the texts of the model.
        read_values: the value of every placeholder, as ``values`` gives it.
    """
    found: dict[str, NeededValue] = {}
    uncomputed: dict[str, NeededValue] = {}
    for text in texts:
        for cle in text_fields(text):
            value = read_values.get(cle)
            if isinstance(value, Uncomputed):
                uncomputed[cle] = NeededValue(value.reason, None)
        for cle in printed_fields(text, read_values):
            field = known_field(cle)
            if field and field.needed and not read_values[cle]:
                found[field.needed] = NEEDED[field.needed]
    if "etablissement" in found:
        found.pop("ville", None)
    in_order = (needed for cle, needed in NEEDED.items() if cle in found)
    return (*in_order, *uncomputed.values())
