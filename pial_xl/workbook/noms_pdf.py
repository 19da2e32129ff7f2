"""What the PDF of each letter is called, from the parameter ``fichier_lettre``."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pial_xl.letters.langue.remplissage import remplir
from pial_xl.letters.langue.syntaxe import Inconnu, analyser
from pial_xl.letters.lettre import Valeurs
from pial_xl.units.text import clean, french
from pial_xl.workbook.noms import nom_de_fichier


def titres_des_lettres(
    motif: str, valeurs: Iterable[Valeurs], feuilles: Sequence[str]
) -> tuple[str, ...]:
    """Give the titles of letters, which are also the names of their files without ``.pdf``.

    They are fit for any system and all different. Letters for which the pattern gives the same
    title, or none, take the name of their sheet: a rank would change hands when rows are sorted.

    Args:
        motif: the pattern, with the fields of the model; those that are not known are left out.
        valeurs: the values of each letter.
        feuilles: the sheet of each letter.
    """
    connu = _sans_inconnus(motif)
    voulus = [nom_de_fichier(texte) if (texte := clean(remplir(connu, v))) else "" for v in valeurs]
    compte = Counter(voulu.casefold() for voulu in voulus)
    titres: list[str] = []
    for voulu, feuille in zip(voulus, feuilles, strict=True):
        est_seul = voulu and compte[voulu.casefold()] == 1
        titres.append(nom_de_fichier(voulu if est_seul else feuille, "", titres))
    return tuple(titres)


def champs_inconnus(motif: str) -> tuple[str, ...]:
    """Give what stands between braces in the pattern and means nothing, as it is written."""
    return tuple(j.ecrit for j in analyser(motif) if isinstance(j.sens, Inconnu))


def dire_les_inconnus(champs: Iterable[str]) -> list[str]:
    """Say of each unknown field of the pattern that it was left out."""
    return [
        french(f"Le paramètre fichier_lettre porte un champ inconnu, laissé de côté : {{{{{c}}}}}.")
        for c in champs
    ]


def _sans_inconnus(motif: str) -> str:
    for jeton in reversed(analyser(motif)):
        if isinstance(jeton.sens, Inconnu):
            motif = motif[: jeton.debut] + motif[jeton.fin :]
    return motif
