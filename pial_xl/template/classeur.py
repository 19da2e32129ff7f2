"""Builds the whole workbook as bytes, always the same for the same input."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from pial_xl.tables import TABLES, Parametre
from pial_xl.template import accueil, calculs, champs, lettre, macros, sorties, table
from pial_xl.template.palette import Palette
from pial_xl.template.paquet import empaqueter
from pial_xl.template.parametres import lignes_de_parametres
from pial_xl.template.zones import Zone, definitions, zones

Lignes = Sequence[Mapping[str, object]]

_CREE_LE = datetime(2026, 9, 1)


def construire(
    donnees: Mapping[str, Lignes] | None = None,
    parametres: Mapping[str, object] | None = None,
) -> bytes:
    """Build ``PIAL_template.xlsm``, blank or filled.

    Args:
        donnees: rows (values by field) by table name, such as ``"T_AESH"``. In a column of
            durations or times of day an ``int`` is minutes; a text is written as it is. Paramètres
            are not given here.
        parametres: values by key of the barème that replace the defaults.

    Returns:
        The bytes of a ``.xlsm`` file.

    Raises:
        KeyError: for an unknown table, field or parameter.
        ValueError: for a text longer than a cell may hold.
    """
    lignes = _lignes(donnees or {}, parametres or {})
    places = zones(lignes)
    sortie = BytesIO()
    with _sans_avertissement(), Workbook(sortie, {"in_memory": True}) as classeur:
        _proprietes(classeur)
        _dessiner(classeur, places, lignes, est_vierge=not donnees and not parametres)
        _macros(classeur)
        calculs_xml = f"xl/worksheets/sheet{len(classeur.worksheets())}.xml"
    return empaqueter(sortie.getvalue(), {calculs_xml: calculs.cellules(places)})


def _lignes(donnees: Mapping[str, Lignes], parametres: Mapping[str, object]) -> dict[str, Lignes]:
    inconnues = donnees.keys() - {m.table for m in TABLES if m is not Parametre}
    if inconnues:
        raise KeyError(f"tables inconnues : {sorted(inconnues)}")
    return {**donnees, Parametre.table: lignes_de_parametres(parametres)}


def _dessiner(
    classeur: Workbook, places: Sequence[Zone], lignes: Mapping[str, Lignes], *, est_vierge: bool
) -> None:
    palette = Palette(classeur)
    accueil.dessiner(classeur, places, palette, est_vierge=est_vierge)
    for zone in places:
        table.dessiner(classeur, zone, lignes.get(zone.modele.table, ()), palette)
    lettre.dessiner(classeur, palette)
    champs.dessiner(classeur, palette)
    sorties.dessiner(classeur)
    calculs.dessiner(classeur)
    for nom, formule in sorted((definitions(places) | calculs.definitions(places)).items()):
        classeur.define_name(nom, f"={formule}")


def _macros(classeur: Workbook) -> None:
    feuilles = classeur.worksheets()
    classeur.add_vba_project(BytesIO(macros.projet(len(feuilles))), is_stream=True)
    classeur.set_vba_name(macros.CLASSEUR)
    for rang, feuille in enumerate(feuilles, start=1):
        feuille.set_vba_name(macros.nom_de_code(rang))


def _proprietes(classeur: Workbook) -> None:
    classeur.set_properties(
        {
            "title": "Suivi des AESH et lettres de mission",
            "author": "pial_xl",
            "company": "",
            "created": _CREE_LE,
        }
    )


@contextmanager
def _sans_avertissement() -> Iterator[None]:
    """Stop on what XlsxWriter only warns of: it then leaves the thing out of the file.

    Lists over 255 characters, help texts too long, repeated headers, bad names…
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
