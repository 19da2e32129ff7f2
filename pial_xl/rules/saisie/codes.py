"""S: codes and UAI that are repeated, unknown or badly formed."""

from collections import defaultdict
from typing import Any

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.rules.registry import Constat, Outcome, rule
from pial_xl.tables import (
    Aesh,
    Affectation,
    Coordonnateur,
    Creneau,
    Dotation,
    Eleve,
    Etablissement,
    Notification,
    Pole,
    RowModel,
    RowTable,
    Trajet,
    columns,
)
from pial_xl.units.uai import check_letter, has_uai_format, is_valid_uai


@rule(
    "S-05",
    Niveau.BLOQUANT,
    "Identifiant utilisé plusieurs fois",
    source=COHERENCE,
    nature="K",
    advice="Donnez à chaque ligne un code différent.",
)
def repeated_identifier(d: Dossier) -> Outcome:
    """Le même code se trouve deux fois dans Élèves, AESH, Établissements ou Pôles."""
    yield from _repeated(d.eleves, "eleve")
    yield from _repeated(d.aesh, "aesh")
    yield from _repeated(d.etablissements, "uai")
    yield from _repeated(d.poles, "pole")


def _repeated(table: RowTable[Any], field: str) -> Outcome:
    rows: defaultdict[str, list[RowModel]] = defaultdict(list)
    for row in table.rows:
        if code := getattr(row, field):
            rows[code].append(row)
    for code, same in rows.items():
        if len(same) > 1:
            numbers = ", ".join(str(row.number) for row in same)
            yield Constat(
                table.cell(same[1], field),
                code,
                f"L'identifiant {code} est utilisé {len(same)} fois (lignes {numbers}).",
                mesure=f"{len(same)} fois",
                attendu="1 fois",
            )


@rule(
    "S-07",
    Niveau.BLOQUANT,
    "Établissement inconnu",
    source=COHERENCE,
    nature="K",
    reads=(Etablissement,),
    advice="Si l'établissement y est déjà, corrigez l'UAI.",
)
def unknown_etablissement(d: Dossier) -> Outcome:
    """Un UAI d'une autre feuille n'est pas dans la feuille Établissements."""
    for model, fields in _UAI.items():
        table = d.table(model)
        for row in table.rows:
            for field in fields:
                uai = getattr(row, field)
                if uai and uai not in d.etablissement_by_uai:
                    cell = table.cell(row, field)
                    yield Constat(
                        cell,
                        uai,
                        f"Établissement inconnu : {uai} ({cell.sheet}!{cell.address}). "
                        "Ajoutez-le à la feuille Établissements.",
                        mesure=uai,
                        attendu="un UAI de la feuille Établissements",
                    )


_UAI: dict[type[RowModel], tuple[str, ...]] = {
    Pole: ("uai_pilote",),
    Trajet: ("uai_depart", "uai_arrivee"),
    Dotation: ("uai",),
    Aesh: ("uai",),
    Eleve: ("uai",),
    Creneau: ("uai",),
    Coordonnateur: ("uai",),
}


@rule(
    "S-08",
    Niveau.ALERTE,
    "UAI dont la clé de contrôle est fausse",
    source="Répertoire national des établissements : lettre de contrôle des UAI",
    nature="K",
    reads=(Etablissement,),
    advice="Recopiez l'UAI depuis un document officiel.",
)
def wrong_uai(d: Dossier) -> Outcome:
    """Un UAI n'a pas sept chiffres et une lettre, ou sa lettre de contrôle est fausse."""
    for e in d.etablissements.rows:
        if not e.uai or is_valid_uai(e.uai):
            continue
        cell = d.etablissements.cell(e, "uai")
        if has_uai_format(e.uai):
            letter = check_letter(e.uai[:7])
            message = f"UAI {e.uai} : clé de contrôle fausse (attendu {letter})."
            expected = e.uai[:7] + letter
        else:
            message = f"UAI {e.uai} : il faut sept chiffres et une lettre."
            expected = "7 chiffres et une lettre"
        yield Constat(cell, e.uai, message, mesure=e.uai, attendu=expected)


@rule(
    "S-09",
    Niveau.INFO,
    "UAI d'un autre département",
    source=COHERENCE,
    nature="K",
    reads=(Etablissement,),
    advice="Vérifiez l'UAI, ou le préfixe réglé dans Paramètres.",
)
def uai_outside_departement(d: Dossier) -> Outcome:
    """Un UAI juste ne commence pas par le préfixe réglé (044)."""
    prefix = d.bareme.uai_prefixe
    for e in d.etablissements.rows:
        if e.uai and is_valid_uai(e.uai) and not e.uai.startswith(prefix):
            yield Constat(
                d.etablissements.cell(e, "uai"),
                e.uai,
                f"{e.uai} n'est pas dans le département {d.bareme.departement}.",
                mesure=e.uai[:3],
                attendu=prefix,
            )


@rule(
    "S-11",
    Niveau.BLOQUANT,
    "Affectation d'un AESH ou d'un élève inconnu",
    source=COHERENCE,
    nature="K",
    reads=(Affectation, Aesh, Eleve),
    advice="Choisissez un code des feuilles AESH et Élèves.",
)
def unknown_affectation(d: Dossier) -> Outcome:
    """Le code d'AESH ou d'élève d'une affectation est vide ou inconnu."""
    known = {"aesh": set(d.aesh_by_code), "eleve": set(d.eleve_by_code)}
    for a in d.affectations.rows:
        for field, codes in known.items():
            code = getattr(a, field)
            if code in codes or a.is_unreadable(field):
                continue
            title = columns(Affectation)[field].title
            shortage = f"{code} n'existe pas." if code else f"le code {title} est vide."
            yield Constat(
                d.affectations.cell(a, field),
                code or title,
                f"Affectation ligne {a.number} : {shortage}",
                mesure=code or "vide",
                attendu="un code connu",
            )


@rule(
    "S-16",
    Niveau.ALERTE,
    "Code inconnu d'une autre feuille",
    source=COHERENCE,
    nature="K",
    advice="Choisissez un code qui existe, ou ajoutez la ligne qui manque.",
)
def unknown_code(d: Dossier) -> Outcome:
    """Un pôle, un élève ou un AESH nommé ailleurs que dans Affectations n'existe pas."""
    for model, field, target in _CODES:
        table, other = d.table(model), d.table(target)
        if not other.rows or other.missing:
            continue
        target_field = next(iter(columns(target)))
        known = {getattr(row, target_field) for row in other.rows}
        for row in table.rows:
            code = getattr(row, field)
            if code and code not in known:
                cell = table.cell(row, field)
                yield Constat(
                    cell,
                    code,
                    f"{code} en {cell.address} n'existe pas dans la feuille {other.sheet}.",
                    mesure=code,
                    attendu=f"un code de la feuille {other.sheet}",
                )


# Allocations have S-11, coordinators L-04.
_CODES: tuple[tuple[type[RowModel], str, type[RowModel]], ...] = (
    (Etablissement, "pole", Pole),
    (Dotation, "pole", Pole),
    (Aesh, "pole", Pole),
    (Notification, "eleve", Eleve),
    (Creneau, "aesh", Aesh),
    (Creneau, "eleve", Eleve),
)
