"""Text with placeholders, and what it becomes once they are filled."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pial_xl.letters.language.agreement import (
    is_feminine,
    is_plural,
    with_forced_word,
    with_function_word,
)
from pial_xl.letters.language.syntax import (
    CIVILITE,
    Condition,
    End,
    FieldValue,
    Gender,
    Meaning,
    Plural,
    Token,
    Unknown,
    parse,
)
from pial_xl.letters.letter import Values
from pial_xl.units.text import NBSP, french

_GLUED = re.compile(r"(n°|\b(?:MM?\.|Mmes?|M(?:e|el)?lles?|Mr|Dr)) (?=\S)")
_TIGHT = f" {NBSP}.,;:!?)»\n"
"""What a space left by a hole may not stand before."""


class _Gap(NamedTuple):
    """What is taken out of a text, from one offset to another, and what is put there."""

    debut: int
    fin: int
    text: str
    is_block: bool = False


def text_fields(text: str) -> tuple[str, ...]:
    """Give the fields that a text reads, each by its key, the unknown ones as they are written.

    A text that gives none is printed as it stands.
    """
    writings = (token.field or token.written for token in parse(text) if _is_read(token))
    return tuple(writings)


def printed_fields(text: str, values: Values) -> tuple[str, ...]:
    """Give the keys of the fields that a text prints, those of absent blocks left out."""
    shown = (j for j in _visible(text, values) if not isinstance(j.meaning, Condition))
    return tuple(token.field for token in shown if token.field)


def consulted_fields(text: str, values: Values) -> tuple[str, ...]:
    """Give the keys of the fields on which what a text shows depends, those of blocks included."""
    return tuple(token.field for token in _visible(text, values) if token.field)


def printed_places(text: str, values: Values) -> tuple[str, tuple[str, ...]]:
    """Give the words of a text that are there whatever the values, and the fields it prints.

    What stands in absent blocks is left out, and so is what agrees: it always prints something.
    """
    words, here = [], 0
    for token in _visible(text, values):
        words.append(text[here : token.debut])
        is_absent = isinstance(token.meaning, Condition) and _is_absent(token.meaning, values)
        here = _fin(token, is_absent)
    words.append(text[here:])
    printed = (t for t in _visible(text, values) if isinstance(t.meaning, FieldValue | Plural))
    return "".join(words), tuple(token.field for token in printed if token.field)


def agrees(text: str) -> bool:
    """Tell whether a text agrees in gender with the person of the letter."""
    return any(isinstance(token.meaning, Gender) for token in parse(text))


def fill(text: str, values: Values) -> str:
    """Give the text with its placeholders replaced; see ``fill_fragments``."""
    return fill_fragments((text,), values)[0]


def fill_fragments(fragments: Sequence[str], values: Values) -> tuple[str, ...]:
    """Replace the placeholders of a text cut into fragments (pieces of one rich cell).

    A placeholder cut between two fragments takes the look of the one where it starts. A value
    is text: braces inside it are not read again. What disappears (a field without value, an
    absent block) takes a space with it; an unknown placeholder stays as it is written. French
    spaces are put in.

    Args:
        fragments: the pieces of the text.
        values: values by key of field, None or empty where there is none.
    """
    text = "".join(fragments)
    gaps = tuple(_gaps(text, values))
    if _is_left_blank(text, gaps):
        return tuple("" for _ in fragments)
    pieces: list[str] = []
    debut = 0
    for fragment in fragments:
        fin = debut + len(fragment)
        pieces.append(typeset(_piece(text, debut, fin, gaps)))
        debut = fin
    return tuple(pieces)


def is_blanked(text: str, values: Values) -> bool:
    """Tell whether an absent block takes away all that a text says (a lone dash says nothing)."""
    return _is_left_blank(text, tuple(_gaps(text, values)))


def blanked_rows(texts: Iterable[tuple[int, str]], values: Values) -> frozenset[int]:
    """Give the rows that a letter does not show: all that they said went with absent blocks.

    Args:
        texts: the model's cells of text, each with its row.
        values: values by key of field.
    """
    sorts: dict[int, bool] = {}
    for row, text in texts:
        if text.strip():
            sorts[row] = sorts.get(row, True) and is_blanked(text, values)
    return frozenset(row for row, blanked in sorts.items() if blanked)


def typeset(text: str) -> str:
    """Put the non-breaking spaces of French typography, after « n° » and « Mme » too."""
    return _GLUED.sub(rf"\1{NBSP}", french(text))


def _is_read(token: Token) -> bool:
    return not isinstance(token.meaning, End)


def _is_absent(condition: Condition, values: Values) -> bool:
    return bool(values.get(condition.field)) is not condition.if_filled


def _visible(text: str, values: Values) -> Iterator[Token]:
    """Give the pairs of braces that no absent block takes away."""
    skip_to = 0
    for token in parse(text):
        if token.debut < skip_to:
            continue
        if isinstance(token.meaning, Condition) and _is_absent(token.meaning, values):
            skip_to = token.meaning.fin
        yield token


def _gaps(text: str, values: Values) -> Iterator[_Gap]:
    """Give the holes to make in a text, in order, and what fills each."""
    here, nothing_before = 0, True
    for token in _visible(text, values):
        if isinstance(token.meaning, Unknown):
            continue
        nothing_before = nothing_before and not text[here : token.debut].strip()
        is_block = isinstance(token.meaning, Condition) and _is_absent(token.meaning, values)
        debut, fin = token.debut, _fin(token, is_block)
        said = _printed(token.meaning, values)
        if said:
            nothing_before = False
        else:
            debut, fin = _without_remainder(text, debut, fin, nothing_before)
        debut = max(debut, here)
        yield _Gap(debut, fin, said, is_block)
        here = fin


def _fin(token: Token, is_block: bool) -> int:
    return token.meaning.fin if is_block and isinstance(token.meaning, Condition) else token.fin


def _without_remainder(text: str, debut: int, fin: int, nothing_before: bool) -> tuple[int, int]:
    """Widen an empty hole by the space, or the line break, that would be one too many."""
    before, after = text[max(debut - 1, 0) : debut], text[fin : fin + 1]
    if before in {"", "\n"} and after in {"", "\n"}:  # alone on its line
        return (debut, fin + 1) if after else (debut - len(before), fin)
    if nothing_before:
        return debut, fin + after.count(" ") + after.count(NBSP)
    tight = not after or after in _TIGHT
    return debut - (tight and before in {" ", NBSP}), fin


def _printed(meaning: Meaning, values: Values) -> str:
    """Give what a pair of braces prints."""
    match meaning:
        case Gender(masculine_form, feminine_form):
            feminine = is_feminine(values.get(CIVILITE) or "")
            if feminine is None:
                # A title that does not say: both, for the reader.
                return f"{masculine_form}/{feminine_form}"
            return feminine_form if feminine else masculine_form
        case Plural(field, one, several):
            valeur = values.get(field)
            return "" if not valeur else several if is_plural(valeur) else one
        case FieldValue(field, function_word, written, is_forced):
            valeur = values.get(field) or ""
            if is_forced and valeur:
                return with_forced_word(written, valeur)
            return (
                with_function_word(function_word, valeur, written)
                if function_word and valeur
                else valeur
            )
        case _:
            return ""


def _is_left_blank(text: str, gaps: Sequence[_Gap]) -> bool:
    """Tell whether blocks were taken out and nothing that speaks is left around the holes."""
    if not any(gap.is_block for gap in gaps):
        return False
    remaining = _piece(text, 0, len(text), gaps)
    return not any(c.isalnum() for c in remaining)


def _piece(text: str, debut: int, fin: int, gaps: Sequence[_Gap]) -> str:
    """Give what stands between two offsets once the holes that start there are filled."""
    out: list[str] = []
    here = debut
    for gap in gaps:
        if gap.fin <= here or gap.debut >= fin:
            continue
        out.append(text[here : max(gap.debut, here)])
        if gap.debut >= debut:
            out.append(gap.text)
        here = min(gap.fin, fin)
    out.append(text[here:fin])
    return "".join(out)
