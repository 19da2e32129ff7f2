"""S: codes and UAI that are repeated, unknown or badly formed."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from pial_xl.bareme.departements import number_of_label, number_of_reseau
from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.dossier.rows import by
from pial_xl.rules.registry import Outcome, Reserve, rule
from pial_xl.rules.saisie.references import proposal, references
from pial_xl.rules.whom import as_written, row_subject
from pial_xl.tables import (
    Aesh,
    Affectation,
    Eleve,
    Etablissement,
    Parametre,
    RowModel,
    RowTable,
    columns,
)
from pial_xl.tables.reading import Problem
from pial_xl.units.mesure import number
from pial_xl.units.text import composed, quoted
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
    """Le même code se trouve deux fois dans une colonne où chaque code est unique.

    Dans Paramètres, c'est une alerte : de deux lignes d'une même clé, la première vaut.
    """
    for table in d.tables:
        for field, column in columns(table.model).items():
            if column.unique:
                for key, rows in _repeated(table, field).items():
                    yield _repeat(table, field, key, rows)


def _repeated(table: RowTable[RowModel], field: str) -> dict[str, tuple[RowModel, ...]]:
    counts = Counter(map(attrgetter(field), table.rows))
    repeated = {key for key, count in counts.items() if key and count > 1}
    return by((row for row in table.rows if getattr(row, field) in repeated), field)


def _repeat(table: RowTable[RowModel], field: str, key: str, rows: Sequence[RowModel]) -> Constat:
    numbers = ", ".join(str(row.number) for row in rows)
    constat = Constat(
        table.cell(rows[1], field),
        key,
        f"L'identifiant {key} est utilisé {len(rows)} fois (lignes {numbers}).",
        mesure=number(len(rows), "{} fois"),
        attendu=number(1, "{} fois"),
    )
    if table.model is not Parametre:
        return constat
    return replace(
        constat,
        niveau=Niveau.ALERTE,
        message=f"Le réglage {key} est écrit {len(rows)} fois (lignes {numbers}) : "
        f"la ligne {rows[0].number} vaut.",
        advice="Gardez une seule ligne pour ce réglage.",
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
    for reference in references(d, "S-07"):
        nearest = reference.known.nearest
        for row, uai in reference.unknown():
            cell = reference.table.cell(row, reference.field)
            yield Constat(
                cell,
                uai,
                f"Établissement inconnu : {uai} ({cell.sheet}!{cell.address}). "
                "Ajoutez-le à la feuille Établissements.",
                mesure=uai,
                attendu="un UAI de la feuille Établissements",
                advice=proposal(nearest, uai),
            )


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
            written = quoted(as_written(e, "uai"))
            message = f"UAI « {written} » : il faut sept chiffres et une lettre."
            expected = "7 chiffres et une lettre"
        yield Constat(cell, e.uai, message, mesure=e.uai, attendu=expected)


@rule(
    "S-09",
    Niveau.INFO,
    "UAI d'un autre département",
    source=COHERENCE,
    nature="K",
    reads=(Etablissement,),
    advice="Vérifiez l'UAI, ou departement et uai_prefixe dans Paramètres.",
)
def uai_outside_departement(d: Dossier) -> Outcome:
    """Un UAI juste ne commence pas comme ceux du département, ou par le préfixe réglé.

    Ou encore : le département, ou le réseau, que nomment les lettres n'est pas de ce numéro.
    """
    bareme = d.bareme
    prefix, number = bareme.uai_debut, bareme.departement
    if "departement" in d.refusal:
        yield Reserve("Département", "son numéro est illisible dans Paramètres (S-17)")
        prefix, number = bareme.uai_prefixe, ""
    elif not prefix:
        yield Reserve("Département", "son numéro n'est pas réglé dans Paramètres")
    yield from _letter_of_another_departement(d, number)
    if not prefix:
        return
    wanted = f"le département {number}" if number else f"les UAI {prefix}"
    for e in d.etablissements.rows:
        if e.uai and is_valid_uai(e.uai) and not e.uai.startswith(prefix):
            yield Constat(
                d.etablissements.cell(e, "uai"),
                e.uai,
                f"{e.uai} n'est pas dans {wanted}.",
                mesure=e.uai[:3],
                attendu=prefix,
            )


def _letter_of_another_departement(d: Dossier, number: str) -> Outcome:
    """Tell the settings by which letters would name another département than the workbook's."""
    named = {
        "departement_libelle": number_of_label(d.bareme.departement_libelle),
        "reseau": number_of_reseau(d.bareme.reseau),
    }
    for cle, other in named.items():
        if number and other and other.zfill(2) != number:
            written = getattr(d.bareme, cle)
            yield Constat(
                d.parametre_cell(cle),
                cle,
                f"{cle}, que les lettres impriment, dit « {written} » : c'est le département "
                f"{other}, et le classeur est réglé pour le {number}.",
                mesure=other,
                attendu=number,
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
    for reference in references(d, "S-11"):
        nearest = reference.known.nearest
        field, title = reference.field, columns(Affectation)[reference.field].title
        for row, code in reference.unknown():
            shortage = f"{code} n'existe pas."
            constat = _wrong_affectation(d, row, field, code, shortage)
            yield replace(constat, advice=proposal(nearest, code))
        for row in reference.table.rows if columns(Affectation)[field].required else ():
            if not getattr(row, field) and not row.is_unreadable(field):
                yield _wrong_affectation(d, row, field, "", f"le code {title} est vide.")


def _wrong_affectation(d: Dossier, row: RowModel, field: str, code: str, shortage: str) -> Constat:
    cell = d.table(Affectation).cell(row, field)
    return Constat(
        cell,
        code or row_subject(d, cell, columns(Affectation)[field].title),
        f"Affectation ligne {row.number} : {shortage}",
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
    for reference in references(d, "S-16"):
        nearest = reference.known.nearest
        other = reference.target
        for row, code in reference.unknown() if other.rows else ():
            cell = reference.table.cell(row, reference.field)
            yield Constat(
                cell,
                code,
                f"{code} en {cell.address} n'existe pas dans la feuille {other.sheet}.",
                mesure=code,
                attendu=f"un code de la feuille {other.sheet}",
                advice=proposal(nearest, code),
            )


@rule(
    "S-18",
    Niveau.INFO,
    "Code reconnu sous une autre écriture",
    source=COHERENCE,
    nature="K",
    advice="Choisissez le code dans la liste : il sera reconnu partout, dans les formules aussi.",
)
def other_writing(d: Dossier) -> Outcome:
    """Un nom d'AESH ou d'établissement, un nombre sans ses zéros ou un signe caché vaut un code.

    Un seul code y répond. Une même écriture dans une colonne est dite une fois.
    """
    same: defaultdict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for p in d.problems_of("S-18"):
        same[p.table, p.title, p.valeur].append(p)
    for problems in same.values():
        first = problems[0]
        times = f" ({len(problems)} fois)" if len(problems) > 1 else ""
        looks_the_same = composed(first.valeur) == first.read_as
        hidden = ", avec un signe caché," if looks_the_same else ""
        yield Constat(
            first.cell,
            first.read_as,
            f"« {first.valeur} » en {first.cell.address}{hidden} est lu {first.read_as}{times}.",
            key=(first.table, first.title, first.valeur),
            mesure=first.valeur,
            attendu=first.read_as,
        )
