"""A constat quotes at most a line of a cell, whatever was pasted there."""

from dataclasses import replace
from typing import Final

from pial_xl.constats import Constat
from pial_xl.units.mesure import Mesure, as_mesure
from pial_xl.units.text import QUOTED_MAX, quoted

_FIELD_MAX: Final = 200
"""Characters of a measure, or of whom it is about: above, it is a text of a cell."""
_SENTENCE_MAX: Final = 1_000


def with_short_quotes(constat: Constat) -> Constat:
    """Give a constat whose every text can be read; as it is when no cell of it is long."""
    message = constat.message
    texts = (constat.objet, constat.mesure.text, constat.attendu.text, constat.ecart.text)
    longest = max(map(len, texts))
    if longest <= _FIELD_MAX and len(message) <= _SENTENCE_MAX:
        return constat
    long = [text for text in texts if len(text) > _FIELD_MAX]
    for text in long:
        message = message.replace(text, quoted(text))
    return replace(
        constat,
        objet=quoted(constat.objet, _FIELD_MAX),
        message=_cut(message),
        mesure=_short(constat.mesure),
        attendu=_short(constat.attendu),
        ecart=_short(constat.ecart),
    )


def _short(measure: Mesure) -> Mesure:
    return measure if len(measure.text) <= _FIELD_MAX else as_mesure(quoted(measure.text))


def _cut(message: str) -> str:
    """Cut a sentence that quotes some other long text: its beginning says what is the matter."""
    if len(message) <= _SENTENCE_MAX:
        return message
    return f"{message[: _SENTENCE_MAX - QUOTED_MAX]}…"
