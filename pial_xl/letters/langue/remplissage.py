"""Text with placeholders, and what it becomes once they are filled."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pial_xl.letters.langue.accords import avec_outil, est_feminine, est_pluriel
from pial_xl.letters.langue.syntaxe import (
    CIVILITE,
    Condition,
    Fin,
    Genre,
    Inconnu,
    Jeton,
    Nombre,
    Sens,
    Valeur,
    analyser,
)
from pial_xl.letters.lettre import Valeurs
from pial_xl.units.text import NBSP, french

_COLLE = re.compile(r"(n°|\b(?:MM?\.|Mmes?|Mlle)) (?=\S)")
_SERRE = f" {NBSP}.,;:!?)»\n"
"""What a space left by a hole may not stand before."""


class _Trou(NamedTuple):
    """What is taken out of a text, from one offset to another, and what is put there."""

    debut: int
    fin: int
    texte: str
    est_bloc: bool = False


def champs_du_texte(texte: str) -> tuple[str, ...]:
    """Give the fields that a text reads, each by its key, the unknown ones as they are written.

    A text that gives none is printed as it stands.
    """
    ecrits = (jeton.champ or jeton.ecrit for jeton in analyser(texte) if _se_lit(jeton))
    return tuple(ecrits)


def champs_imprimes(texte: str, valeurs: Valeurs) -> tuple[str, ...]:
    """Give the keys of the fields that a text prints, those of absent blocks left out."""
    visibles = (j for j in _visibles(texte, valeurs) if not isinstance(j.sens, Condition))
    return tuple(jeton.champ for jeton in visibles if jeton.champ)


def s_accorde(texte: str) -> bool:
    """Tell whether a text agrees in gender with the person of the letter."""
    return any(isinstance(jeton.sens, Genre) for jeton in analyser(texte))


def remplir(texte: str, valeurs: Valeurs) -> str:
    """Give the text with its placeholders replaced; see ``remplir_fragments``."""
    return remplir_fragments((texte,), valeurs)[0]


def remplir_fragments(fragments: Sequence[str], valeurs: Valeurs) -> tuple[str, ...]:
    """Replace the placeholders of a text cut into fragments (pieces of one rich cell).

    A placeholder cut between two fragments takes the look of the one where it starts. A value
    is text: braces inside it are not read again. What disappears (a field without value, an
    absent block) takes a space with it; an unknown placeholder stays as it is written. French
    spaces are put in.

    Args:
        fragments: the pieces of the text.
        valeurs: values by key of field, None or empty where there is none.
    """
    texte = "".join(fragments)
    trous = tuple(_trous(texte, valeurs))
    if _reste_vide(texte, trous):
        return tuple("" for _ in fragments)
    pieces: list[str] = []
    debut = 0
    for fragment in fragments:
        fin = debut + len(fragment)
        pieces.append(typographie(_morceau(texte, debut, fin, trous)))
        debut = fin
    return tuple(pieces)


def est_effacee(texte: str, valeurs: Valeurs) -> bool:
    """Tell whether an absent block takes away all that a text says (a lone dash says nothing)."""
    return _reste_vide(texte, tuple(_trous(texte, valeurs)))


def lignes_effacees(textes: Iterable[tuple[int, str]], valeurs: Valeurs) -> frozenset[int]:
    """Give the rows that a letter does not show: all that they said went with absent blocks.

    Args:
        textes: the model's cells of text, each with its row.
        valeurs: values by key of field.
    """
    sorts: dict[int, bool] = {}
    for ligne, texte in textes:
        if texte.strip():
            sorts[ligne] = sorts.get(ligne, True) and est_effacee(texte, valeurs)
    return frozenset(ligne for ligne, effacee in sorts.items() if effacee)


def typographie(texte: str) -> str:
    """Put the non-breaking spaces of French typography, after « n° » and « Mme » too."""
    return _COLLE.sub(rf"\1{NBSP}", french(texte))


def _se_lit(jeton: Jeton) -> bool:
    return not isinstance(jeton.sens, Fin)


def _est_absent(condition: Condition, valeurs: Valeurs) -> bool:
    return bool(valeurs.get(condition.champ)) is not condition.si_rempli


def _visibles(texte: str, valeurs: Valeurs) -> Iterator[Jeton]:
    """Give the pairs of braces that no absent block takes away."""
    saut = 0
    for jeton in analyser(texte):
        if jeton.debut < saut:
            continue
        if isinstance(jeton.sens, Condition) and _est_absent(jeton.sens, valeurs):
            saut = jeton.sens.fin
        yield jeton


def _trous(texte: str, valeurs: Valeurs) -> Iterator[_Trou]:
    """Give the holes to make in a text, in order, and what fills each."""
    ici, rien_avant = 0, True
    for jeton in _visibles(texte, valeurs):
        if isinstance(jeton.sens, Inconnu):
            continue
        rien_avant = rien_avant and not texte[ici : jeton.debut].strip()
        est_bloc = isinstance(jeton.sens, Condition) and _est_absent(jeton.sens, valeurs)
        debut, fin = jeton.debut, _fin(jeton, est_bloc)
        dit = _dit(jeton.sens, valeurs)
        if dit:
            rien_avant = False
        else:
            debut, fin = _sans_reste(texte, debut, fin, rien_avant)
        debut = max(debut, ici)
        yield _Trou(debut, fin, dit, est_bloc)
        ici = fin


def _fin(jeton: Jeton, est_bloc: bool) -> int:
    return jeton.sens.fin if est_bloc and isinstance(jeton.sens, Condition) else jeton.fin


def _sans_reste(texte: str, debut: int, fin: int, rien_avant: bool) -> tuple[int, int]:
    """Widen an empty hole by the space, or the line break, that would be one too many."""
    avant, apres = texte[max(debut - 1, 0) : debut], texte[fin : fin + 1]
    if avant in {"", "\n"} and apres in {"", "\n"}:  # alone on its line
        return (debut, fin + 1) if apres else (debut - len(avant), fin)
    if rien_avant:
        return debut, fin + apres.count(" ") + apres.count(NBSP)
    serre = not apres or apres in _SERRE
    return debut - (serre and avant in {" ", NBSP}), fin


def _dit(sens: Sens, valeurs: Valeurs) -> str:
    """Give what a pair of braces prints."""
    match sens:
        case Genre(masculin, feminin):
            feminine = est_feminine(valeurs.get(CIVILITE) or "")
            if feminine is None:
                return f"{masculin}/{feminin}"  # a title that does not say: both, for the reader
            return feminin if feminine else masculin
        case Nombre(champ, un, plusieurs):
            valeur = valeurs.get(champ)
            return "" if not valeur else plusieurs if est_pluriel(valeur) else un
        case Valeur(champ, outil, ecrit):
            valeur = valeurs.get(champ) or ""
            return avec_outil(outil, valeur, ecrit) if outil and valeur else valeur
        case _:
            return ""


def _reste_vide(texte: str, trous: Sequence[_Trou]) -> bool:
    """Tell whether blocks were taken out and nothing that speaks is left around the holes."""
    if not any(trou.est_bloc for trou in trous):
        return False
    reste = _morceau(texte, 0, len(texte), trous)
    return not any(c.isalnum() for c in reste)


def _morceau(texte: str, debut: int, fin: int, trous: Sequence[_Trou]) -> str:
    """Give what stands between two offsets once the holes that start there are filled."""
    out: list[str] = []
    ici = debut
    for trou in trous:
        if trou.fin <= ici or trou.debut >= fin:
            continue
        out.append(texte[ici : max(trou.debut, ici)])
        if trou.debut >= debut:
            out.append(trou.texte)
        ici = min(trou.fin, fin)
    out.append(texte[ici:fin])
    return "".join(out)
