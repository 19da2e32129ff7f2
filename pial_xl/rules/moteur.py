"""Applies the catalogue to a dossier: findings, and what could not be judged."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from pial_xl.dossier.dossier import Dossier
from pial_xl.findings import Finding, Niveau, NonEvalue, in_order
from pial_xl.rules.registre import Constat, Reserve, Rule, registered
from pial_xl.units.text import french

GROUPE_TIERS = "pial_xl.rules"
"""Entry-point group through which other packages add rules: each names a module to import."""

_FAMILLES = ("saisie", "notifications", "contrats", "affectations", "dotation", "lettres")
_RESERVES_MONTREES = 5


@cache
def catalogue() -> tuple[Rule, ...]:
    """Give every rule: ours, then those of other packages on this machine."""
    for famille in _FAMILLES:
        import_module(f"pial_xl.rules.{famille}")
    for entry in entry_points(group=GROUPE_TIERS):
        entry.load()
    return registered()


def appliquer(
    dossier: Dossier, rules: tuple[Rule, ...]
) -> tuple[tuple[Finding, ...], tuple[NonEvalue, ...], tuple[str, ...]]:
    """Apply rules to a dossier.

    Returns:
        The findings in order; the rules that could not be judged, wholly or in part; the
        sentences that say which rules the workbook switches off or moves to another level.
    """
    findings: list[Finding] = []
    non_evalues: list[NonEvalue] = []
    codes = {regle.code for regle in rules}
    reglages = [
        french(f"controle.{code} : aucun contrôle ne porte ce code.")
        for code in dossier.reglages
        if code not in codes
    ]
    for regle in rules:
        niveau = dossier.reglages.get(regle.code, regle.niveau)
        if niveau is None:
            reglages.append(french(f"{regle.code} désactivé : {regle.titre}."))
            continue
        if niveau is not regle.niveau:
            reglages.append(
                french(f"{regle.code} passe de {regle.niveau} à {niveau} : {regle.titre}.")
            )
        if raison := _manque(regle, dossier):
            non_evalues.append(NonEvalue(regle.code, regle.titre, french(raison)))
            continue
        reserves: list[Reserve] = []
        impose = niveau if niveau is not regle.niveau else None
        for sortie in regle.controle(dossier):
            if isinstance(sortie, Reserve):
                reserves.append(sortie)
            else:
                findings.append(_finding(regle, sortie, impose))
        if reserves:
            non_evalues.append(NonEvalue(regle.code, regle.titre, french(_resume(reserves))))
    return in_order(findings), tuple(non_evalues), tuple(reglages)


def _manque(regle: Rule, dossier: Dossier) -> str:
    """Say which input of a rule is missing, if one is."""
    for rang, modele in enumerate(regle.lit):
        tableau = dossier.tableau(modele)
        if not tableau.presente:
            return f"La feuille {modele.feuille} manque."
        if tableau.manquantes:
            return f"Une colonne de la feuille {tableau.feuille} manque (voir S-01)."
        if rang == 0 and not tableau.lignes:
            return f"La feuille {tableau.feuille} est vide."
    return ""


def _resume(reserves: list[Reserve]) -> str:
    shown = " ; ".join(f"{r.objet} : {r.raison}" for r in reserves[:_RESERVES_MONTREES])
    rest = len(reserves) - _RESERVES_MONTREES
    return f"En partie seulement. {shown}" + (f" ; et {rest} de plus." if rest > 0 else ".")


def _finding(regle: Rule, constat: Constat, impose: Niveau | None) -> Finding:
    return Finding(
        code=regle.code,
        niveau=impose or constat.niveau or regle.niveau,
        feuille=constat.cellule.feuille,
        cellule=constat.cellule.adresse,
        objet=constat.objet,
        message=french(constat.message),
        mesure=french(constat.mesure),
        attendu=french(constat.attendu),
        ecart=french(constat.ecart),
        que_faire=french(constat.que_faire or regle.que_faire),
        source=french(regle.source),
    )
