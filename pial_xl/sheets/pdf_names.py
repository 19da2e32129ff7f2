"""What the PDF of each letter is called, from the parameter ``fichier_lettre``."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pial_xl.letters.language.filling import fill
from pial_xl.letters.language.syntax import Unknown, parse
from pial_xl.letters.letter import Values
from pial_xl.sheets.file_names import file_name
from pial_xl.units.text import clean, french


def letter_titles(pattern: str, values: Iterable[Values], sheets: Sequence[str]) -> tuple[str, ...]:
    """Give the titles of letters, which are also the names of their files without ``.pdf``.

    They are fit for any system and all different. Letters for which the pattern gives the same
    title, or none, take the name of their sheet: a rank would change hands when rows are sorted.

    Args:
        pattern: the pattern, with the fields of the model; those that are not known are left out.
        values: the values of each letter.
        sheets: the sheet of each letter.
    """
    known = _without_unknown(pattern)
    wanted_names = [file_name(text) if (text := clean(fill(known, v))) else "" for v in values]
    tally = Counter(wanted.casefold() for wanted in wanted_names)
    titles: list[str] = []
    for wanted, sheet in zip(wanted_names, sheets, strict=True):
        is_unique = wanted and tally[wanted.casefold()] == 1
        titles.append(file_name(wanted if is_unique else sheet, "", titles))
    return tuple(titles)


def unknown_fields(pattern: str) -> tuple[str, ...]:
    """Give what stands between braces in the pattern and means nothing, as it is written."""
    return tuple(j.written for j in parse(pattern) if isinstance(j.meaning, Unknown))


def tell_unknown_fields(fields: Iterable[str]) -> list[str]:
    """Say of each unknown field of the pattern that it was left out."""
    return [
        french(f"Le paramètre fichier_lettre porte un champ inconnu, laissé de côté : {{{{{c}}}}}.")
        for c in fields
    ]


def _without_unknown(pattern: str) -> str:
    for token in reversed(parse(pattern)):
        if isinstance(token.meaning, Unknown):
            pattern = pattern[: token.debut] + pattern[token.fin :]
    return pattern
