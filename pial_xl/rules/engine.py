"""Applies the catalogue to a dossier: constats, and what could not be judged."""

from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from pial_xl.constats import Constat, Niveau, NotJudged, in_order
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Reserve, Rule, registered
from pial_xl.units.text import french

THIRD_PARTY_GROUP = "pial_xl.rules"
"""Entry-point group through which other packages add rules: each names a module to import."""

_FAMILLES = ("saisie", "notifications", "contrats", "affectations", "dotation", "letters")
_SHOWN_RESERVES = 5


@cache
def catalogue() -> tuple[Rule, ...]:
    """Give every rule: ours, then those of other packages on this machine."""
    for famille in _FAMILLES:
        import_module(f"pial_xl.rules.{famille}")
    for entry in entry_points(group=THIRD_PARTY_GROUP):
        entry.load()
    return registered()


def apply(
    dossier: Dossier, rules: tuple[Rule, ...]
) -> tuple[tuple[Constat, ...], tuple[NotJudged, ...], tuple[str, ...]]:
    """Apply rules to a dossier.

    Returns:
        The constats in order; the rules that could not be judged, wholly or in part; the
        sentences that say which rules the workbook switches off or moves to another level.
    """
    constats: list[Constat] = []
    not_judged: list[NotJudged] = []
    codes = {rule.code for rule in rules}
    settings = [
        french(f"controle.{code} : aucun contrôle ne porte ce code.")
        for code in dossier.settings
        if code not in codes
    ]
    for rule in rules:
        niveau = dossier.settings.get(rule.code, rule.niveau)
        if niveau is None:
            settings.append(french(f"{rule.code} désactivé : {rule.title}."))
            continue
        if niveau is not rule.niveau:
            settings.append(
                french(f"{rule.code} passe de {rule.niveau} à {niveau} : {rule.title}.")
            )
        if reason := _missing(rule, dossier):
            not_judged.append(NotJudged(rule.code, rule.title, french(reason)))
            continue
        reserves: list[Reserve] = []
        imposed = niveau if niveau is not rule.niveau else None
        for output in rule.check(dossier):
            if isinstance(output, Reserve):
                reserves.append(output)
            else:
                constats.append(_completed(output, rule, imposed))
        if reserves:
            not_judged.append(NotJudged(rule.code, rule.title, french(_resume(reserves))))
    return in_order(constats), tuple(not_judged), tuple(settings)


def _missing(rule: Rule, dossier: Dossier) -> str:
    """Say which input of a rule is missing, if one is."""
    for rank, model in enumerate(rule.reads):
        table = dossier.table(model)
        if not table.present:
            return f"La feuille {model.sheet} manque."
        if table.missing:
            return f"Une colonne de la feuille {table.sheet} manque (voir S-01)."
        if rank == 0 and not table.rows:
            return f"La feuille {table.sheet} est vide."
    return ""


def _resume(reserves: list[Reserve]) -> str:
    shown = " ; ".join(f"{r.objet} : {r.reason}" for r in reserves[:_SHOWN_RESERVES])
    rest = len(reserves) - _SHOWN_RESERVES
    return f"En partie seulement. {shown}" + (f" ; et {rest} de plus." if rest > 0 else ".")


def _completed(constat: Constat, rule: Rule, imposed: Niveau | None) -> Constat:
    """Give a constat all that it leaves to its rule, in French typography."""
    return replace(
        constat,
        code=rule.code,
        niveau=imposed or constat.niveau or rule.niveau,
        message=french(constat.message),
        advice=french(constat.advice or rule.advice),
        source=french(rule.source),
    )
