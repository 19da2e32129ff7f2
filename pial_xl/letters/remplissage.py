"""Text with placeholders, and what it becomes once they are filled."""

import re
from collections.abc import Mapping, Sequence

from pial_xl.letters.catalogue import champ_connu
from pial_xl.units.text import NBSP, french

_CHAMP = re.compile(r"([ \u00a0]?)\{\{([^{}]{1,80})\}\}")


def champs_du_texte(texte: str) -> tuple[str, ...]:
    """Give the placeholders of a text as they are written, without their braces."""
    return tuple(match[2].strip() for match in _CHAMP.finditer(texte))


def remplir(texte: str, valeurs: Mapping[str, str | None]) -> str:
    """Give the text with its placeholders replaced; see ``remplir_fragments``."""
    return remplir_fragments((texte,), valeurs)[0]


def remplir_fragments(
    fragments: Sequence[str], valeurs: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Replace the placeholders of a text cut into fragments (pieces of one rich cell).

    A placeholder cut between two fragments takes the look of the one where it starts. A value
    is text: braces inside it are not read again. One without value disappears with the space
    before it; an unknown placeholder stays as it is written. French spaces are put in.
    """
    texte = "".join(fragments)
    pieces: list[str] = []
    debut = 0
    trous = [_trou(match, valeurs) for match in _CHAMP.finditer(texte)]
    for fragment in fragments:
        fin = debut + len(fragment)
        pieces.append(typographie(_morceau(texte, debut, fin, trous)))
        debut = fin
    return tuple(pieces)


def _trou(match: re.Match[str], valeurs: Mapping[str, str | None]) -> tuple[int, int, str]:
    """Give what a placeholder takes out of the text (start, end), and what it puts there."""
    champ = champ_connu(match[2])
    if champ is None:
        return match.end(1), match.end(), match[0][len(match[1]) :]
    valeur = valeurs.get(champ.cle)
    return (match.end(1), match.end(), valeur) if valeur else (match.start(), match.end(), "")


def _morceau(texte: str, debut: int, fin: int, trous: Sequence[tuple[int, int, str]]) -> str:
    """Give what stands between two offsets once the holes that start there are filled."""
    out: list[str] = []
    ici = debut
    for start, end, valeur in trous:
        if end <= ici or start >= fin:
            continue
        out.append(texte[ici : max(start, ici)])
        if start >= debut:
            out.append(valeur)
        ici = min(end, fin)
    out.append(texte[ici:fin])
    return "".join(out)


def typographie(texte: str) -> str:
    """Put the non-breaking spaces of French typography, the one of « n° » included."""
    return french(texte).replace("n° ", f"n°{NBSP}")
