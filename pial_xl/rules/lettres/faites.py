"""L: the letters already made, against the rows as they are now."""

import re
from dataclasses import replace

from pial_xl.bareme.sources import COHERENCE
from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Niveau
from pial_xl.letters.contexte import contexte_de
from pial_xl.letters.langue.champs import valeurs
from pial_xl.letters.suivi import Changement, Trace, changements, empreinte, traces_du_registre
from pial_xl.rules.lettres.commun import lignes_par_feuille, personne
from pial_xl.rules.registre import Constat, Sortie, rule
from pial_xl.tables import Aesh, Coordonnateur
from pial_xl.tables.adresse import Cellule
from pial_xl.units.text import plural

_A_REPORTER = (
    "Reportez le changement dans la lettre ; ou supprimez sa feuille, et cliquez sur « Générer les "
    "lettres »."
)
_NB_AESH = re.compile(r"(?<![\d,.])(?<!\d\s)(\d{1,4})\s+AESH\b", re.IGNORECASE)


@rule(
    "L-10",
    Niveau.INFO,
    "Lettre modifiée à la main, ou qui ne dit plus ce que dit sa ligne",
    source="Rien de ce qu'une personne écrit n'est effacé",
    nature="P",
    lit=(Coordonnateur,),
    que_faire="Rien à corriger : « Générer les lettres » refait les lettres non modifiées.",
)
def lettre_faite(d: Dossier) -> Sortie:
    """Une lettre déjà faite a été modifiée à la main, ou sa ligne a changé ou disparu depuis."""
    par_feuille = lignes_par_feuille(d)
    traces = {f: t for f, t in traces_du_registre(d.registre).items() if f in d.lettres}
    for feuille, trace in traces.items():
        ligne = par_feuille.get(feuille)
        if ligne is None or not trace.empreinte:  # not empty: the letter was wholly written
            continue
        retouchee = empreinte(d.lettres[feuille]) != trace.cellules
        if retouchee:
            yield _constat(d, ligne, "Lettre modifiée à la main : conservée.", "modifiée")
        if changes := _changements(d, ligne, trace):
            dits = ", ".join(changement.champ for changement in changes)
            yield replace(
                _constat(d, ligne, f"Changé depuis la lettre : {dits}.", "ligne changée"),
                que_faire=_A_REPORTER if retouchee else "",
            )
    if seules := [feuille for feuille in traces if feuille not in par_feuille]:
        yield Constat(
            Cellule(d.coordonnateurs.feuille, "A1"),
            "lettres",
            f"Sans ligne dans Coordonnateurs, gardée : {plural(len(seules), 'lettre')}.",
            mesure=str(len(seules)),
            attendu="0",
        )


@rule(
    "L-12",
    Niveau.ALERTE,
    "Nombre d'AESH d'une lettre différent de celui du classeur",
    source=COHERENCE,
    nature="K",
    lit=(Coordonnateur, Aesh),
    que_faire="Écrivez {{nb_aesh}} dans le modèle, ou corrigez la lettre.",
)
def nombre_d_aesh(d: Dossier) -> Sortie:
    """Une lettre faite cite un nombre d'AESH qui n'est pas celui du pôle dans le classeur."""
    for feuille, ligne in lignes_par_feuille(d).items():
        if ligne.pole not in d.pole_par_code:
            continue
        nombre = len(d.contrats_par_pole.get(ligne.pole or "", ()))
        for _, texte in d.lettres.get(feuille, ()):
            dits = [int(dit) for dit in _NB_AESH.findall(texte)]
            if dits and nombre not in dits:  # « 3 AESH, dont 1 en CDD » says the right number
                yield Constat(
                    d.coordonnateurs.cellule(ligne, "pole"),
                    personne(ligne),
                    f"Lettre {dits[0]} AESH, classeur {nombre}.",
                    mesure=str(dits[0]),
                    attendu=str(nombre),
                )


def _changements(d: Dossier, ligne: Coordonnateur, trace: Trace) -> tuple[Changement, ...]:
    """Give the fields that the letter prints and that are no longer what it says."""
    maintenant = valeurs(ligne, contexte_de(d, ligne))
    avant = {champ: dit for champ, dit in trace.valeurs.items() if champ in maintenant}
    return changements(avant, {champ: maintenant[champ] or "" for champ in avant})


def _constat(d: Dossier, c: Coordonnateur, message: str, mesure: str) -> Constat:
    """Point at the row: a mark on the letter itself would be one more edit, and would print."""
    return Constat(d.coordonnateurs.cellule(c, "nom"), personne(c), message, mesure=mesure)
