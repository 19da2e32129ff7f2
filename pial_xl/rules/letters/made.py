"""L: the letters already made, against the rows as they are now."""

import re
from dataclasses import replace

from pial_xl.bareme.sources import COHERENCE
from pial_xl.constats import Constat, Niveau
from pial_xl.dossier.dossier import Dossier
from pial_xl.letters.context import context_of
from pial_xl.letters.language.known import values
from pial_xl.letters.tracking import Change, Trace, field_changes, fingerprint, traces_in_record
from pial_xl.rules.letters.common import rows_by_sheet
from pial_xl.rules.registry import Outcome, rule
from pial_xl.rules.whom import row_label
from pial_xl.tables import Aesh, Coordonnateur
from pial_xl.tables.address import Cell
from pial_xl.units.mesure import number
from pial_xl.units.text import plural

_TO_CARRY_OVER = (
    "Reportez le changement dans la lettre ; ou supprimez sa feuille, et cliquez sur « Générer les "
    "lettres »."
)
_AESH_COUNT = re.compile(r"(?<![\d,.])(?<!\d\s)(\d{1,4})\s+AESH\b", re.IGNORECASE)


@rule(
    "L-10",
    Niveau.INFO,
    "Lettre modifiée à la main, ou qui ne dit plus ce que dit sa ligne",
    source="Rien de ce qu'une personne écrit n'est effacé",
    nature="P",
    reads=(Coordonnateur,),
    advice="Rien à corriger : « Générer les lettres » refait les lettres non modifiées.",
)
def made_letter(d: Dossier) -> Outcome:
    """Une lettre déjà faite a été modifiée à la main, ou sa ligne a changé ou disparu depuis."""
    by_sheet = rows_by_sheet(d)
    traces = {f: t for f, t in traces_in_record(d.record).items() if f in d.letters}
    for sheet, trace in traces.items():
        row = by_sheet.get(sheet)
        if row is None or not trace.fingerprint:  # not empty: the letter was wholly written
            continue
        edited = fingerprint(d.letters[sheet]) != trace.cells
        if edited:
            yield _constat(d, row, "Lettre modifiée à la main : conservée.", "modifiée")
        if changes := _changes(d, row, trace):
            told = ", ".join(change.field for change in changes)
            yield replace(
                _constat(d, row, f"Changé depuis la lettre : {told}.", "ligne changée"),
                advice=_TO_CARRY_OVER if edited else "",
            )
    if orphans := [sheet for sheet in traces if sheet not in by_sheet]:
        yield Constat(
            Cell(d.coordonnateurs.sheet, "A1"),
            "lettres",
            f"Sans ligne dans Coordonnateurs, gardée : {plural(len(orphans), 'lettre')}.",
            mesure=number(len(orphans)),
            attendu=number(0),
        )


@rule(
    "L-12",
    Niveau.ALERTE,
    "Nombre d'AESH d'une lettre différent de celui du classeur",
    source=COHERENCE,
    nature="K",
    reads=(Coordonnateur, Aesh),
    advice="Écrivez {{nb_aesh}} dans le modèle, ou corrigez la lettre.",
)
def aesh_count(d: Dossier) -> Outcome:
    """Une lettre faite cite un nombre d'AESH qui n'est pas celui du pôle dans le classeur."""
    for sheet, row in rows_by_sheet(d).items():
        if row.pole not in d.pole_by_code:
            continue
        count = len(d.contrats_by_pole.get(row.pole or "", ()))
        for _, text in d.letters.get(sheet, ()):
            told = [int(stated) for stated in _AESH_COUNT.findall(text)]
            if told and count not in told:  # « 3 AESH, dont 1 en CDD » says the right number
                yield Constat(
                    d.coordonnateurs.cell(row, "pole"),
                    row_label(row),
                    f"Lettre {told[0]} AESH, classeur {count}.",
                    mesure=number(told[0]),
                    attendu=number(count),
                )


def _changes(d: Dossier, row: Coordonnateur, trace: Trace) -> tuple[Change, ...]:
    """Give the fields that the letter prints and that are no longer what it says."""
    now = values(row, context_of(d, row))
    before = {field: stated for field, stated in trace.values.items() if field in now}
    return field_changes(before, {field: now[field] or "" for field in before})


def _constat(d: Dossier, c: Coordonnateur, message: str, mesure: str) -> Constat:
    """Point at the row: a mark on the letter itself would be one more edit, and would print."""
    return Constat(d.coordonnateurs.cell(c, "nom"), row_label(c), message, mesure=mesure)
